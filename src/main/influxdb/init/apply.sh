#!/bin/bash
# Applies the dashboards, once as InfluxDB is initialised and again at each call. They belong to a stack, which knows its parts, so that
# they are changed and not doubled. It takes no arguments, and runs within InfluxDB's container.
set -euo pipefail
org=$DOCKER_INFLUXDB_INIT_ORG
stack=omnidepth

stack_id() {
  influx stacks --org "$org" --stack-name "$stack" --hide-headers </dev/null | cut -f 1 | head -n 1
}

files=()
for template in "${TEMPLATES:-/templates}"/*.yml; do
  [ -f "$template" ] || { echo "no dashboards: no *.yml in ${TEMPLATES:-/templates}" >&2; exit 1; }
  files+=(--file "$template")
done
id=$(stack_id)
if [ -z "$id" ]; then
  influx stacks init --org "$org" --stack-name "$stack" </dev/null >/dev/null
  id=$(stack_id)
fi
[ -n "$id" ] || { echo "no dashboards: InfluxDB made no stack $stack" >&2; exit 1; }
# All files go in one call, as a stack removes the parts that its templates do not have.
influx apply --org "$org" --stack-id "$id" --force yes --quiet "${files[@]}" </dev/null
echo "dashboards: $((${#files[@]} / 2)) templates applied by stack $stack ($id)"
