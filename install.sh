#!/bin/sh
# Builds styxy and installs it: ./install.sh [--prefix DIR] [--uninstall]
# With --from, it installs a package that is built already, and needs nothing but this file, a shell and tar.
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
  --from TARBALL   install a styxy-VERSION-….tar.gz: that needs neither JDK nor Maven
  --system         as root: install for all users (default prefix: /usr/local), who share their ports from then on

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

# --- One at a time

# Two that install into one prefix would remove each other's unfinished folders; two that build in one tree would each
# have half of the other's jar. Where there is flock(1), the lock is on the folder itself, and goes with this process.
# Elsewhere it is a link in the folder, whose text is who made it. Fails when the folder is gone.
take_turn() {
  tries=0
  until try_turn "$1" "$2"; do
    [ -d "$1" ] || return 1
    [ "$tries" -gt 0 ] || say "waiting: another install.sh is at work in $1"
    tries=$((tries + 1))
    [ "$tries" -le "$most_tries" ] ||
      fail "another install.sh is still at work in $1; if there is none, remove $1/.styxy-install*"
    sleep 1
  done
}

# The descriptor $2 keeps the lock on $1.
try_turn() {
  [ -d "$1" ] || return 1
  if command -v flock >/dev/null; then
    eval "exec $2<\"\$1\""
    flock -n "$2" 2>/dev/null && return
    # Other failures are of a file system that cannot do it.
    [ $? -ne 1 ] || return 1
  fi
  try_link "$1/.styxy-install"
}

try_link() {
  me=$$@$(uname -n)
  if ln -s "$me" "$1" 2>/dev/null; then
    links="$links$1
"
    return
  fi
  holder=$(readlink "$1") || return 1
  [ "${holder#*@}" = "${me#*@}" ] || return 1
  is_gone "${holder%%@*}" || return 1
  # Whoever makes the folder removes the link of the dead, and no newer one; the next try may have it.
  mkdir "$1.stale" 2>/dev/null || return 1
  [ "$(readlink "$1")" != "$holder" ] || rm -f "$1"
  rmdir "$1.stale"
  return 1
}

# Not when it is another user's.
is_gone() {
  words=$(kill -0 "$1" 2>&1) && return 1
  case $words in
    *[Nn]'o such process'*) ;;
    *) return 1 ;;
  esac
}

give_turns() {
  printf '%s' "$links" | while IFS= read -r link; do
    rm -f "$link"
  done
  links=
}

# --- The JDK

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

# Until the end, as the jar is read until then.
build_alone() {
  take_turn "$source" 8
  here=$(cd "$root" 2>/dev/null && pwd -P) || here=
  [ "$here" != "$(cd "$source" && pwd -P)" ] || turn=taken
  build
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

# Everything but the launcher and the documents.
put_home() {
  make_folder "$home"
  note "$home/*"
  say 'linking a private Java runtime (about 40 MB)'
  assemble "$root/$home"
  make_launcher "${home##*/}" "$scratch/styxy"
  say 'running styxy to make archives for a quick start (about 40 MB)'
  learn_classes "$root/$home" "$scratch/styxy"
  sh "$source/src/dist/archive" "$root/$home" "$scratch" "$java" || :
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

# --- A package

# Unpacks the package to the scratch folder, and checks that it is one for this machine.
unpack() {
  [ -f "$package" ] || misuse "$package is missing"
  check_sum
  say "unpacking $package"
  mkdir "$scratch/package"
  tar -xzof "$package" -C "$scratch/package" 2>"$scratch/tar.log" ||
    fail "$package is not a complete package: $(sed -n 1p "$scratch/tar.log")"
  unpacked=$scratch/package/styxy
  packed=
  for folder in "$unpacked"/lib/styxy/*; do
    packed=$folder
  done
  { [ -f "$packed/styxy.jar" ] && [ -f "$unpacked/bin/styxy" ]; } || fail "$package is not a package of styxy"
  [ ! -d "$packed/runtime" ] || "$packed/runtime/bin/java" -XX:-UsePerfData -version >/dev/null 2>&1 ||
    fail "$package does not run on this machine ($(uname -s), $(uname -m)): take the one for it"
  version=${packed##*/}
}

# A download is checked when the list of sums was downloaded with it.
check_sum() {
  sums=$(dirname -- "$package")/SHA256SUMS
  [ -f "$sums" ] || return 0
  expected=$(sed -n "s/^\([0-9a-f]\{64\}\) [ *]$(basename -- "$package" | sed 's/[].[*^$/\\]/\\&/g')\$/\1/p" "$sums")
  [ -n "$expected" ] || return 0
  if command -v sha256sum >/dev/null; then
    sum=$(sha256sum <"$package")
  elif command -v shasum >/dev/null; then
    sum=$(shasum -a 256 <"$package")
  else
    return 0
  fi
  [ "${sum%% *}" = "$expected" ] || fail "$package is not what $sums says: download it again"
}

# Keeps the times of the files: java refuses the archives when that of the runtime differs.
put_package() {
  make_folder "$home"
  note "$home/*"
  cp -Rp "$packed/." "$root/$home/"
  sed "s|^styxy_version=.*|styxy_version=${home##*/}|" "$unpacked/bin/styxy" >"$scratch/styxy"
  find "$unpacked/share" -type f >"$scratch/documents"
  while IFS= read -r document; do
    put_file "$document" "share/${document#"$unpacked/share/"}" 644
  done <"$scratch/documents"
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
  [ -d "$root/$home/runtime" ] && printf '%s\n' "  private Java runtime${jdk:+, linked from $jdk}: $(size_of runtime)"
  [ -d "$root/$home/runtime" ] || printf '%s\n' "  runs on ${jdk:-the Java that it finds}${jdk:+, which cannot link a runtime (no jlink, or no jmods)}"
  [ -f "$root/$home/styxy.jsa" ] && printf '%s\n' "  archives for a quick start: $(size_of usual.jsa), $(size_of styxy.jsa) for rarer commands, $(size_of words.jsa) for --version and --help"
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
  scratch=
  pending=
  unfinished=
  trap end EXIT
  trap 'exit 1' HUP INT PIPE TERM
  if [ -z "$package" ]; then
    . "$source/src/dist/assemble.sh"
    . "$source/src/dist/train.sh"
    choose_jdk
    [ -n "$jar" ] || build_alone
    check_jar
    version=$(version_of_source)
  fi
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/styxy-install.XXXXXX")
  manifest=$scratch/manifest
  : >"$manifest"
  [ -z "$package" ] || unpack
  home=lib/styxy/$version-$(date +%Y%m%d%H%M%S)-$$
  unfinished=$root/$home
  make_root
  until [ -n "$turn" ] || take_turn "$root" 9; do
    make_root # again: the one before has failed, and removed it
  done
  if [ -n "$package" ]; then
    put_package
  else
    put_home
    put_documents
  fi
  switch
  [ -z "$system" ] || make_place
  report
}

# Where the users of this machine tell each other about their ports: see styxy-files(7).
make_place() {
  place=$(sh "$source/src/dist/place" make "${DESTDIR:-}") || fail 'the users of this machine cannot share their ports; see above'
  say "all users of this machine share their ports in $place"
}

end() {
  [ -z "$unfinished" ] || take_back
  give_turns
  [ -z "$scratch" ] || rm -rf "$scratch"
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
  give_turns
  ! grep -q -x / "$manifest" || rmdir "$root" 2>/dev/null || :
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
  trap give_turns EXIT
  trap 'exit 1' HUP INT PIPE TERM
  take_turn "$root" 9 || :
  [ -r "$root/$list" ] || fail "nothing is installed in $root any more"
  # Older folders of an upgrade have no line of their own.
  remove_all_versions
  listed=$(cat "$root/$list")
  rm -f "$root/$list"
  remove_listed "$listed"
  give_turns
  ! printf '%s\n' "$listed" | grep -q -x / || rmdir "$root" 2>/dev/null || :
  [ -d "$root" ] || remove_above "$listed"
  [ -z "$system" ] || sh "$source/src/dist/place" remove "${DESTDIR:-}"
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
package=
system=
action=install
# Measured with an empty repository.
download_size=60
links=
turn=
# A try a second: the first build downloads for minutes.
most_tries=900
while [ $# -gt 0 ]; do
  case $1 in
    --prefix=* | --jdk=* | --from-jar=* | --from=*)
      option=${1%%=*}
      value=${1#*=}
      shift
      set -- "$option" "$value" "$@"
      continue
      ;;
    --prefix | --jdk | --from-jar | --from)
      [ -n "${2:-}" ] || misuse "$1 needs a value"
      case $1 in
        --prefix) prefix=$2 ;;
        --jdk) jdk=$2 ;;
        --from-jar) jar=$2 ;;
        --from) package=$2 ;;
      esac
      shift
      ;;
    --uninstall) action=uninstall ;;
    --system) system=yes ;;
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
[ -z "$system" ] || [ "$(uname -s)" = Linux ] || misuse '--system is for Linux: elsewhere users cannot share their ports'
[ -z "$system" ] || [ "$(id -u)" -eq 0 ] || misuse "--system is for root: sudo $0 --system"
[ -n "$prefix$system" ] || prefix=$HOME/.local
[ -n "$prefix" ] || prefix=/usr/local
prefix=$(absolute "$prefix")
[ -z "$jar" ] || jar=$(absolute "$jar")
[ -z "$package" ] || package=$(absolute "$package")
[ -z "$package" ] || [ -z "$jar$jdk" ] || misuse '--from needs neither --jdk nor --from-jar'
root=${DESTDIR:+$(absolute "$DESTDIR")}$prefix
case $root in
  *:*) misuse 'the prefix must not contain ":": it becomes part of a class path' ;;
esac
source=$(cd "$(dirname -- "$0")" && pwd)
list=lib/styxy/installed
"$action"
