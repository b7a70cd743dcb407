#!/bin/sh
# Builds styxy and installs it: ./install.sh [--prefix DIR] [--uninstall]
#
# Every installation goes to a folder of its own, lib/styxy/VERSION-STAMP, and becomes the installed one when the launcher is
# renamed over the old one. A styxy that runs meanwhile keeps the folder it started with, which stays until the next upgrade.
set -eu
LC_ALL=C
export LC_ALL
unset CDPATH CLASSPATH JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS
umask 022

usage() {
  cat <<'EOF'
usage: ./install.sh [--prefix DIR] [--uninstall]

  --prefix DIR     where to install (default: ~/.local)
  --uninstall      remove what was installed there, and nothing else
  --jdk DIR        build and run with this JDK instead of the best one found
  --from-jar JAR   install this jar instead of building one

DESTDIR is put before the prefix, for packagers.
EOF
}

fail() {
  printf '%s\n' "install.sh: $1" >&2
  exit 1
}

# Says what happens next, as it may take a while.
say() {
  printf '%s\n' "$1"
}

# Refuses a command line that makes no sense.
misuse() {
  printf '%s\n' "install.sh: $1" >&2
  exit 2
}

# --- The JDK

# Prints the major version of the JDK in $1, or nothing.
major_of() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_folders() {
  printf '%s\n' "${JAVA_HOME:-}"
  if on_path=$(command -v javac); then
    real=$(readlink -f -- "$on_path" 2>/dev/null) || real=$on_path
    printf '%s\n' "${real%/bin/javac}"
  fi
  for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
    printf '%s\n' "$folder"
  done
}

# 25 is what the archive is tuned for; then the newest.
best_jdk() {
  jdk_folders | while IFS= read -r folder; do
    major=$(major_of "$folder")
    [ "${major:-0}" -ge 17 ] || continue
    [ "$major" -eq 25 ] && major=1000
    printf '%s %s\n' "$major" "$folder"
  done | sort -s -n -r -k 1,1 | sed -n '1s/^[0-9]* //p'
}

# Says that there is a Java when it has no compiler: people who have just installed it take it for a JDK.
runtime_alone() {
  found=$(command -v java) || found=
  for java in "${JAVA_HOME:-/nonexistent}/bin/java" "$found" /usr/lib/jvm/*/bin/java; do
    if [ -x "$java" ]; then
      real=$(readlink -f -- "$java" 2>/dev/null) || real=$java
      [ -x "${real%/java}/javac" ] && continue
      printf '%s' "; ${real%/bin/java} is only a Java runtime (a JRE), without a compiler"
      return
    fi
  done
}

choose_jdk() {
  [ -n "$jdk" ] || jdk=$(best_jdk)
  [ -n "$jdk" ] || fail "no JDK 17 or newer found$(runtime_alone): install one (apt install openjdk-17-jdk-headless, brew install openjdk) or set JAVA_HOME"
  major=$(major_of "$jdk")
  [ -x "$jdk/bin/javac" ] || [ ! -x "$jdk/bin/java" ] || misuse "$jdk is only a Java runtime (a JRE), without a compiler"
  [ "${major:-0}" -ge 17 ] || misuse "$jdk is not a JDK of version 17 or newer"
  JAVA_HOME=$jdk
  export JAVA_HOME
}

# --- Building

# First without the network: an installation that needs nothing new must not wait for it, or fail without it.
build() {
  command -v mvn >/dev/null || fail 'Maven is missing: install it (apt install maven, brew install maven)'
  cd "$source"
  say "building styxy.jar with $jdk"
  maven -o >/dev/null 2>&1 || download_and_build || fail 'the build failed'
  jar=$source/target/styxy.jar
}

maven() {
  mvn -B -Dstyle.color=never -Dmaven.test.skip -Dspotless.check.skip "$@" package </dev/null
}

download_and_build() {
  say "  downloading what Maven needs: about $download_size MB the first time"
  {
    maven 2>&1 || printf '%s\n' 'styxy: failed'
  } | tell_download
}

# Reports every 10 MB that Maven downloads, and every error; fails when Maven failed. The rest is hidden: JDK 24 and newer
# warn about Maven's own libraries, and Maven resets colours that nobody has set.
tell_download() {
  awk '
    { gsub(/\033\[[0-9;]*m/, "") }
    /Downloaded from .*\(.* at .*\)/ {
      size = $0
      sub(/.*\(/, "", size)
      split(size, part, " ")
      kilo += part[1] * (part[2] == "MB" ? 1000 : part[2] == "kB" ? 1 : 0.001)
      files++
      if (kilo >= told + 10000) {
        told = kilo
        printf "  %d MB, %d files\n", kilo / 1000, files
        fflush()
      }
      next
    }
    /^styxy: failed$/ { failed = 1; next }
    /^\[ERROR\]/ { print | "cat >&2"; wrong = 1 }
    { last[NR % 10] = $0 }
    END {
      for (line = NR - 9; failed && !wrong && line <= NR; line++) if (line % 10 in last) print last[line % 10] | "cat >&2"
      if (files && !failed) printf "  %d MB, %d files: done\n", kilo / 1000, files
      exit failed
    }'
}

# --- Installing

# Everything that is installed goes through these, so that the list for --uninstall is complete.
note() {
  printf '%s\n' "$1" >>"$manifest"
}

# Runs before the build, which takes a while.
check_writable() {
  for place in bin lib/styxy share; do
    at=$root/$place
    while [ ! -e "$at" ]; do
      at=$(dirname -- "$at")
    done
    [ -d "$at" ] || fail "cannot install in $prefix: $at is not a directory"
    { [ -w "$at" ] && [ -x "$at" ]; } ||
      fail "cannot install in $prefix: you may not write to $at; choose another place with --prefix DIR, or try: sudo $0 --prefix $prefix"
  done
}

# Folders made above the prefix are on the list too, with one "/.." per level: --uninstall removes them when they are empty.
make_root() {
  [ ! -d "$root" ] || return 0
  above=$(dirname -- "$root")
  level=/..
  while [ ! -d "$above" ]; do
    printf '%s\n' "$above" >>"$scratch/above"
    note "$level/"
    level=$level/..
    above=$(dirname -- "$above")
  done
  mkdir -p "$root"
  note /
}

make_folder() {
  [ -d "$root/$1" ] && return
  case $1 in
    */*) make_folder "${1%/*}" ;;
  esac
  mkdir -p "$root/$1"
  note "$1/"
}

put_file() {
  make_folder "${2%/*}"
  # By a rename: a shell that is loading completions sees the old file or the new one.
  pending=$root/$2.new.$$
  cp "$1" "$pending"
  chmod "$3" "$pending"
  note "$2"
  mv -f "$pending" "$root/$2"
  pending=
}

# An incomplete download lacks the table of contents, which is at the end of a jar.
check_jar() {
  [ -e "$jar" ] || misuse "$jar is missing"
  "$jdk/bin/jar" tf "$jar" dev/styxy/Main.class 2>/dev/null | grep -q . || misuse "$jar is not a complete styxy jar"
}

put_jar() {
  # Keeps the time: java refuses the archive when the jar's time differs, and a packager's copy keeps it, too.
  cp -p "$jar" "$root/$home/styxy.jar"
  chmod 644 "$root/$home/styxy.jar"
  note "$home/styxy.jar"
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
  (cd "$scratch" && "$jdk/bin/jar" xf "$jar" "com/sun/jna/$native") 2>/dev/null || fail "$jar is damaged"
  [ -f "$scratch/com/sun/jna/$native" ] || fail "$jar has no $native in it"
  put_file "$scratch/com/sun/jna/$native" "$home/${native##*/}" 755
}

# A private runtime: small, and the archive stays valid when the JDK is upgraded. Not every JDK can make one.
put_runtime() {
  say 'linking a private Java runtime (about 40 MB)'
  if "$jdk/bin/jlink" --add-modules java.base,java.logging --strip-java-debug-attributes --no-header-files --no-man-pages \
    --compress "$(compression)" --output "$root/$home/runtime" >"$scratch/jlink.log" 2>&1 &&
    "$root/$home/runtime/bin/java" -version >/dev/null 2>&1; then
    note "$home/runtime/*"
    java=$root/$home/runtime/bin/java
  else
    rm -rf "$root/$home/runtime"
    java=$jdk/bin/java
    printf '%s\n' "$java" >"$scratch/java"
    put_file "$scratch/java" "$home/java" 644
  fi
}

compression() {
  if [ "$major" -ge 21 ]; then
    printf zip-6
  else
    printf 2
  fi
}

put_documents() {
  put_if_there completions/styxy.bash share/bash-completion/completions/styxy
  put_if_there completions/_styxy share/zsh/site-functions/_styxy
  put_if_there completions/styxy.fish share/fish/vendor_completions.d/styxy.fish
  for page in "$source"/man/*.[157]; do
    [ -f "$page" ] && put_file "$page" "share/man/man${page##*.}/${page##*/}" 644
  done
  return 0
}

put_if_there() {
  [ -f "$source/$1" ] || return 0
  put_file "$source/$1" "$2" 644
}

# --- The archive

# Runs styxy as the launcher does, in a state of its own.
train() {
  trained=$((trained + 1))
  (
    STYXY_CLASS_LIST=$scratch/classes.$trained STYXY_HOME=$scratch/home
    export STYXY_CLASS_LIST STYXY_HOME
    cd "$scratch" && sh "$scratch/trainer" "$@" </dev/null >"$scratch/answer" 2>/dev/null
  ) || :
}

make_launcher() {
  [ "$major" -lt 24 ] || native_access=--enable-native-access=ALL-UNNAMED
  sed -e "s|@VERSION@|${home##*/}|" -e "s|@NATIVE_ACCESS@|$native_access|" "$source/src/launcher/styxy" >"$scratch/styxy"
}

# The launcher with one more option for java, which lists the classes that a real run loads.
make_trainer() {
  trained=0
  STYXY_TRAINING=$root/$home
  export STYXY_TRAINING
  # shellcheck disable=SC2016 # for the trainer to expand
  sed -e 's|^find_own_place$|styxy_lib=$STYXY_TRAINING|' \
    -e 's|^ *exec "$styxy_java"|& -XX:DumpLoadedClassList="$STYXY_CLASS_LIST"|' "$scratch/styxy" >"$scratch/trainer"
}

# Every class in an archive costs every start a little, so the words that need no state have a small archive of their own.
train_words() {
  train_each <<'EOF'
--version
--help
EOF
}

# Every command in every common form. A class that is missing in the archive only makes the start slower.
train_all() {
  train_each <<'EOF'
allocate dev
allocate dev -n web --ttl none --owner none
allocate dev -n web
allocate dev -n kept --owner project
allocate -s api -n test --json --ttl 30m
allocate api --count 2 -p 8001
allocate nosuchtype
allocate --help
list
list --json
list -v
check 3000
check web
check 3000 --json
check 22
renew web
release web
release 3000 --json
release nothing
cleanup --dry-run
cleanup --json
scan
status
mcp
instances
config
doctor
env
history
metrics
run -n web -- no-such-command
wait 3999 --free
kill 3999
scan --json
daemon status
completion bash
EOF
  # Reading the configuration is archived as well: a file with every section for the user, and one for the project.
  cat >"$scratch/home/config.json" <<'EOF'
{ // a comment
  "ttl": "1h", "lock_timeout": "10s", "sticky": true, "exclude": [1, "2-3", [4, 5]], "listen_port": 9876,
  "service_types": {"a": {"description": "\u0061", "port_range": [20000, 20009], "preferred_ports": [20000],
    "instance_behavior": "single", "multi_instance_pattern": "sequential", "examples": ["b"], "ttl": "none",
    "env": "A", "manual_allocations": {"c": {"port": 20001, "description": "d"}, "e": 20002}}},
  "instance_templates": {"f": {"description": "g", "port_offsets": {"dev": 1}}},
  "auto_allocation": {"enabled": true, "default_chunk_size": 10, "placement": "smart", "min_port": 10000},
  "auto_allocation_rules": {"h-*": {"chunk_size": 5, "placement": "after", "preferred_range_start": 12000}},
}
EOF
  printf '{"services": {"web": {"type": "dev", "env": ["PORT"], "port": 3000, "protocol": "tcp"}}}\n' >"$scratch/.styxy.json"
  train_each <<'EOF'
allocate dev
allocate web
allocate h-i
allocate a -n j --template staging
allocate a -n j --json
list
env
env --json
env --write variables
run web -- no-such-command
config show
config types
config validate
instances
EOF
}

# Runs styxy once with the words of each line.
train_each() {
  while IFS= read -r words; do
    # shellcheck disable=SC2086 # each word is an argument
    train $words
  done
}

# What a start meets when others are there: a server on an allocated port, an owner that has ended, a lock that is taken.
train_among_others() {
  cat >"$scratch/Other.java" <<'EOF'
import java.io.RandomAccessFile;
import java.net.ServerSocket;

class Other {
  public static void main(String[] words) throws Exception {
    Object held =
        words[0].equals("listen")
            ? new ServerSocket(Integer.parseInt(words[1]))
            : new RandomAccessFile(words[1], "rw").getChannel().lock();
    System.out.println(held);
    Thread.sleep(words[0].equals("listen") ? 60_000 : 2_000);
  }
}
EOF
  mkdir "$scratch/elsewhere"
  train allocate dev -n elsewhere --owner project --project "$scratch/elsewhere"
  train allocate dev -n here --owner none
  rmdir "$scratch/elsewhere"
  train list
  train allocate dev -n served --owner none
  read -r port <"$scratch/answer" || port=0
  start_other listen "$port"
  train list
  train check "$port"
  train allocate dev -n served
  train allocate dev -p "$port"
  train allocate dev -p "$port" --exact
  train allocate dev -n owned --owner "$other"
  kill "$other" 2>/dev/null || :
  wait "$other" 2>/dev/null || :
  train list
  for lock in "$scratch"/home/*/state.lock; do
    start_other lock "$lock"
    train allocate dev -n owned
    wait "$other" || :
  done
}

# Starts Other.java in the project and waits until it holds the port or the lock; sets `other` to its pid.
start_other() {
  rm -f "$scratch/held"
  mkfifo "$scratch/held"
  (cd "$scratch" && exec "$jdk/bin/java" Other.java "$@" >held 2>/dev/null </dev/null) &
  other=$!
  read -r _ <"$scratch/held" || :
}

make_archives() {
  say 'running styxy to make archives for a quick start (about 20 MB)'
  make_trainer
  mkdir "$scratch/home"
  chmod 700 "$scratch/home"
  train_words
  make_archive words
  train_all
  train_among_others
  make_archive styxy
}

# Makes the archive $1 of all classes that were loaded so far.
make_archive() {
  # The numbers differ from run to run, and only classes of foreign loaders need them; styxy has none. Two threads of a run
  # may write at once: a broken line would cost the whole archive, and is left out.
  cat "$scratch"/classes.* 2>/dev/null | sed -e '/ source: /d' -e 's/ id: [0-9]*$//' |
    grep -a -E '^[A-Za-z0-9_/$.+-]+$|^@cp [^@ ]+( [0-9]+)+ *$|^@lambda-(proxy|form-invoker) [^@]*$' | awk '!seen[$0]++' >"$scratch/$1.classes"
  # An archive without the classes of styxy would work, and silently make each start twice as slow.
  grep -q '^dev/styxy/Main' "$scratch/$1.classes" || fail 'the training runs loaded no class of styxy: the archive would be useless'
  # G1, because 17 stores the objects of an archive only with it; every collector can read them. UTF-8 as in the launcher.
  LC_ALL=C.UTF-8 "$java" -Xshare:dump -XX:+UseG1GC -XX:+IgnoreUnrecognizedVMOptions -XX:+AOTClassLinking -Xlog:disable -Xlog:all=off \
    ${native_access:+"$native_access"} -XX:SharedClassListFile="$scratch/$1.classes" \
    -XX:SharedArchiveFile="$root/$home/$1.jsa" -cp "$root/$home/styxy.jar" >/dev/null 2>&1 || :
  if [ -s "$root/$home/$1.jsa" ]; then
    note "$home/$1.jsa"
  else
    rm -f "$root/$home/$1.jsa"
    printf '%s\n' 'install.sh: this JDK cannot make an archive; styxy works, but starts slower' >&2
  fi
}

# --- Old installations

# The previous folder stays for what still runs from it.
remove_folders_before() {
  for old in "$root"/lib/styxy/[0-9]*-[0-9]*-[0-9]*; do
    case ${old##*/} in
      "${home##*/}" | "$1") ;;
      *) rm -rf "$old" ;;
    esac
  done
}

# From an older installation: removes files that are no longer shipped, and keeps the folders that it made on the list.
take_over() {
  [ -f "$root/$list" ] || return 0
  grep -v -e '/$' -e '^lib/styxy/' "$root/$list" | grep -v -x -F -f "$manifest" | while IFS= read -r gone; do
    rm -f "$root/$gone"
  done
  grep '/$' "$root/$list" >>"$manifest" || :
}

# From here on `styxy` is this installation. It is short, and must not be interrupted half-way.
switch() {
  trap '' HUP INT TERM
  previous=$(sed -n 's/^styxy_version=//p' "$root/bin/styxy" 2>/dev/null) || previous=
  put_file "$scratch/styxy" bin/styxy 755
  unfinished=
  remove_folders_before "$previous"
  take_over
  sort -u "$manifest" >"$root/$list.new.$$"
  mv -f "$root/$list.new.$$" "$root/$list"
}

report() {
  printf '%s\n' "installed $root/bin/styxy ($(du -sh "$root/$home" | cut -f 1))"
  [ -d "$root/$home/runtime" ] && printf '%s\n' "  private Java runtime, linked from $jdk: $(size_of runtime)"
  [ -d "$root/$home/runtime" ] || printf '%s\n' "  runs on $jdk, which cannot link a runtime (no jlink, or no jmods)"
  [ -f "$root/$home/styxy.jsa" ] && printf '%s\n' "  archives for a quick start: $(size_of styxy.jsa), $(size_of words.jsa) for --version and --help"
  printf '%s\n' "  styxy.jar: $(size_of styxy.jar)"
  case :$PATH: in
    *":$prefix/bin:"*) ;;
    *) tell_path ;;
  esac
}

# The command in the README sets the PATH of its own shell: for the usual prefix, only new shells still need it.
tell_path() {
  line="export PATH=\"$prefix/bin:\$PATH\""
  case ${SHELL:-} in
    */zsh) file=.zshrc ;;
    */bash) file=.bashrc ;;
    */fish) file=.config/fish/config.fish line="fish_add_path $prefix/bin" ;;
    *) file=.profile ;;
  esac
  if [ "$prefix" = "${HOME:-}/.local" ]; then
    printf '%s\n' "  for every new terminal, add to ~/$file: $line"
  else
    printf '%s\n' "  $prefix/bin is not on your PATH; add to ~/$file: $line"
  fi
}

size_of() {
  du -sh "$root/$home/$1" | cut -f 1
}

install() {
  check_writable
  choose_jdk
  [ -n "$jar" ] || build
  check_jar
  version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$source/pom.xml")
  home=lib/styxy/$version-$(date +%Y%m%d%H%M%S)-$$
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/styxy-install.XXXXXX")
  manifest=$scratch/manifest
  pending=
  unfinished=$root/$home
  : >"$manifest"
  trap end EXIT
  trap 'exit 1' HUP INT PIPE TERM
  make_root
  make_folder "$home"
  put_jar
  put_native
  put_runtime
  make_launcher
  make_archives
  put_documents
  switch
  report
}

end() {
  [ -z "$unfinished" ] || take_back
  rm -rf "$scratch"
}

# Removes what a failed installation has put there; what an earlier one put there stays.
take_back() {
  rm -rf "$unfinished"
  [ -z "$pending" ] || rm -f "$pending"
  if [ -f "$root/$list" ]; then
    remove_listed "$(grep -v -x -F -f "$root/$list" "$manifest")"
  else
    remove_listed "$(cat "$manifest")"
  fi
  [ ! -f "$scratch/above" ] || while IFS= read -r folder; do
    rmdir "$folder" 2>/dev/null || :
  done <"$scratch/above"
}

# --- Uninstalling

# Files first, then the folders that are empty by then: a folder with files of others stays.
remove_listed() {
  printf '%s\n' "$1" | grep -v '/$' | while IFS= read -r path; do
    case $path in
      '' | */'*') ;;
      *) rm -f "$root/$path" ;;
    esac
  done
  printf '%s\n' "$1" | grep '/$' | sort -r | while IFS= read -r folder; do
    case $folder in
      /../*) ;;
      *) rmdir "$root/$folder" 2>/dev/null || : ;;
    esac
  done
}

# Removes folders above the prefix that an installation has made, if they are empty.
remove_above() {
  above=$root
  for _ in $(printf '%s\n' "$1" | grep '^/\.\./' | sort -u); do
    above=$(dirname -- "$above")
    rmdir "$above" 2>/dev/null || return 0
  done
}

uninstall() {
  [ -r "$root/$list" ] || fail "nothing is installed in $root"
  # Older folders of an upgrade have no line of their own.
  remove_all_versions
  listed=$(cat "$root/$list")
  rm -f "$root/$list"
  remove_listed "$listed"
  [ -d "$root" ] || remove_above "$listed"
  printf '%s\n' "removed styxy from $root; your allocations and settings are kept"
}

remove_all_versions() {
  for old in "$root"/lib/styxy/[0-9]*-[0-9]*-[0-9]*; do
    rm -rf "$old"
  done
}

# --- Arguments

prefix=
jdk=
jar=
action=install
native_access=
# Measured with an empty repository.
download_size=60
while [ $# -gt 0 ]; do
  case $1 in
    --prefix=* | --jdk=* | --from-jar=*)
      option=${1%%=*}
      value=${1#*=}
      shift
      set -- "$option" "$value" "$@"
      continue
      ;;
    --prefix | --jdk | --from-jar)
      [ -n "${2:-}" ] || misuse "$1 needs a value"
      case $1 in
        --prefix) prefix=$2 ;;
        --jdk) jdk=$2 ;;
        --from-jar) jar=$2 ;;
      esac
      shift
      ;;
    --uninstall) action=uninstall ;;
    -h | --help) usage && exit ;;
    *) misuse "unknown option '$1'; see ./install.sh --help" ;;
  esac
  shift
done

absolute() {
  case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s' "$PWD/$1" ;;
  esac
}

[ -n "$prefix${HOME:-}" ] || misuse 'set HOME, or use --prefix'
[ -n "$prefix" ] || prefix=$HOME/.local
prefix=$(absolute "$prefix")
[ -z "$jar" ] || jar=$(absolute "$jar")
root=${DESTDIR:+$(absolute "$DESTDIR")}$prefix
case $root in
  *:*) misuse 'the prefix must not contain ":": it becomes part of a class path' ;;
esac
source=$(cd "$(dirname -- "$0")" && pwd)
list=lib/styxy/installed
"$action"
