# Makes the folder lib/styxy/VERSION, which is a whole styxy but for its launcher: for install.sh and for src/dist/package.
# Read by them with ".": they have set source, jdk, major, jar and scratch, and fail() and misuse() say what went wrong.
# shellcheck shell=sh disable=SC2154

# --- The JDK

# Prints the major version of the JDK in $1, or nothing.
major_of() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# An incomplete download lacks the table of contents, which is at the end of a jar.
check_jar() {
  [ -e "$jar" ] || misuse "$jar is missing"
  "$jdk/bin/jar" tf "$jar" dev/styxy/Main.class 2>/dev/null | grep -q . || misuse "$jar is not a complete styxy jar"
}

version_of_source() {
  sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$source/pom.xml"
}

# --- The folder

# Fills the folder $1 with the jar, the native library and the runtime, and sets `java` and `module`.
assemble() {
  # Keeps the time: java refuses the archive when the jar's time differs, and a packager's copy keeps it, too.
  cp -p "$jar" "$1/styxy.jar"
  chmod 644 "$1/styxy.jar"
  put_native "$1"
  put_runtime "$1"
}

native_of_this_machine() {
  case $(uname -s)/$(uname -m) in
    Linux/x86_64) printf linux-x86-64/libjnidispatch.so ;;
    Linux/aarch64) printf linux-aarch64/libjnidispatch.so ;;
    Darwin/arm64) printf darwin-aarch64/libjnidispatch.jnilib ;;
    Darwin/x86_64) printf darwin-x86-64/libjnidispatch.jnilib ;;
  esac
}

# Beside the jar, so that no start has to unpack it.
put_native() {
  native=$(native_of_this_machine)
  [ -n "$native" ] || return 0
  unpack_native "$native"
  cp "$scratch/com/sun/jna/$native" "$1/${native##*/}"
  chmod 644 "$1/${native##*/}"
}

unpack_native() {
  (cd "$scratch" && "$jdk/bin/jar" xf "$jar" "com/sun/jna/$1") 2>/dev/null || fail "$jar is damaged"
  [ -f "$scratch/com/sun/jna/$1" ] || fail "$jar has no $1 in it"
}

# A private runtime: small, and the archive stays valid when the JDK is upgraded. Not every JDK can make one. Sets `module` to
# the module that styxy is in it; empty when styxy starts from the jar.
put_runtime() {
  module=
  if [ "$major" -ge 25 ] && make_module; then
    module=dev.styxy
  fi
  if link_runtime "$1/runtime" >"$scratch/jlink.log" 2>&1 && "$1/runtime/bin/java" -version >/dev/null 2>&1; then
    # Nobody calls these.
    rm -f "$1/runtime/bin/keytool" "$1/runtime/lib/jexec"
    java=$1/runtime/bin/java
  else
    rm -rf "$1/runtime"
    module=
    java=$jdk/bin/java
    printf '%s\n' "$java" >"$1/java"
    chmod 644 "$1/java"
  fi
}

# With its line numbers, for the stack trace of a bug.
link_runtime() {
  if [ -n "$module" ]; then
    # JNA's libraries lie beside the runtime.
    "$jdk/bin/jlink" --module-path "$scratch/module/styxy.jar" --add-modules "$module" --no-header-files --no-man-pages \
      --exclude-resources "**/com/sun/jna/*-*/**,/$module/META-INF/**" --compress "$(compression)" --output "$1"
  else
    "$jdk/bin/jlink" --add-modules java.base,java.logging --strip-java-debug-attributes --no-header-files --no-man-pages \
      --compress "$(compression)" --output "$1"
  fi
}

# Makes a module of the jar, for a runtime that contains it; fails when the JDK cannot. From an archive, java then takes the
# classes without looking for the jar, without making a Package object for each package, and wherever the folder is moved:
# allocate takes a twentieth less. An older java has no archived module graph for a program that starts with -m, which costs
# more than that (ArchivedModuleGraph.get in java.base).
make_module() {
  mkdir -p "$scratch/module"
  printf '%s\n' 'open module dev.styxy {' '  requires java.logging;' '}' >"$scratch/module/module-info.java"
  cp "$jar" "$scratch/module/styxy.jar"
  chmod u+w "$scratch/module/styxy.jar"
  (
    cd "$scratch/module" && "$jdk/bin/jar" xf styxy.jar META-INF/MANIFEST.MF &&
      implementation=$(sed -n 's/^Implementation-Version: \([^[:cntrl:]]*\).*/\1/p' META-INF/MANIFEST.MF) &&
      "$jdk/bin/javac" -d . --module-version "$implementation" --patch-module dev.styxy=styxy.jar module-info.java &&
      "$jdk/bin/jar" uf styxy.jar module-info.class
  ) >"$scratch/module.log" 2>&1
}

compression() {
  if [ "$major" -ge 21 ]; then
    printf zip-6
  else
    printf 2
  fi
}

# --- The launcher

# Writes the launcher of the version $1 to the file $2, for what assemble has made.
make_launcher() {
  native_access=
  [ "$major" -lt 24 ] || native_access=--enable-native-access=${module:-ALL-UNNAMED}
  sed -e "s|@VERSION@|$1|" -e "s|@NATIVE_ACCESS@|$native_access|" -e "s|@MODULE@|$module|" "$source/src/launcher/styxy" >"$2"
}
