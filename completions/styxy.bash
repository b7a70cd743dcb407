# Completion of styxy for bash (4.4 or newer keeps the order). What changes, such as names and ports, comes from a small
# file that styxy writes beside its state at every save: no Java is started.

# Sets `index` to the file that was written last, if it is a plain one of the user's own.
_styxy_index() {
  local file
  index=
  for file in "${STYXY_HOME:-${XDG_STATE_HOME:-$HOME/.local/state}/styxy}"/*/completion; do
    [[ -f $file && -O $file && (-z $index || $file -nt $index) ]] && index=$file
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

# Offers what the index knows of a kind: types, ports, names, instances, or whatever selects allocations.
_styxy_find() {
  local index mark a b c d e f g label here seen=$'\n'
  local -a late_words late_notes
  _styxy_index
  [[ $index ]] && while IFS=$'\t' read -r mark a b c d e f g; do
    here=
    case $mark$1 in
      ttypes) here=1 && _styxy_offer "$a" "$b, $c" ;;
      a*)
        [[ $PWD/ == "${g%/}"/* ]] && here=1
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
      snames)
        [[ $PWD/ == "${d%/}"/* ]] && here=1 && _styxy_offer "$c" "$b, had $a"
        ;;
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
  compopt -o filenames 2>/dev/null
  local path
  while IFS= read -r path; do
    COMPREPLY+=("$path")
  done < <(compgen "$1" -- "$cur")
}

# Offers the values of an option; fails when it takes none.
_styxy_value() {
  case $command$1 in
    *--color) _styxy_fixed auto always never ;;
    *--lock-timeout | *--grace | *--timeout) _styxy_fixed 1s 5s 30s 1m ;;
    *--ttl) _styxy_fixed 15m 30m 2h 1d none ;;
    *--since) _styxy_fixed 15m 1h 1d ;;
    *--protocol) _styxy_fixed tcp udp both ;;
    *--owner) _styxy_fixed auto parent none ;;
    *--template) _styxy_fixed main dev staging features ;;
    *--signal) _styxy_fixed TERM INT HUP QUIT ABRT KILL ;;
    env--format) _styxy_fixed sh fish dotenv make json docker ;;
    metrics--format) _styxy_fixed prometheus json ;;
    list--format | history--format) _styxy_fixed '{port}' '{port}\t{name}' '{project}' ;;
    list--columns) _styxy_fixed port protocol type name project owner state left lock_id instance allocated renewed holder scope ;;
    history--columns) _styxy_fixed time event port protocol type name project instance owner reason detail why lock_id ;;
    scan-s | scan-e | *--start | *--end) ;;
    *--service | *-s) _styxy_types ;;
    *--port | *-p) _styxy_find ports ;;
    cleanup-n | *--no-hold | *--new) return 1 ;;
    *--name | *-n) _styxy_find names ;;
    *--instance) _styxy_find instances ;;
    release--project | renew--project | list--project) [[ $cur != -* ]] && _styxy_paths -d ;;
    *--project) _styxy_paths -d ;;
    *--write | *--textfile) _styxy_paths -f ;;
    *--env) _styxy_fixed PORT ;;
    *--count) _styxy_fixed 2 3 4 ;;
    *) return 1 ;;
  esac
}

_styxy_options() {
  case $command in
    allocate) options='-s --service -n --name -p --port --exact --protocol --project --ttl --owner --count --new --create-type --template' ;;
    release) options='--project --instance --all --forget' ;;
    renew) options='--project --instance --all --ttl' ;;
    run) options='-s --service -n --name -p --port --exact --env --no-hold --new --create-type --ttl' ;;
    env) options='--format --write --owner' ;;
    wait) options='--timeout --free --project' ;;
    kill) options='--signal --grace --dry-run -y --yes --project' ;;
    list) options='-v --verbose --project -s --service --all-scopes --sticky --watch --columns --format' ;;
    check) options='--protocol' ;;
    scan) options='-s --start -e --end --all --protocol --service --unallocated' ;;
    cleanup) options='--dry-run -f --force' ;;
    history) options='-p --port -n --name --since -f --follow --columns --format' ;;
    metrics) options='--format --textfile' ;;
    doctor) options='--fix' ;;
    config) options='--origin' ;;
    import) options='--dry-run' ;;
    '') options='-V --version' ;;
  esac
  options+=' --json -q --quiet --color --debug --lock-timeout -h --help'
}

_styxy_operands() {
  case $command in
    '') _styxy_fixed allocate release renew run env wait kill list check scan history instances cleanup doctor \
      metrics config import completion daemon ;;
    allocate) _styxy_types ;;
    release | renew | wait | kill) _styxy_find selectors ;;
    run | env) _styxy_find names ;;
    check) _styxy_find ports ;;
    config)
      case $prev in
        config) _styxy_fixed show types validate path init schema instances auto-allocation ;;
        auto-allocation) _styxy_fixed status list undo ;;
        undo) _styxy_types ;;
        validate) _styxy_paths -f ;;
      esac
      ;;
    import) _styxy_paths -d ;;
    completion) _styxy_fixed bash zsh fish ;;
    daemon) _styxy_fixed start stop restart status ;;
  esac
}

# Words are quoted, for a name may hold what the shell would obey; a list of several says what each is.
_styxy_reply() {
  local i quoted
  for ((i = 0; i < ${#words[@]}; i++)); do
    printf -v quoted %q "${words[i]}"
    if [[ ${notes[i]} && ${#words[@]} -gt 1 && ($COMP_TYPE == 63 || $COMP_TYPE == 33) ]]; then
      quoted+="  (${notes[i]})"
    fi
    COMPREPLY+=("$quoted")
  done
}

_styxy() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command='' options='' i
  local -a words notes
  COMPREPLY=()
  # bash takes --option=value apart at the "=".
  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
  [[ $cur == = ]] && cur=
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --color | --lock-timeout) [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++)); ((i++)) ;;
      -*) ;;
      *) command=${COMP_WORDS[i]} && break ;;
    esac
  done
  for (( ; i < COMP_CWORD; i++)); do
    if [[ $command == run && ${COMP_WORDS[i]} == -- ]]; then
      declare -F _command_offset >/dev/null && _command_offset $((i + 1))
      return
    fi
  done
  if ! _styxy_value "$prev"; then
    if [[ $cur == -* ]]; then
      _styxy_options
      # shellcheck disable=SC2086 # one word an option
      _styxy_fixed $options
    else
      _styxy_operands
    fi
  fi
  _styxy_reply
}

complete -o nosort -F _styxy styxy 2>/dev/null || complete -F _styxy styxy
