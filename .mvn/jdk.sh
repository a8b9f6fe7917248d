# Sets JAVA_HOME to a JDK of version 21 or newer: JAVA_HOME itself, the one on PATH, then the usual folders.
# Sourced by mvnw and baton; says in one line what is missing and ends the caller otherwise.
baton_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  v=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${v:-0}" -ge 21 ]
}
baton_find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && baton_jdk_version "$JAVA_HOME"; then return 0; fi
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
  for home in "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/lib/jvm/* "$HOME"/.sdkman/candidates/java/current \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && baton_jdk_version "$home"; then JAVA_HOME=$home; return 0; fi
  done
  return 1
}
baton_find_jdk || { echo "${0##*/}: a JDK 21 or newer is missing: install one (Debian: apt-get install openjdk-21-jdk) or set JAVA_HOME to it" >&2; exit 1; }
export JAVA_HOME
