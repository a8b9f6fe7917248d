# Builds Baton and makes its class archives; sourced by the launcher, whose names it uses.
# Several processes may come here at once: one works, the others wait for it.
baton_say() { echo "baton: $*" >&2; }

baton_lock() {
  mkdir -p "$target" 2>/dev/null
  until mkdir "$target/launch.lock" 2>/dev/null; do
    [ -w "$target" ] || return 1
    holder=$(cat "$target/launch.lock/pid" 2>/dev/null)
    # Of those who find the holder dead one becomes its heir; the lock stands all the while, and may meanwhile be another's.
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null && mkdir "$target/launch.lock/after-$holder" 2>/dev/null &&
      [ "$(cat "$target/launch.lock/pid" 2>/dev/null)" = "$holder" ]; then
      break
    fi
    sleep 1
  done
  trap 'rm -rf "$target/launch.lock"' EXIT
  trap 'exit 130' INT TERM HUP
  echo $$ >"$target/launch.lock/pid"
}

baton_unlock() {
  rm -rf "$target/launch.lock"
  trap - EXIT INT TERM HUP
}

baton_build() {
  baton_say "building with $JAVA_HOME (on first use and after changes; about a minute) ..."
  (cd "$root" && ./mvnw -q -B -Dstyle.color=never -DskipTests package -pl functions/cli -am) >&2 || { baton_say "the build failed"; exit 1; }
  # Maven leaves a jar alone whose content would be the same.
  touch "$client_jar" "$application_jar"
}

# What Java writes an archive by; JDK 25 makes the better kind.
baton_record() {
  if [ "$jdk_version" -ge 25 ]; then echo "-XX:AOTCacheOutput=$1"; else echo "-XX:ArchiveClassesAtExit=$1"; fi
}

# picocli is compiled for a Java so old that no archive takes its classes. Compiled anew, verbs start a quarter faster.
baton_picocli() {
  mkdir -p "$work/sources" "$work/classes"
  (cd "$work/sources" && "$JAVA_HOME/bin/jar" --extract --file "$target/client/picocli-sources.jar" picocli) &&
    "$JAVA_HOME/bin/javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -proc:none -Xlint:none --release 21 \
      -d "$work/classes" "$work"/sources/picocli/*.java &&
    "$JAVA_HOME/bin/jar" --create --file "$work/picocli.jar" -C "$work/classes" .
}

# The application's jar with picocli as it was compiled anew.
baton_application_jar() {
  [ -r "$work/picocli.jar" ] &&
    (cd "$work/classes" && "$JAVA_HOME/bin/jar" --extract --file "$application_jar") &&
    "$JAVA_HOME/bin/jar" --create --file "$work/application.jar" --manifest "$work/classes/META-INF/MANIFEST.MF" \
      -C "$work/classes" . &&
    mv "$work/application.jar" "$target/application.jar"
}

# One jar of all that a client or a runner is made of, and the application's; or none.
baton_jars() {
  work=$target/work
  rm -rf "$work"
  baton_picocli || rm -f "$work/picocli.jar"
  set -- "$client_jar"
  [ -r "$work/picocli.jar" ] && set -- "$@" "$work/picocli.jar"
  for library in $client_libraries; do set -- "$@" "$target/client/$library.jar"; done
  for library in $runner_libraries; do set -- "$@" "$target/runner/$library.jar"; done
  "$java" "$root/.mvn/OneJar.java" "$target/command.jar" "$@" || rm -f "$target/command.jar"
  baton_application_jar || rm -f "$target/application.jar"
  rm -rf "$work"
}

# A specification that leads a runner through its usual work: jobs that wait for others, for files and for data, and a tick.
baton_rehearsal_spec() {
  cat <<'END'
name: rehearsal
parameters: {i: "1:60"}
user_data: [{name: d, data: 1}]
files: [{name: f, path: f}]
jobs:
  - {name: first, command: "echo > f", output_files: [f], input_user_data: [d]}
  - {name: "many_{i}", command: "true", depends_on: [first], input_files: [f], use_parameters: [i]}
  - {name: fails, depends_on_regexes: ["many"], command: "sleep 1.3; exit 1"}
END
}

# A server, a client's usual verbs, and a run, each recording the classes that it loads.
baton_rehearse() {
  stage=$target/launch.new
  rm -rf "$stage"
  mkdir -p "$stage/data" || return 1
  unset BATON_API_KEY BATON_DATA BATON_URL TORC_API_URL TORC_PASSWORD
  # shellcheck disable=SC2086
  "$java" $application_flags "$(baton_record "$stage/application")" -jar "$application_start" \
    server --port 0 --data "$stage/data" >/dev/null 2>&1 &
  server=$!
  tries=0
  until [ -s "$stage/data/endpoint" ] || [ $tries -ge 60 ] || ! kill -0 "$server" 2>/dev/null; do
    sleep 1
    tries=$((tries + 1))
  done
  # shellcheck disable=SC2086
  "$java" $client_flags "$(baton_record "$stage/client")" \
    -cp "$client_path" dev.baton.cli.client.Rehearsal "$stage/data" >/dev/null 2>&1
  kill "$server" 2>/dev/null
  wait "$server" 2>/dev/null
  baton_rehearsal_spec >"$stage/data/spec.yaml"
  # shellcheck disable=SC2086
  (cd "$stage/data" && "$java" $runner_flags \
    "$(baton_record "$stage/runner")" -Dbaton.bin=/ -cp "$runner_path" dev.baton.cli.server.ApplicationMain \
    run --data run spec.yaml) >/dev/null 2>&1
  rm -rf "$stage/data" "$stage"/*.config
}

baton_archives() {
  baton_say "preparing fast starts (a few seconds) ..."
  kind=SharedArchiveFile
  [ "$jdk_version" -ge 25 ] && kind=AOTCache
  (baton_jars) >/dev/null 2>&1
  baton_paths
  # In a shell of its own: it clears variables.
  (baton_rehearse)
  rm -rf "$target/launch" && mv "$target/launch.new" "$target/launch" || return
  for name in client application runner; do
    [ -s "$target/launch/$name" ] && echo "${name}_archive=\"-XX:$kind=\$target/launch/$name\""
  done >>"$launch.new"
}

baton_prepare() {
  . "$root/.mvn/jdk.sh"
  java=$JAVA_HOME/bin/java
  jdk_version=$v
  application_flags=$plain_flags
  client_flags="$plain_flags -XX:TieredStopAtLevel=1"
  [ "$jdk_version" -ge 24 ] && application_flags="$plain_flags --sun-misc-unsafe-memory-access=allow"
  runner_flags="$application_flags -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
  # Neither looks for libraries that are not there, which opens every jar; a runner does not read the languages of the world, and
  # prints no text that depends on one.
  found="-Dpicocli.disable.closures=true -Dpicocli.converters.excludes=java.time.*,java.sql.*"
  client_flags="$client_flags $found"
  runner_flags="$runner_flags $found"
  runner_flags="$runner_flags -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN"
  runner_flags="$runner_flags -Djava.locale.providers=FALLBACK -Duser.language= -Duser.country="
  # Verbs and runners are over soon. They let their archive lie where it was made to lie (elsewhere each of its pages is
  # written), take memory by large pages, spin no code for what is reflected upon once, and compile what proves to be used
  # often, not what was in the rehearsal; a runner not much of what that calls either. Its threads, of which each does little, take
  # little memory at once: a large page is long in the making. It has its archive copied at its begin: a page that is read first
  # and written later, by one of several threads, costs a fault and a call to the other processors; and with it the heap, which
  # begins small therefore. No result hangs on any of these: a newer Java that does not know one goes without.
  if [ "$jdk_version" -ge 25 ]; then
    short="-Djdk.reflect.useNativeAccessorOnly=true -XX:+IgnoreUnrecognizedVMOptions"
    short="$short -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:+UseTransparentHugePages"
    short="$short -XX:-AOTRecordTraining -XX:-AOTReplayTraining"
    client_flags="$client_flags $short"
    runner_flags="$runner_flags $short -XX:C1MaxInlineSize=10 -XX:TLABSize=128k -XX:+AlwaysPreTouch -Xms32m"
  fi
  if ! baton_lock; then
    if [ -r "$client_jar" ]; then return 0; fi
    baton_say "$root is not built, and cannot be written to"
    exit 1
  fi
  if [ ! -r "$client_jar" ] || [ ! -r "$application_jar" ] || baton_sources_changed; then baton_build; fi
  # Another process may have done it while this one waited.
  if ! baton_prepared; then
    printf "java='%s'\napplication_flags='%s'\nclient_flags='%s'\nrunner_flags='%s'\n" \
      "$java" "$application_flags" "$client_flags" "$runner_flags" >"$launch.new"
    baton_archives
    mv "$launch.new" "$launch"
    . "$launch"
  fi
  baton_unlock
}
