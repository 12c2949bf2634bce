# Sourced by ./mvnw and ./liftline: sets JAVA_HOME to a JDK 25, or says in one line what to install.
# Looks at JAVA_HOME, the java on the PATH, then where Linux packages, SDKMAN and macOS put JDKs.

liftline_jdk=25

is_liftline_jdk() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] &&
    grep -Eq "^JAVA_VERSION=\"$liftline_jdk([.\"]|-)" "$1/release"
}

java_on_path=$(command -v javac 2>/dev/null || true)
if [ -n "$java_on_path" ]; then
  java_on_path=$(readlink -f "$java_on_path" 2>/dev/null || printf %s "$java_on_path")
  java_on_path=${java_on_path%/bin/javac}
fi
java_of_macos=
if [ -x /usr/libexec/java_home ]; then
  java_of_macos=$(/usr/libexec/java_home -v "$liftline_jdk" 2>/dev/null || true)
fi

liftline_java_home=
for candidate in "${JAVA_HOME-}" "$java_on_path" "$java_of_macos" \
  /usr/lib/jvm/*"$liftline_jdk"* "${HOME-}"/.sdkman/candidates/java/"$liftline_jdk"* "${HOME-}"/.jdks/*"$liftline_jdk"*; do
  if is_liftline_jdk "$candidate"; then
    liftline_java_home=$candidate
    break
  fi
done

if [ -z "$liftline_java_home" ]; then
  echo "Liftline needs a JDK $liftline_jdk and found none: install one (for example Temurin $liftline_jdk) or point JAVA_HOME at it." >&2
  exit 1
fi
JAVA_HOME=$liftline_java_home
export JAVA_HOME
