# Sourced by ./liftline and load-tests/run. Expects $root, the repository.

# Builds Maven modules and what they depend on, without tests and checks. Shows progress: one moving line on a terminal, else a line every 15 s.
# On failure prints Maven's errors and exits with 1. Usage: build LOG_FILE MODULE[,MODULE…]
build() {
  log=$1
  mkdir -p "$(dirname "$log")" 2>/dev/null || { echo "$(dirname "$log") cannot be written: make it writable." >&2; exit 1; }
  # A build is too short for the best code of the JIT compilers to pay off.
  (cd "$root" && MAVEN_OPTS=${MAVEN_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC} exec ./mvnw -B -ntp -T 1C -Dquick -pl "$2" -am package) >"$log" 2>&1 &
  maven=$!
  trap 'kill "$maven" 2>/dev/null; exit 130' INT TERM
  seconds=0
  title=Building
  [ -d "$root/common-model/target/classes" ] || title='First build (about half a minute)'
  while kill -0 "$maven" 2>/dev/null; do
    if [ -t 2 ] || [ $((seconds % 15)) -eq 0 ]; then
      # Maven counts the modules: Building gateway-service 0.1.0 [3/8].
      module=$(sed -n 's/^\[INFO\] Building .*\[\([0-9]*\)\/\([0-9]*\)\]$/: module \1 of \2/p' "$log" | tail -n 1)
      [ -t 2 ] && format='\r\033[2K%s%s, %s s' || format='%s%s, %s s\n'
      # shellcheck disable=SC2059
      printf "$format" "$title" "$module" "$seconds" >&2
    fi
    sleep 1
    seconds=$((seconds + 1))
  done
  trap - INT TERM
  [ ! -t 2 ] || printf '\r\033[2K' >&2
  if ! wait "$maven"; then
    grep '^\[ERROR\]' "$log" | grep -vE '\] *$|Help 1|-e switch|-X switch|For more information|resume the build|mvn <args>' |
      head -n 8 >&2 || tail -n 8 "$log" >&2
    echo "The build failed; see $log." >&2
    exit 1
  fi
  echo "Built in $seconds s." >&2
}

# Finds source files of a production build; arguments are find's tests and actions.
find_sources() {
  (cd "$root" && find pom.xml docs/contracts/openapi.yaml ./*/pom.xml ./*/src/main load-tests/*/pom.xml load-tests/*/src/main -type f "$@" 2>/dev/null)
}

# Whether no source file is newer than the given file.
up_to_date() {
  [ -f "$1" ] && [ -z "$(find_sources -newer "$1" | head -n 1)" ]
}

# A checksum of the names, sizes and times of all source files.
sources() {
  find_sources -exec ls -ln {} + | cksum
}
