# Builds a part of Allway, quietly and one at a time. Sourced, not run.
# Needs ROOT (the project's folder) and, from find_jdk, JDK.

EX_NEEDED=69 # something must be installed first
EX_FAILED=70 # the build failed
EX_WRITE=73  # the folder cannot be written to

LOCK=$ROOT/target/launch.lock
BUILD_LOG=$ROOT/target/build.log

say() {
  printf 'allway: %s\n' "$*" >&2
}

find_maven() {
  MAVEN=$(command -v mvn) && return
  for MAVEN in \
    "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" \
    /usr/share/maven/bin/mvn /opt/maven/bin/mvn \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}/candidates/maven/current/bin/mvn" \
    /opt/homebrew/bin/mvn /usr/local/bin/mvn; do
    [ -x "$MAVEN" ] && return
  done
  return 1
}

explain_maven() {
  cat >&2 <<TEXT
Allway is built once before its first start. That needs Maven (the command mvn), and none was found.

  Debian, Ubuntu:  sudo apt-get install maven
  Fedora, RHEL:    sudo dnf install maven
  macOS:           brew install maven
  anywhere:        sdk install maven (https://sdkman.io), or https://maven.apache.org/download.cgi

Then start this again.
TEXT
}

# --- one at a time -------------------------------------------------------------------------------
# A folder is the lock, because making one either works or does not. The file in it holds the
# machine's name and then the processes that hold it; when they are gone, the lock is stale.

lock_alive() {
  kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ] || ps -p "$1" >/dev/null 2>&1
}

lock_older_than() {
  [ -n "$(find "$LOCK" -prune -mmin "+$1" 2>/dev/null)" ]
}

lock_stale() {
  # Without its file: just made, or its maker died at once.
  [ -s "$LOCK/holders" ] || { lock_older_than 1; return; }
  lock_older_than 120 && return
  {
    read -r lock_host
    [ "$lock_host" = "$(uname -n)" ] || return 1
    while read -r lock_pid; do
      lock_alive "$lock_pid" && return 1
    done
  } 2>/dev/null <"$LOCK/holders"
  return 0
}

# Two that find the same stale lock must not both remove it: the second would remove the new one
# of the first.
lock_break() {
  mkdir "$LOCK.break" 2>/dev/null || {
    sleep 1
    find "$LOCK.break" -prune -mmin +1 -exec rmdir {} \; 2>/dev/null
    return
  }
  lock_stale && rm -rf "$LOCK"
  rmdir "$LOCK.break"
}

# Fails only where nothing can be written.
take_lock() {
  [ "${ALLWAY_LOCK_HELD:-}" != "$LOCK" ] || return 0 # by the process that started this one
  mkdir -p "$ROOT/target" 2>/dev/null
  [ -w "$ROOT/target" ] || return 1
  lock_waiting='' lock_tries=0
  until mkdir "$LOCK" 2>/dev/null; do
    if ! [ -d "$LOCK" ]; then # given back just now, or the disk is full
      lock_tries=$((lock_tries + 1))
      [ "$lock_tries" -lt 20 ] || return 1
      continue
    fi
    if lock_stale; then
      lock_break
      continue
    fi
    [ -n "$lock_waiting" ] || say "another start is preparing Allway; waiting for it ..."
    lock_waiting=yes
    sleep 1
  done
  lock_mine=yes
  trap drop_lock EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  { uname -n; echo "$$"; } >"$LOCK/holders"
}

drop_lock() {
  [ -z "${lock_mine:-}" ] || rm -rf "$LOCK"
  lock_mine=
}

# --- the build -----------------------------------------------------------------------------------

# What was built is there, no source is newer, and nobody is building.
up_to_date() {
  [ -f "$1" ] && ! [ -d "$LOCK" ] && [ -z "$(newer_sources "$1")" ]
}

# Folders count too: they change when a file in them is removed.
newer_sources() {
  find "$ROOT"/pom.xml "$ROOT"/*/pom.xml "$ROOT"/*/src/main -newer "$1" 2>/dev/null
}

run_maven() {
  # As a holder of the lock: should this shell be killed, Maven may still be at work.
  # shellcheck disable=SC2016 # for the inner shell, whose number is Maven's from then on
  JAVA_HOME=$JDK MAVEN_OPTS="${MAVEN_OPTS:-} $JDK_QUIET" \
    sh -c '[ -z "$1" ] || echo "$$" >>"$1/holders"; shift; exec "$@"' sh "${lock_mine:+$LOCK}" \
    "$MAVEN" -B -f "$ROOT/pom.xml" "$@" </dev/null
}

# Maven's words, one line each, as a few calm ones; all of them go to the log.
tell_build() {
  while IFS= read -r build_line; do
    printf '%s\n' "$build_line" >&3
    case $build_line in
      *" Building Allway "*)
        build_line=${build_line#*" Building Allway "}
        case ${build_line%% *} in
          [0-9]*) ;; # the project as a whole
          *) say "  ${build_line%% [0-9]*}" ;;
        esac
        ;;
    esac
  done 3>"$BUILD_LOG"
}

explain_failure() {
  say "the build failed. What went wrong:"
  sed -n -e 's/^\[ERROR\] \[ERROR\] /[ERROR] /' -e 's/ -> \[Help 1\]$//' \
    -e '/COMPILATION ERROR/d' -e '/^\[ERROR\] To see the full/q' \
    -e 's/^\[ERROR\] \([^ -]\)/  \1/p' "$BUILD_LOG" | awk '!seen[$0]++' | head -n 8 >&2
  if grep -q -e 'Could not transfer artifact' -e 'Could not resolve' -e 'Unknown host' \
    "$BUILD_LOG"; then
    say "the first build fetches libraries from Maven Central: is it reachable from here?"
    say "behind a proxy or with a mirror, name it in ~/.m2/settings.xml"
  fi
  say "all of it: $BUILD_LOG"
}

# build MODULE JAR: makes MODULE/target/JAR and its libraries beside it, if they are not up to date.
build() {
  build_jar=$ROOT/$1/target/$2
  up_to_date "$build_jar" && return
  if ! take_lock; then
    # Not ours to write to: what is there must do.
    [ -f "$build_jar" ] && return
    say "Allway is not built yet, and this account cannot write to $ROOT"
    say "start it once from an account that can, or copy the folder to where you can."
    exit $EX_WRITE
  fi
  if [ -f "$build_jar" ] && [ -z "$(newer_sources "$build_jar")" ]; then
    drop_lock # built by another while this one waited
    return
  fi
  find_maven || { explain_maven; exit $EX_NEEDED; }

  if [ -f "$build_jar" ]; then
    say "the sources have changed; building ..."
  else
    say "first start; building, which takes a minute or two ..."
  fi
  build_start=$(date +%s)
  : >"$LOCK/started"
  # Removed, not overwritten: an Allway that is running keeps what it has open. And code that was
  # generated for sources since removed would not compile.
  rm -rf "${build_jar%/*}" "$ROOT/$1/target/generated-sources"
  {
    run_maven -pl "$1" -am package \
      -DskipTests -Dmaven.test.skip=true -Dwarnings.fail=false 2>&1
    echo $? >"$LOCK/status"
  } | tell_build
  read -r build_status <"$LOCK/status" || build_status=1
  if [ "$build_status" != 0 ] || ! [ -f "$build_jar" ]; then
    rm -rf "${build_jar%/*}"
    explain_failure
    exit $EX_FAILED
  fi
  # Dated by the start: what was edited meanwhile is newer, and built next time.
  touch -r "$LOCK/started" "$build_jar"
  say "built in $(($(date +%s) - build_start)) s."
  drop_lock
}
