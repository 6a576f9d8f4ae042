#!/bin/bash
# dev.sh [COMMAND OPTION...]: runs the server from the sources, and restarts it once they have changed and compile. The default is demo,
# as each start of serve polls all exchanges anew. SOURCES is the folder of pom.xml and src. It is only read; the results are in .dev of
# the working directory. The real build checks more than this does.
set -euo pipefail
sources=$(cd "${SOURCES:-.}" && pwd)
made=$PWD/.dev
[ $# -gt 0 ] || set -- demo
mkdir -p "$made"
server=

say() { echo "dev: $*" >&2; }

stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" || true
    server=
  fi
}
trap 'stop; exit 143' TERM
trap 'stop; exit 130' INT

# All names and times count, so that a file that is gone or renamed is noticed.
state() { find "$sources/pom.xml" "$sources/src/main" -type f -printf '%p %T@\n' | sort | cksum; }

libraries() {
  if [ ! "$made/libraries" -nt "$sources/pom.xml" ]; then
    say "asking Maven for the libraries"
    mvn -B -q -f "$sources/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
      -DincludeScope=runtime -Dmdep.outputFile="$made/libraries" || { rm -f "$made/libraries"; return 1; }
  fi
}

# Compiles to a folder beside, so that a fault leaves the running server as it is.
compile() {
  rm -rf "$made/next"
  mkdir -p "$made/next"
  find "$sources/src/main/java" -name '*.java' > "$made/files"
  javac -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 -proc:none -nowarn --release 17 -cp "$(cat "$made/libraries")" \
    -d "$made/next" "@$made/files" && cp -r "$sources/src/main/resources/." "$made/next"
}

begin() {
  libraries && compile || { say "does not compile; what runs goes on"; return; }
  stop
  rm -rf "$made/classes"
  mv "$made/next" "$made/classes"
  java -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms24m -XX:+ExitOnOutOfMemoryError \
    -cp "$made/classes:$(cat "$made/libraries")" io.omnidepth.Main "$@" &
  server=$!
}

seen=
while :; do
  now=$(state)
  if [ "$now" != "$seen" ]; then
    seen=$now
    begin "$@"
  fi
  # A sleep in the background lets a signal through at once. The image has no tool that watches files.
  sleep 1 &
  wait $! || true
done
