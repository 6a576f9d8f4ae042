#!/bin/bash
# Applies the dashboards, once as InfluxDB is initialised and again whenever somebody calls it: they belong to a stack, which
# knows what it made, so that they are changed and not doubled. Without arguments, within InfluxDB's container.
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
# All at once: what a stack has and its templates have not, it takes away.
influx apply --org "$org" --stack-id "$id" --force yes --quiet "${files[@]}" </dev/null
echo "dashboards: $((${#files[@]} / 2)) templates applied by stack $stack ($id)"
