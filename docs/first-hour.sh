#!/bin/sh
# Plays the first hour with Liftline in a clone that was never built, and prints it as docs/first-hour.md.
# Uses the ports that ./liftline up uses. Usage, in the clone: docs/first-hour.sh > first-hour.md
set -eu
cd "$(dirname "$0")/.."
port=${LIFTLINE_PORT:-8080}
[ ! -e .liftline ] && [ ! -e local-stack/target ] || { echo "This clone was built or run before; use a new one." >&2; exit 1; }
trap './liftline down >/dev/null 2>&1 || true' EXIT

# Prints a command as the reader types it, runs it, and prints its output. A command that fails ends the script.
run() {
  printf '```\n$ %s\n' "$1"
  command=$(printf %s "$1" | sed "s/localhost:8080/localhost:$port/g")
  if ! sh -c "$command" >first-hour.output 2>&1; then
    cat first-hour.output
    echo "failed: $1" >&2
    exit 1
  fi
  sed "s|$(pwd -P)|~/liftline|g; s/:$port/:8080/g; s/[[:space:]]*$//" first-hour.output
  [ -z "$(tail -c 1 first-hour.output)" ] || echo
  rm first-hour.output
  printf '```\n'
}

cat <<'TEXT'
# The first hour

What a new user sees, from a clean clone on a machine with two cores. [first-hour.sh](first-hour.sh) plays it and wrote this page; a test plays it again and compares all but numbers.

## Does this machine have what is needed?
TEXT
run './liftline doctor'
cat <<'TEXT'

## Start everything
TEXT
run './liftline up --detach'
cat <<'TEXT'

## Report a ride and read it
TEXT
# Printed as it stands, without the key.
key='-H "X-API-Key: $(cat .liftline/secrets/admin-key)"'
run "curl -s $key -X POST localhost:8080/skiers/1/seasons/2026/days/7/skiers/12345 -H 'Content-Type: application/json' -d '{\"time\":217,\"liftID\":21}'"
run "curl -s $key --retry 5 --retry-all-errors --fail localhost:8080/skiers/1/seasons/2026/days/7/skiers/12345"
echo
echo 'A mistake is named:'
run "curl -s $key -X POST localhost:8080/skiers/1/seasons/2026/days/7/skiers/12345 -H 'Content-Type: application/json' -d '{\"time\":2170,\"liftID\":21}'"
cat <<'TEXT'

## Play a ski day
TEXT
run './liftline demo --skiers 300 --seconds 5'
cat <<'TEXT'

## Look at it
TEXT
# On a busy machine a process may not respond within two seconds; then status ends with 3.
tries=0
until ./liftline status >/dev/null 2>&1 || [ "$tries" -ge 60 ]; do
  tries=$((tries + 1))
  sleep 1
done
run './liftline status'
run './liftline kafka groups'
run './liftline logs consumer -n 3'
cat <<'TEXT'

## Change something
The first change of a source takes a build of its module and a restart of its replicas, one after another. Requests go on.
TEXT
run "sed -i.bak 's/SELECT/SELECT /' skier-query-service/src/main/java/dev/liftline/query/storage/JdbcStoredRides.java"
run './liftline reload'
cat <<'TEXT'

## Stop and keep the data
TEXT
run './liftline backup before-the-weekend.backup'
run './liftline down'
rm -f before-the-weekend.backup
