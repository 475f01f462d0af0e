# Quick starts: a cache of loaded classes, made once for this jar and this JDK, halves the time that
# a start takes. There are two, because the ward's server loads ten times as many as a command.
# Sourced, not run. Needs jar, JDK, JDK_BUILD, ROOT, and the functions of build.sh.
#
# find_quick_start quick|serve sets QUICK to the cache, beside the jar or, where this account cannot write,
# in the user's own folder; or to nothing: then starts are slower, and right all the same.

# Most commands take a moment: there is no time to spend on optimising.
QUICK_START="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"

# What the cache was made for stands in a file beside it; the jar's date tells the rest. The file
# without a cache means that making one failed, and is not tried at every start.
quick_known() {
  [ -f "$1.for" ] && ! [ "$jar" -nt "$1.for" ] && IFS= read -r quick_for <"$1.for" \
    && [ "$quick_for" = "$quick_key" ]
}

# The demo ward is started once, on data of its own and for this machine alone, and opens its own pages.
# Quickly compiled alone: what the slow compiler made in the rehearsal would all be made anew at each
# start, at the cost of the start.
quick_train_serve() {
  rm -f "$1".*
  # shellcheck disable=SC2086 # options are words
  "$JDK/bin/java" "-XX:AOTCacheOutput=$1.new$$" -XX:TieredStopAtLevel=1 $JDK_QUIET $utf8 \
    "-Dallway.home=$ROOT" -jar "$jar" serve --port 0 --demo --rehearse \
    </dev/null >"$1.log" 2>&1
  quick_keep "$1"
}

quick_keep() {
  [ -f "$1.new$$" ] && mv -f "$1.new$$" "$1"
  rm -f "$1.new$$"*
  printf '%s\n' "$quick_key" >"$1.for"
}

# A typical command, which loads what most need; without an example, at least the command line.
quick_train_quick() {
  for quick_chart in "$ROOT"/examples/*.yaml; do
    break
  done
  if [ -f "$quick_chart" ]; then
    set -- "$1" plan "$quick_chart" --format json
  else
    set -- "$1" --help
  fi
  quick_cache=$1
  shift
  rm -f "$quick_cache".*
  # shellcheck disable=SC2086 # options are words
  "$JDK/bin/java" "-XX:AOTCacheOutput=$quick_cache.new$$" $QUICK_START $JDK_QUIET $utf8 \
    "-Dallway.home=$ROOT" -jar "$jar" "$@" </dev/null >"$quick_cache.log" 2>&1
  quick_keep "$quick_cache"
}

find_quick_start() {
  QUICK=
  quick_key="$ROOT|$JDK|$JDK_BUILD"
  quick_at=${jar%/*}/$1.aot
  if ! quick_known "$quick_at"; then
    if [ -w "${jar%/*}" ] && take_lock; then
      quick_known "$quick_at" || {
        say "preparing quick starts ..."
        "quick_train_$1" "$quick_at"
      }
      drop_lock
    elif [ -n "${XDG_CACHE_HOME:-${HOME:-}}" ]; then
      quick_at=$(printf '%s' "$ROOT" | cksum | tr -c '0-9\n' '-')/$1.aot
      quick_at=${XDG_CACHE_HOME:-$HOME/.cache}/allway/$quick_at
      quick_known "$quick_at" || {
        mkdir -p "${quick_at%/*}" 2>/dev/null && [ -w "${quick_at%/*}" ] && {
          say "preparing quick starts ..."
          "quick_train_$1" "$quick_at"
        }
      }
    fi
  fi
  # One that does not fit would be worse than none.
  if [ -f "$quick_at" ] && quick_known "$quick_at"; then
    QUICK=$quick_at
  fi
}
