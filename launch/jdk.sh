# Finds a JDK that can build and run Allway. Sourced, not run; needs no program but the shell.
# find_jdk sets JDK (its folder) and JDK_BUILD (its exact version), or fails. JDK_QUIET then holds
# the options that keep it from warning of what libraries do.

JDK_AT_LEAST=25

# The release file answers in 2 ms; asking the JVM itself takes 270.
jdk_fits() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  jdk_version='' JDK_BUILD=''
  while IFS='=' read -r jdk_key jdk_value; do
    jdk_value=${jdk_value#\"} jdk_value=${jdk_value%\"}
    case $jdk_key in
      JAVA_VERSION) jdk_version=${jdk_value%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION) JDK_BUILD=$jdk_value ;;
    esac
  done <"$1/release"
  [ "${jdk_version:-0}" -ge "$JDK_AT_LEAST" ] || return 1
  JDK=$1
  JDK_QUIET="--enable-native-access=ALL-UNNAMED -Dslf4j.internal.verbosity=ERROR"
  # An option that is announced to go: only where it is known to be.
  [ "$jdk_version" -gt 25 ] || JDK_QUIET="$JDK_QUIET --sun-misc-unsafe-memory-access=allow"
}

# The folder of the java that a plain "java" would start.
jdk_on_path() {
  jdk_java=$(command -v java) || return 1
  while [ -h "$jdk_java" ]; do
    jdk_link=$(readlink "$jdk_java") || return 1
    case $jdk_link in
      /*) jdk_java=$jdk_link ;;
      *) jdk_java=${jdk_java%/*}/$jdk_link ;;
    esac
  done
  jdk_fits "${jdk_java%/bin/java}"
}

find_jdk() {
  if [ -n "${ALLWAY_JAVA_HOME:-}" ]; then
    jdk_fits "${ALLWAY_JAVA_HOME%/}" && return
    echo "allway: ALLWAY_JAVA_HOME is no JDK of version $JDK_AT_LEAST or newer; looking elsewhere ..." >&2
  fi
  [ -n "${JAVA_HOME:-}" ] && jdk_fits "${JAVA_HOME%/}" && return
  jdk_on_path && return
  for jdk_home in \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    "${MISE_DATA_DIR:-${HOME:-}/.local/share/mise}"/installs/java/* \
    "${ASDF_DATA_DIR:-${HOME:-}/.asdf}"/installs/java/* \
    "${HOME:-}"/.jdks/* \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    jdk_fits "$jdk_home" && return
  done
  return 1
}

explain_jdk() {
  cat >&2 <<TEXT
Allway needs a JDK of version $JDK_AT_LEAST or newer, and none was found.

  recent Debian, Ubuntu:  sudo apt-get install openjdk-25-jdk-headless
  older ones:             the package temurin-25-jdk, as https://adoptium.net/installation/linux says
  Fedora, RHEL:           sudo dnf install java-25-openjdk-devel
  macOS:                  brew install openjdk@25
  anywhere:               unpack one from https://adoptium.net, or take it by https://sdkman.io

It is looked for in ALLWAY_JAVA_HOME, in JAVA_HOME, on the PATH and where systems usually keep it.
TEXT
}
