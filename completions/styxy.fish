# Completion of styxy for fish. What changes, such as names and ports, comes from a small file that styxy writes beside its
# state at every save: no Java is started.

# Prints the path of the file of that name that was written last, if it is a plain one of the user's own. Where there are
# several, those of other network namespaces come after.
function __styxy_index
    set -l base $STYXY_HOME
    test -n "$base"; or set base $XDG_STATE_HOME/styxy
    test "$base" = /styxy; and set base $HOME/.local/state/styxy
    set -l files
    for file in $base/*/$argv[1]
        test -f $file -a -O $file; and set -a files $file
    end
    set -l own
    if set -q files[2]
        set -l namespace (readlink /proc/self/ns/net 2>/dev/null | string match -r '\d+')
        set own (string match -- "*-$namespace/*" $files)
    end
    set -q own[1]; and set files $own
    set -l newest
    for file in $files
        if test -z "$newest"; or test $file -nt $newest
            set newest $file
        end
    end
    printf '%s\n' $newest
end

# Prints a pattern for the ends of lines whose project is the one around here.
function __styxy_here
    set -l here
    for directory in $PWD (pwd -P)
        while test -n "$directory" -a "$directory" != /
            contains -- $directory $here; or set -a here $directory
            set directory (string replace -r '/[^/]*$' '' -- $directory)
        end
    end
    printf '%s\n' '(?:/|'(string join '|' -- (string escape --style=regex -- $here))')$'
end

# Prints what there is of a kind, with what each is: types, services, ports, names, instances, or whatever selects
# allocations. That of the project around here comes first. Patterns do the work, for a loop over the lines takes too long.
function __styxy_find
    set -l index (__styxy_index (test $argv[1] = services; and echo services; or echo completion))
    test -n "$index"; or return 1
    set -l lines (string replace -a -r '\t-(?=\t)' '\t' <$index)
    set -l here
    test $argv[1] = types; or set here (__styxy_here)
    set -l allocation '^a\t(\d+)\t\w+\t(\S+)\t(\S+)\t(\S*)\t(\S+)\t'
    switch $argv[1]
        case types
            string replace -f -r '^t\t(\S+)\t(\S+)\t(.*)' '$1\t$2, $3' -- $lines
        case services
            string replace -f -r '^v\t(\S+)\t(\S+)\t'$here '$1\t$2' -- $lines
        case names
            string replace -f -r $allocation$here '$4\t$3 on $1' -- $lines | string match -r '^\S+\t.*'
            string replace -f -r '^s\t(\d+)\t(\S+)\t(\S+)\t'$here '$3\t$2, had $1' -- $lines
        case instances
            string replace -f -r $allocation'.*' '$5\t$3 $4 on $1' -- $lines
        case ports
            string replace -f -r $allocation'('$here')' '$1\t$3 $4 of $6' -- $lines
            string replace -f -r $allocation'(.*)' '$1\t$3 $4 of $6' -- $lines
        case selectors
            string replace -f -r $allocation$here '$4\t$3 on $1' -- $lines | string match -r '^\S+\t.*'
            string replace -f -r $allocation'('$here')' '$1\t$3 $4 of $6' -- $lines
            string replace -f -r $allocation$here '$2\t$3 $4 on $1' -- $lines
            string replace -f -r $allocation'(.*)' '$1\t$3 $4 of $6' -- $lines
            string replace -f -r $allocation'.*' '$2\t$3 $4 on $1' -- $lines
    end
end

function __styxy_types
    __styxy_find types; or printf '%s\n' dev api database auth functions ui hub storybook test proxy docs monitoring build \
        infrastructure ai messaging coordination
end

function __styxy_is_service
    __styxy_find services | string match -q -r '^'(string escape --style=regex -- $argv[1])'\t'
end

# Sets __styxy_typed to the words that are no options and no values of some: the command, and its operands; and __styxy_own
# to the command while what is typed is its own. It is done once for all the conditions below.
function __styxy_read
    set -l line (commandline -cp)
    test "$line" = "$__styxy_line"; and return
    set -g __styxy_line "$line"
    set -g __styxy_typed
    set -l words (commandline -opc)
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case -s -n -p -e --service --name --port --start --end --protocol --ttl --owner --count --template --instance \
                --env --bind --format --from --timeout --wait --signal --grace --columns --since --limit --textfile --scope --color --lock-timeout
                set -e words[1]
            case -f --file
                test "$__styxy_typed[1]" = compose; and set -e words[1]
            case --write
                contains -- "$__styxy_typed[1]" env agents; and set -e words[1]
            case --project
                contains -- "$__styxy_typed[1]" release renew list; or set -e words[1]
            case '-?*'
                test "$words[1]" = -- -a "$__styxy_typed[1]" = run; and break
            case '*'
                # What run becomes has options of its own; those behind a service are still ours.
                if test "$__styxy_typed[1]" = run
                    set -l next $words[2]
                    set -q words[2]; or set next (commandline -ct)
                    string match -q -r '^-.' -- "$next"; and test "$next" != --; and __styxy_is_service $words[1]; or break
                end
                set -a __styxy_typed $words[1]
        end
        set -e words[1]
    end
    set -g __styxy_own $__styxy_typed[1]
    if test "$__styxy_typed[1]" = run; and set -q words[1]
        set -a __styxy_typed $words
        set __styxy_own running
    end
end

function __styxy_is_first
    __styxy_read
    test -z "$__styxy_own"
end

# Whether it is one of these commands, and what is typed is its own.
function __styxy_at
    __styxy_read
    contains -- "$__styxy_own" $argv
end

function __styxy_is_own
    __styxy_read
    test "$__styxy_own" != running
end

# Whether these operands went before.
function __styxy_after
    __styxy_read
    test "$__styxy_typed[2..]" = "$argv"
end

# What there is of a kind, without the operands that went before.
function __styxy_more
    set -l there (string escape --style=regex -- $__styxy_typed[2..] | string join '|')
    __styxy_find $argv | string match -v -r "^($there)\t"
end

# Prints what may come next after `run`: a service or, as there may be very many, a command once it is begun or there is no
# service; then what the command makes of it.
function __styxy_run
    set -l words $__styxy_typed[2..]
    set -l current (commandline -ct)
    if not set -q words[1]
        set -l services (__styxy_find services)
        set -q services[1]; and printf '%s\n' $services
        string match -q -- '-*' $current; and return
        test -n "$current" -o (count $services) -eq 0; and complete -C "$current"
        return
    end
    if test "$words[1]" != -- -a "$words[2]" = --
        set -e words[1..2]
    else if test "$words[1]" = --
        set -e words[1]
    else if not set -q words[2]; and __styxy_is_service $words[1]
        printf '%s\t%s\n' -- 'A command comes after it'
        return
    end
    complete -C (string join ' ' -- (string escape -- $words) "$current")
end

# Prints the directories for a value that may stand after a "=".
function __styxy_directories
    __fish_complete_directories (commandline -ct | string replace -r -- '^--[a-z-]+=' '') Directory
end

# Prints what a list between commas may go on with.
function __styxy_listed
    set -l done (commandline -ct | string replace -r -- '^--[a-z-]+=' '' | string match -r '.*,')
    for word in $argv
        string match -q -- "*,$word,*" ",$done"; or printf '%s\n' "$done$word"
    end
end

function __styxy_patterns
    printf '%s\n' '{port}' '{port} {name}' '{project}'
end

complete -c styxy -f
complete -c styxy -n __styxy_is_own -l json -d 'Print one JSON object on stdout'
complete -c styxy -n __styxy_is_own -s q -l quiet -d 'Print only errors on stderr'
complete -c styxy -n __styxy_is_own -l color -x -a 'auto always never' -d 'Colour the output'
complete -c styxy -n __styxy_is_own -l debug -d 'Print the stack trace of an error'
complete -c styxy -n __styxy_is_own -l lock-timeout -x -a '1s 5s 30s 1m' -d 'Give up if the state stays locked this long'
complete -c styxy -n __styxy_is_own -s h -l help -d 'Show help and exit'
complete -c styxy -n __styxy_is_first -s V -l version -d 'Print the version'

complete -c styxy -n __styxy_is_first -a allocate -d 'Allocate a port and print it'
complete -c styxy -n __styxy_is_first -a release -d 'Release ports'
complete -c styxy -n __styxy_is_first -a renew -d 'Renew leases'
complete -c styxy -n __styxy_is_first -a take -d 'Take a port as soon as another project releases it'
complete -c styxy -n __styxy_is_first -a run -d 'Run a command with a port of its own'
complete -c styxy -n __styxy_is_first -a env -d 'Allocate ports for a project\'s services, and print their variables'
complete -c styxy -n __styxy_is_first -a init -d 'Look at the project, and write its .styxy.json'
complete -c styxy -n __styxy_is_first -a compose -d 'Allocate the ports that a Compose file publishes'
complete -c styxy -n __styxy_is_first -a wait -d 'Wait until a server is up or a port is free'
complete -c styxy -n __styxy_is_first -a open -d 'Open a server\'s page in the browser'
complete -c styxy -n __styxy_is_first -a verify -d 'Prove that what answers is this project\'s server'
complete -c styxy -n __styxy_is_first -a kill -d 'End the server on a port'
complete -c styxy -n __styxy_is_first -a list -d 'Show who has which port'
complete -c styxy -n __styxy_is_first -a check -d 'Tell whether a port is available, and why not'
complete -c styxy -n __styxy_is_first -a scan -d 'Show what is bound to a range of ports'
complete -c styxy -n __styxy_is_first -a history -d 'Show who had which port, and why they lost it'
complete -c styxy -n __styxy_is_first -a status -d 'Show this project\'s services, their ports and what to do next'
complete -c styxy -n __styxy_is_first -a mcp -d 'Serve the Model Context Protocol on stdin and stdout'
complete -c styxy -n __styxy_is_first -a agents -d 'Print what coding agents should know, for AGENTS.md or as a skill'
complete -c styxy -n __styxy_is_first -a instances -d 'Show the sessions that have ports'
complete -c styxy -n __styxy_is_first -a cleanup -d 'Reclaim stale ports, and say why'
complete -c styxy -n __styxy_is_first -a doctor -d 'Check styxy\'s health, and suggest fixes'
complete -c styxy -n __styxy_is_first -a metrics -d 'Print metrics for monitoring'
complete -c styxy -n __styxy_is_first -a config -d 'Show and check the configuration, service types and ranges'
complete -c styxy -n __styxy_is_first -a hooks -d 'Give git and coding agents their ports, and a guard'
complete -c styxy -n __styxy_is_first -a import -d 'Import the configuration and ports of the original styxy'
complete -c styxy -n __styxy_is_first -a completion -d 'Print shell completions'
complete -c styxy -n __styxy_is_first -a daemon -d 'Do nothing: no daemon is needed'

complete -c styxy -n '__styxy_at allocate; and __styxy_after' -k -a '(__styxy_types)'
complete -c styxy -n '__styxy_at release renew wait kill' -k -a '(__styxy_more selectors)'
complete -c styxy -n '__styxy_at run running' -k -a '(__styxy_run)'
complete -c styxy -n '__styxy_at env' -k -a '(__styxy_more services)'
complete -c styxy -n '__styxy_at check take open verify; and __styxy_after' -k -a '(__styxy_find selectors)'
complete -c styxy -n '__styxy_at completion; and __styxy_after' -a 'bash zsh fish powershell'
complete -c styxy -n '__styxy_at daemon; and __styxy_after' -a 'start stop restart status'
complete -c styxy -n '__styxy_at hooks; and __styxy_after' -a install -d 'Put the hooks in'
complete -c styxy -n '__styxy_at hooks; and __styxy_after' -a remove -d 'Take them out'
complete -c styxy -n '__styxy_at hooks; and __styxy_after' -a status -d 'Where they are'
complete -c styxy -n '__styxy_at hooks; and not __styxy_after' -a 'git claude codex cursor'

complete -c styxy -n '__styxy_at allocate take run list scan' -s s -l service -x -k -a '(__styxy_types)' -d 'The service type'
complete -c styxy -n '__styxy_at allocate take run history' -s n -l name -x -k -a '(__styxy_find names)' -d 'The name of the service'
complete -c styxy -n '__styxy_at allocate run history' -s p -l port -x -k -a '(__styxy_find ports)' -d 'This port'
complete -c styxy -n '__styxy_at allocate run' -l exact -d 'With --port: get this port or fail'
complete -c styxy -n '__styxy_at allocate check scan' -l protocol -x -a 'tcp udp both' -d 'The protocol'
complete -c styxy -n '__styxy_at allocate take wait open verify kill check mcp' -l project -x -a '(__styxy_directories)' -d 'The project'
complete -c styxy -n '__styxy_at release renew list' -l project -a '(__styxy_directories)' -d 'All allocations of a project'
complete -c styxy -n '__styxy_at allocate take run renew' -l ttl -x -a '15m 30m 2h 1d none' -d 'Expire after this long unused'
complete -c styxy -n '__styxy_at allocate take env compose' -l owner -x -a 'auto parent none project' -d 'Who owns it'
complete -c styxy -n '__styxy_at run' -l owner -x -a project -d 'Keep the port for the project when the command ends'
complete -c styxy -n '__styxy_at allocate' -l count -x -a '2 3 4' -d 'Allocate this many ports, all or none'
complete -c styxy -n '__styxy_at allocate run' -l new -d 'Allocate a new port even if the name has one'
complete -c styxy -n '__styxy_at allocate run' -l create-type -d 'Create an unknown type even if it looks like a typo'
complete -c styxy -n '__styxy_at allocate' -l template -x -a 'main dev staging features' -d 'Shift the preferred ports'
complete -c styxy -n '__styxy_at release renew' -l instance -x -k -a '(__styxy_find instances)' -d 'All allocations of an instance'
complete -c styxy -n '__styxy_at release' -l forget -d 'Also forget which port the name had'
complete -c styxy -n '__styxy_at release renew' -l all -d 'All allocations on this machine'
complete -c styxy -n '__styxy_at run' -l env -x -a PORT -d 'Set this variable to the port'
complete -c styxy -n '__styxy_at run' -l no-hold -d 'Do not hold the port (for servers that fail with "address in use")'
complete -c styxy -n '__styxy_at run' -l socket -d 'Pass a listening socket as descriptor 3'
complete -c styxy -n '__styxy_at run' -l bind -x -a '127.0.0.1 0.0.0.0' -d 'With --socket: listen on this address'
complete -c styxy -n '__styxy_at env' -l format -x -a 'sh fish dotenv make json docker' -d 'The output format'
complete -c styxy -n '__styxy_at env' -l write -r -F -d 'Write them to a block in this file'
complete -c styxy -n '__styxy_at env' -l from -r -F -d 'Expand variables of services in this .env file'
complete -c styxy -n '__styxy_at run' -l from -r -F -d 'Also set the variables of this .env file'
complete -c styxy -n '__styxy_at compose' -s f -l file -r -F -d 'This Compose file'
complete -c styxy -n '__styxy_at compose' -l write -d 'Write the override, and COMPOSE_FILE to a block in .env'
complete -c styxy -n '__styxy_at compose' -l format -x -a 'sh fish dotenv' -d 'With --write: print the variables instead'
complete -c styxy -n '__styxy_at compose' -l project-name -d 'Set COMPOSE_PROJECT_NAME to a name of this directory alone'
complete -c styxy -n '__styxy_at wait' -l timeout -x -a '5s 30s 1m' -d 'Give up after this long'
complete -c styxy -n '__styxy_at wait' -l free -d 'Wait until nothing is bound to the port any more'
complete -c styxy -n '__styxy_at take' -l wait -x -a '0 1m 5m' -d 'Give up after this long'
complete -c styxy -n '__styxy_at open' -l wait -x -a '10s 30s 1m' -d 'Wait this long for the server to be up'
complete -c styxy -n '__styxy_at open' -l print -d 'Only print the URL'
complete -c styxy -n '__styxy_at kill' -l signal -x -a 'TERM INT HUP QUIT ABRT KILL' -d 'The signal'
complete -c styxy -n '__styxy_at kill' -l grace -x -a '1s 5s 30s' -d 'Send KILL after this long'
complete -c styxy -n '__styxy_at kill cleanup hooks import init' -l dry-run -d 'Only say what would be done'
complete -c styxy -n '__styxy_at hooks' -l user -d 'Agents: in the files of your home'
complete -c styxy -n '__styxy_at hooks' -l project -d 'Agents: in the files of this project'
complete -c styxy -n '__styxy_at import' -l scope -x -d 'The reservations of another scope of this home'
complete -c styxy -n '__styxy_at kill' -s y -l yes -d 'Also end processes outside the leases of this project'
complete -c styxy -n '__styxy_at check' -s v -l verbose -d 'Also show all owners of its lease'
complete -c styxy -n '__styxy_at list' -s v -l verbose -d 'Also show lock ids, instances, times and holders'
complete -c styxy -n '__styxy_at list' -l sticky -d 'Show each name\'s last port instead'
complete -c styxy -n '__styxy_at list' -l urls -d 'Only named TCP services, with the URL of each'
complete -c styxy -n '__styxy_at list' -l watch -d 'Redraw whenever something changes'
complete -c styxy -n '__styxy_at list' -l all-scopes -d 'Also show other hosts and network namespaces'
complete -c styxy -n '__styxy_at list' -l all-users -d "Also show ports of the machine's other users"
complete -c styxy -n '__styxy_at list' -l columns -x -k -a '(__styxy_listed port protocol type name project owner state left lock_id instance allocated renewed holder url scope)' -d 'Show these columns'
complete -c styxy -n '__styxy_at history' -l columns -x -k -a '(__styxy_listed time event port protocol type name project instance owner reason detail why lock_id)' -d 'Show these columns'
complete -c styxy -n '__styxy_at list history' -l format -x -k -a '(__styxy_patterns)' -d 'Print each row in this pattern, such as {port}'
complete -c styxy -n '__styxy_at scan' -l start -x -d 'The first port'
complete -c styxy -n '__styxy_at scan' -s e -l end -x -d 'The last port'
complete -c styxy -n '__styxy_at scan' -l all -d 'All ports'
complete -c styxy -n '__styxy_at scan' -l unallocated -d 'Only ports that are not allocated'
complete -c styxy -n '__styxy_at daemon' -s p -l port -x -d 'Ignored'
complete -c styxy -n '__styxy_at daemon' -s d -l detach -d 'Ignored'
complete -c styxy -n '__styxy_at cleanup' -s f -l force -d 'Release every allocation on this machine'
complete -c styxy -n '__styxy_at history' -l since -x -a '15m 1h 1d' -d 'Only events of the last 2h, 45m, ...'
complete -c styxy -n '__styxy_at agents' -l write -r -F -d 'Write the text to a block in this file'
complete -c styxy -n '__styxy_at agents' -l skill -d 'Print the skill instead'
complete -c styxy -n '__styxy_at history' -l limit -x -a '10 50 100' -d 'Only the newest events'
complete -c styxy -n '__styxy_at history' -s f -l follow -d 'Keep printing new events'
complete -c styxy -n '__styxy_at config; and __styxy_after' -a show -d 'The values in effect here'
complete -c styxy -n '__styxy_at config; and __styxy_after' -a types -d 'Service types, with the ports used and free'
complete -c styxy -n '__styxy_at config; and __styxy_after' -a validate -d 'Every problem in the files'
complete -c styxy -n '__styxy_at config; and __styxy_after' -a path -d 'Where the user\'s file is'
complete -c styxy -n '__styxy_at config; and __styxy_after' -a init -d 'Write a file to start from'
complete -c styxy -n '__styxy_at config; and __styxy_after' -a schema -d 'A JSON Schema of the files'
complete -c styxy -n '__styxy_at config; and __styxy_after' -a instances -d 'Instance templates and their ports'
complete -c styxy -n '__styxy_at config; and __styxy_after' -a auto-allocation -d 'Ranges assigned to unknown types'
complete -c styxy -n '__styxy_at config; and __styxy_after auto-allocation' -a status -d 'Whether it happens, and how'
complete -c styxy -n '__styxy_at config; and __styxy_after auto-allocation' -a list -d 'The ranges'
complete -c styxy -n '__styxy_at config; and __styxy_after auto-allocation' -a undo -d 'Remove the range of a type'
complete -c styxy -n '__styxy_at config; and __styxy_after auto-allocation' -a enable -d 'Unknown types get a range'
complete -c styxy -n '__styxy_at config; and __styxy_after auto-allocation' -a disable -d 'Unknown types are refused'
complete -c styxy -n '__styxy_at config; and __styxy_after auto-allocation undo' -k -a '(__styxy_types)'
complete -c styxy -n '__styxy_at config; and __styxy_after validate' -F
complete -c styxy -n '__styxy_at config' -l origin -d 'Show: also the file that each value comes from'
complete -c styxy -n '__styxy_at import; and __styxy_after' -a '(__fish_complete_directories)' -d 'Where the original kept its files'
complete -c styxy -n '__styxy_at doctor' -l fix -d 'Fix what can be fixed without losing anything'
complete -c styxy -n '__styxy_at metrics' -l format -x -a 'prometheus json' -d 'The output format'
complete -c styxy -n '__styxy_at metrics' -l textfile -r -F -d 'Replace this file atomically instead of printing'
