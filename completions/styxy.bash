# Completion of styxy for bash (4.4 or newer keeps the order). What changes, such as names and ports, comes from a small
# file that styxy writes beside its state at every save: no Java is started.

# Sets `index` to the file of that name that was written last, if it is a plain one of the user's own. Where there are
# several, those of other network namespaces come after.
_styxy_index() {
  local file pattern namespace=
  local -a files=()
  for file in "${STYXY_HOME:-${XDG_STATE_HOME:-$HOME/.local/state}/styxy}"/*/"$1"; do
    [[ -f $file && -O $file ]] && files+=("$file")
  done
  ((${#files[@]} > 1)) && namespace=$(readlink /proc/self/ns/net 2>/dev/null)
  index=
  for pattern in "*-${namespace//[!0-9]/}/*" '*'; do
    for file in "${files[@]}"; do
      # shellcheck disable=SC2053 # a pattern it is
      [[ $file == $pattern && (-z $index || $file -nt $index) ]] && index=$file
    done
    [[ $index ]] && break
  done
}

# Offers a word with what it is; what is not of the project around here comes after what is.
_styxy_offer() {
  [[ $1 == - || $1 != "$cur"* || $seen == *$'\n'"$1"$'\n'* ]] && return
  seen+=$1$'\n'
  if [[ $here ]]; then
    words+=("$1") notes+=("$2")
  else
    late_words+=("$1") late_notes+=("$2")
  fi
}

# Offers what there is of a kind: types, services, ports, names, instances, or whatever selects allocations.
_styxy_find() {
  local index mark a b c d e f g label here file=completion place seen=$'\n'$taken
  local -a late_words late_notes
  [[ $1 == services ]] && file=services
  _styxy_index $file
  place=$(pwd -P)
  [[ $index ]] && while IFS=$'\t' read -r mark a b c d e f g; do
    here=
    case $mark$1 in
      ttypes) here=1 && _styxy_offer "$a" "$b, $c" ;;
      vservices) [[ $PWD/ == "${c%/}"/* || $place/ == "${c%/}"/* ]] && here=1 && _styxy_offer "$a" "$b" ;;
      a*)
        [[ $PWD/ == "${g%/}"/* || $place/ == "${g%/}"/* ]] && here=1
        label=$d && [[ $e != - ]] && label=$d/$e
        case $1 in
          ports) _styxy_offer "$a" "$label of ${g/#"$HOME"/\~}" ;;
          instances) _styxy_offer "$f" "$label on $a" ;;
          names) [[ $here ]] && _styxy_offer "$e" "$d on $a" ;;
          selectors)
            [[ $here ]] && _styxy_offer "$e" "$d on $a"
            _styxy_offer "$a" "$label of ${g/#"$HOME"/\~}"
            [[ ($here || $cur) && $c == "$cur"* ]] && _styxy_offer "$c" "$label on $a"
            ;;
        esac
        ;;
      snames) [[ $PWD/ == "${d%/}"/* || $place/ == "${d%/}"/* ]] && here=1 && _styxy_offer "$c" "$b, had $a" ;;
    esac
  done <"$index"
  words+=("${late_words[@]}") notes+=("${late_notes[@]}")
}

# Offers words that never change.
_styxy_fixed() {
  local word
  for word in "$@"; do
    [[ $word == "$cur"* ]] && words+=("$word") && notes+=("")
  done
  return 0
}

_styxy_types() {
  _styxy_find types
  [[ ${words[*]} ]] || _styxy_fixed dev api database auth functions ui hub storybook test proxy docs monitoring build \
    infrastructure ai messaging coordination
}

_styxy_paths() {
  [[ $1 == -c ]] || compopt -o filenames 2>/dev/null
  local path
  while IFS= read -r path; do
    COMPREPLY+=("$path")
  done < <(compgen "$1" -- "$cur")
}

# Offers words for a list between commas, but those that it has.
_styxy_listed() {
  local word done='' start=$cur
  [[ $cur == *,* ]] && done=${cur%,*}, && start=${cur##*,}
  for word in "$@"; do
    [[ $word == "$start"* && ,$done != *,"$word",* ]] && words+=("$done$word") && notes+=("")
  done
  compopt -o nospace 2>/dev/null
}

# Whether an option takes the word after it.
_styxy_takes_value() {
  case $1 in
    -s | -n | -p | -e | --service | --name | --port | --start | --end | --protocol | --ttl | --owner | --count | \
      --template | --instance | --env | --bind | --format | --from | --timeout | --wait | --signal | --grace | --columns | --since | \
      --textfile | --scope | --limit | --color | --lock-timeout) ;;
    -f | --file) [[ $command == compose ]] ;;
    --write) [[ $command == env || $command == agents ]] ;;
    --project) [[ $command != release && $command != renew && $command != list ]] ;;
    *) return 1 ;;
  esac
}

# Offers the values of an option.
_styxy_value() {
  case $command$1 in
    *--color) _styxy_fixed auto always never ;;
    *--lock-timeout | *--grace | *--timeout) _styxy_fixed 1s 5s 30s 1m ;;
    take*--wait) _styxy_fixed 0 1m 5m ;;
    open*--wait) _styxy_fixed 10s 30s 1m ;;
    *--ttl) _styxy_fixed 15m 30m 2h 1d none ;;
    *--since) _styxy_fixed 15m 1h 1d ;;
    *--protocol) _styxy_fixed tcp udp both ;;
    run*--owner) _styxy_fixed project ;;
    *--owner) _styxy_fixed auto parent none project ;;
    *--template) _styxy_fixed main dev staging features ;;
    *--signal) _styxy_fixed TERM INT HUP QUIT ABRT KILL ;;
    env--format) _styxy_fixed sh fish dotenv make json docker ;;
    compose--format) _styxy_fixed sh fish dotenv ;;
    metrics--format) _styxy_fixed prometheus json ;;
    *--format) _styxy_fixed '{port}' '{port}\t{name}' '{project}' ;;
    list--columns) _styxy_listed port protocol type name project owner state left lock_id instance allocated renewed holder url scope ;;
    *--columns) _styxy_listed time event port protocol type name project instance owner reason detail why lock_id ;;
    daemon*-p | daemon--port | *--start | *--end | *-e) ;;
    *--service | *-s) _styxy_types ;;
    *--port | *-p) _styxy_find ports ;;
    *--name | *-n) _styxy_find names ;;
    *--instance) _styxy_find instances ;;
    *--project) _styxy_paths -d ;;
    compose-f | compose--file | *--write | *--textfile | *--from) _styxy_paths -f ;;
    *--env) _styxy_fixed PORT ;;
    *--bind) _styxy_fixed 127.0.0.1 0.0.0.0 ;;
    *--count) _styxy_fixed 2 3 4 ;;
    *--limit) _styxy_fixed 10 50 100 ;;
  esac
}

_styxy_options() {
  case $command in
    allocate) options='-s --service -n --name -p --port --exact --protocol --project --ttl --owner --count --new --create-type --template' ;;
    release) options='--project --instance --all --forget' ;;
    renew) options='--project --instance --all --ttl' ;;
    take) options='--wait -n --name -s --service --project --ttl --owner' ;;
    run) options='-s --service -n --name -p --port --exact --env --from --no-hold --socket --bind --new --create-type --owner --ttl' ;;
    env) options='--format --write --from --owner' ;;
    init) options='--dry-run' ;;
    compose) options='-f --file --write --format --project-name --owner' ;;
    wait) options='--timeout --free --project' ;;
    open) options='--print --wait --project' ;;
    verify) options='--project' ;;
    kill) options='--signal --grace --dry-run -y --yes --project' ;;
    list) options='-v --verbose --project -s --service --all-scopes --all-users --sticky --urls --watch --columns --format' ;;
    check) options='--protocol --project -v --verbose' ;;
    scan) options='-s --service --start -e --end --all --protocol --unallocated' ;;
    cleanup) options='--dry-run -f --force' ;;
    history) options='-p --port -n --name --since --limit -f --follow --columns --format' ;;
    mcp) options='--project' ;;
    agents) options='--write --skill' ;;
    metrics) options='--format --textfile' ;;
    doctor) options='--fix' ;;
    config) options='--origin' ;;
    hooks) options='--dry-run --user --project' ;;
    import) options='--dry-run --scope' ;;
    daemon) options='-p --port -d --detach' ;;
    '') options='-V --version' ;;
  esac
  options+=' --json -q --quiet --color --debug --lock-timeout -h --help'
}

# Offers operands; `operands` has those before.
_styxy_operands() {
  local IFS=$'\n'
  taken=${operands[*]}$'\n'
  case $command${#operands[@]} in
    0) _styxy_fixed allocate release renew take run env init compose wait open verify kill status list check scan history \
      instances mcp agents cleanup doctor metrics config hooks import completion daemon ;;
    allocate0) _styxy_types ;;
    release* | renew* | wait* | kill*) _styxy_find selectors ;;
    run0)
      _styxy_find services
      if [[ $cur || -z ${words[*]} ]]; then
        _styxy_paths -c
      fi
      ;;
    run1) words=(--) notes=("") ;;
    env*) _styxy_find services ;;
    check0 | take0 | open0 | verify0) _styxy_find selectors ;;
    config0) _styxy_fixed show types validate path init schema instances auto-allocation ;;
    config1)
      case ${operands[0]} in
        auto-allocation) _styxy_fixed status list undo enable disable ;;
        validate) _styxy_paths -f ;;
      esac
      ;;
    config2) [[ ${operands[1]} == undo ]] && _styxy_types ;;
    hooks0) _styxy_fixed install remove status ;;
    hooks[1-4]) _styxy_fixed git claude codex cursor ;;
    import0) _styxy_paths -d ;;
    completion0) _styxy_fixed bash zsh fish powershell ;;
    daemon0) _styxy_fixed start stop restart status ;;
  esac
}

# Words are quoted, for a name may hold what the shell would obey; a list of several says what each is. bash inserts only
# what comes after the last "=" or ":".
_styxy_reply() {
  local i quoted
  for ((i = 0; i < ${#words[@]}; i++)); do
    printf -v quoted %q "${words[i]}"
    quoted=${quoted//\\,/,}
    quoted=${quoted#"$trim"}
    if [[ ${notes[i]} && ${#words[@]} -gt 1 && ($COMP_TYPE == 63 || $COMP_TYPE == 33) ]]; then
      quoted+="  (${notes[i]})"
    fi
    COMPREPLY+=("$quoted")
  done
}

# Puts together again what bash takes apart at "=" and ":": `line` has the words up to the cursor, `at` where bash has them.
_styxy_line() {
  local rest=$COMP_LINE word i is_new=1
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    [[ $rest == [[:space:]]* ]] && is_new=1 && rest=${rest#"${rest%%[![:space:]]*}"}
    if ((is_new)); then
      line+=("$word") at+=("$i")
    else
      line[${#line[@]} - 1]+=$word
    fi
    rest=${rest#"$word"}
    [[ $word ]] && is_new=0
  done
}

# Completes the command that `run` becomes, which begins at this word.
_styxy_command() {
  if declare -F _comp_command_offset >/dev/null; then
    _comp_command_offset "${at[$1]}"
  elif declare -F _command_offset >/dev/null; then
    _command_offset "${at[$1]}"
  elif (($1 == last)); then
    _styxy_paths -c
  else
    _styxy_paths -f
  fi
}

_styxy_is_service() {
  local cur=$1 word
  local -a words notes
  _styxy_find services
  for word in "${words[@]}"; do
    [[ $word == "$1" ]] && return
  done
  return 1
}

# Completes what comes after the first operand of `run`, which is word $1; fails where that is still to come.
_styxy_run() {
  (($1 < last)) || return
  if [[ ${line[$1]} == -- ]]; then
    _styxy_command $(($1 + 1))
  elif (($1 + 1 < last)) && [[ ${line[$1 + 1]} == -- ]]; then
    _styxy_command $(($1 + 2))
  else
    (($1 + 1 == last)) && _styxy_is_service "${line[$1]}" && COMPREPLY=(--) && return
    _styxy_command "$1"
  fi
  return 0
}

_styxy() {
  local cur command='' option='' options='' taken='' trim last i
  local -a words notes line at operands
  COMPREPLY=()
  _styxy_line
  last=$((${#line[@]} - 1))
  cur=${line[last]}
  for ((i = 1; i < last; i++)); do
    case ${line[i]} in
      --) [[ $command == run ]] && break ;;
      -*) _styxy_takes_value "${line[i]}" && option=${line[i]} && ((i++)) ;;
      *)
        if [[ ! $command ]]; then
          command=${line[i]}
        elif [[ $command == run ]]; then
          # Options may stand behind a service, too.
          [[ ${line[i + 1]} == -?* && ${line[i + 1]} != -- ]] && _styxy_is_service "${line[i]}" || break
          operands+=("${line[i]}")
        else
          operands+=("${line[i]}")
        fi
        ;;
    esac
  done
  [[ $command == run ]] && _styxy_run "$i" && return
  if [[ $cur == --*=* ]]; then
    option=${cur%%=*} cur=${cur#*=}
  elif ((i == last)); then
    option=
    [[ ${line[last - 1]} == --project && $cur != -* ]] && option=--project
  fi
  trim=${COMP_WORDS[COMP_CWORD]}
  [[ $trim == [=:] ]] && trim=
  trim=${cur%"$trim"}
  if [[ $option ]]; then
    _styxy_value "$option"
  elif [[ $cur == -* ]]; then
    _styxy_options
    # shellcheck disable=SC2086 # one word an option
    _styxy_fixed $options
  else
    _styxy_operands
  fi
  _styxy_reply
}

complete -o nosort -F _styxy styxy 2>/dev/null || complete -F _styxy styxy
