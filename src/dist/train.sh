# Runs styxy to learn which classes it loads: for install.sh and for src/dist/package, which read it with "." after
# assemble.sh.
# shellcheck shell=sh disable=SC2154

# Writes the lists words.classes, usual.classes and styxy.classes to the scratch folder, from runs of the folder $1 with the
# launcher $2. Every class in an archive costs every start a little: each list is for an archive of its own.
learn_classes() {
  make_trainer "$1" "$2"
  mkdir "$scratch/home" "$scratch/machine"
  chmod 700 "$scratch/home"
  train_words
  list_classes words
  make_training_place
  train_usual
  train_among_others
  train_configured
  list_classes usual
  train_rest
  list_classes styxy
}

# Lists all classes that were loaded so far as $scratch/$1.classes.
list_classes() {
  # The numbers differ from run to run, and only classes of foreign loaders need them; styxy has none. Two threads of a run
  # may write at once: a broken line would cost the whole archive, and is left out.
  cat "$scratch"/classes.* 2>/dev/null | sed -e '/ source: /d' -e 's/ id: [0-9]*$//' |
    grep -a -E '^[A-Za-z0-9_/$.+-]+$|^@cp [^@ ]+( [0-9]+)+ *$|^@lambda-(proxy|form-invoker) [^@]*$' | awk '!seen[$0]++' >"$scratch/$1.classes"
  # An archive without the classes of styxy would work, and silently make each start twice as slow.
  grep -q '^dev/styxy/Main' "$scratch/$1.classes" || fail 'the training runs loaded no class of styxy: the archive would be useless'
}

# Runs styxy as the launcher does, in a state of its own.
train() {
  trained=$((trained + 1))
  (
    STYXY_CLASS_LIST=$scratch/classes.$trained STYXY_HOME=$scratch/home STYXY_MACHINE=$scratch/machine/var/lib/styxy
    export STYXY_CLASS_LIST STYXY_HOME STYXY_MACHINE
    cd "$scratch" && sh "$scratch/trainer" "$@" </dev/null >"$scratch/answer" 2>/dev/null
  ) || :
}

# A place of its own, where users share their ports: what was trained must not be published in that of this machine, and a start
# where there is one should be as quick as without. Nobody but root can make a file of another user, so that what reads such a
# file is listed by hand.
make_training_place() {
  [ "$(uname -s)" = Linux ] || return 0
  place=$(sh "$source/src/dist/place" make "$scratch/machine") || return 0
  # A file that is looked at, and found to be of the wrong user.
  printf 'styxy claims 1\n3999\ttcp\t-\t-\t-\n' >"$place/claims.4294967294"
  printf '%s\n' dev/styxy/store/machine/ClaimReader dev/styxy/model/ForeignClaim >"$scratch/classes.read"
}

# The launcher $2 with one more option for java, which lists the classes that a real run of the folder $1 loads.
make_trainer() {
  trained=0
  STYXY_TRAINING=$1
  export STYXY_TRAINING
  # shellcheck disable=SC2016 # for the trainer to expand
  sed -e 's|^find_own_place$|styxy_lib=$STYXY_TRAINING|' \
    -e 's|^ *exec "$styxy_java"|& -XX:DumpLoadedClassList="$STYXY_CLASS_LIST"|' "$2" >"$scratch/trainer"
}

# The words that need no state.
train_words() {
  train_each <<'EOF'
--version
--help
EOF
}

# The commands that scripts and people type all day, as they type them; src/launcher/styxy has the same list. Each class of
# this archive costs each of their starts 12 to 20 thousand instructions, whether they use it or not: what they print with
# --json, and what they say on rare failures, is in the archive of the other commands.
train_usual() {
  train_each <<'EOF'
allocate dev
allocate dev -n web --ttl none --owner none
allocate dev -n web
allocate dev -n kept --owner project
allocate -s api -n test --ttl 30m
allocate api --count 2 -p 8001
list
list -v
check 3000
check web
check 22
renew web
release web
release 3000
release nothing
run -n web -- no-such-command
EOF
}

# Reading the configuration is archived as well: a file with every section for the user, and one for the project.
train_configured() {
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
  cat >"$scratch/.styxy.json" <<'EOF'
{"services": {"web": {"type": "dev", "env": ["PORT"], "port": 3000, "protocol": "tcp"},
  "api": {"type": "api", "env": {"API_PORT": "{port}", "WEB_URL": "http://localhost:{port:web}"}, "keep": true}}}
EOF
  train_each <<'EOF'
allocate dev
allocate web
allocate h-i
list
env
run web -- no-such-command
EOF
}

# Every other command and every other form, in the project with the configuration.
train_rest() {
  train_each <<'EOF'
allocate --help
allocate nosuchtype
allocate a -n j --template staging
allocate web --json
list --json
check 3000 --json
renew api --json
release 3000 --json
env --json
env --write variables
wait 3999 --free
status
status --json
cleanup --dry-run
cleanup --json
scan
scan --json
instances
doctor
history
metrics
kill 3999
take 3999 --wait 0
open web --print
verify web
mcp
hooks status
init --dry-run
config
config show
config types
config validate
daemon status
completion bash
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
# After an interrupt it may stay a minute: the locks of install.sh, on the descriptors 8 and 9, are not for it.
start_other() {
  rm -f "$scratch/held"
  mkfifo "$scratch/held"
  (cd "$scratch" && exec "$jdk/bin/java" Other.java "$@" >held 2>/dev/null </dev/null 8<&- 9<&-) &
  other=$!
  read -r _ <"$scratch/held" || :
}
