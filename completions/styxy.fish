# Completion of styxy for fish. What changes, such as names and ports, comes from a small file that styxy writes beside its
# state at every save: no Java is started.

# Prints the path of the file that was written last, if it is a plain one of the user's own.
function __styxy_index
    set -l base $STYXY_HOME
    test -n "$base"; or set base $XDG_STATE_HOME/styxy
    test "$base" = /styxy; and set base $HOME/.local/state/styxy
    set -l newest
    for file in $base/*/completion
        if test -f $file -a -O $file
            if test -z "$newest"; or test $file -nt $newest
                set newest $file
            end
        end
    end
    printf '%s\n' $newest
end

# Prints what there is of a kind, with what each is: types, ports, names, instances, or whatever selects allocations.
# That of the project around here comes first. Patterns do the work, for a loop over the lines takes too long.
function __styxy_find
    set -l index (__styxy_index)
    test -n "$index"; or return 1
    set -l lines (string replace -a -r '\t-(?=\t)' '\t' <$index)
    set -l here
    set -l directory $PWD
    while test "$directory" != /
        set -a here (string escape --style=regex -- $directory)
        set directory (string replace -r '/[^/]*$' '' -- $directory); or break
        test -n "$directory"; or break
    end
    set -l here '(?:/|'(string join '|' -- $here)')$'
    set -l allocation '^a\t(\d+)\t\w+\t(\S+)\t(\S+)\t(\S*)\t(\S+)\t'
    switch $argv[1]
        case types
            string replace -f -r '^t\t(\S+)\t(\S+)\t(.*)' '$1\t$2, $3' -- $lines
        case names
            string replace -f -r $allocation$here '$4\t$3 on $1' -- $lines | string match -r '^\S+\t.*'
            string replace -f -r '^s\t(\d+)\t(\S+)\t(\S+)\t'$here '$3\t$2, had $1' -- $lines
        case instances
            string replace -f -r $allocation'.*' '$5\t$3 $4 on $1' -- $lines
        case ports
            string replace -f -r $allocation'('$here')' '$1\t$3 $4 of $6' -- $lines
            string replace -f -r $allocation'(.*)' '$1\t$3 $4 of $6' -- $lines
        case selectors
            __styxy_find names
            __styxy_find ports
            string replace -f -r $allocation$here '$2\t$3 $4 on $1' -- $lines
            string replace -f -r $allocation'.*' '$2\t$3 $4 on $1' -- $lines
    end
end

function __styxy_types
    __styxy_find types; or printf '%s\n' dev api database auth functions ui hub storybook test proxy docs monitoring build \
        infrastructure ai messaging coordination
end

# Prints the command, once there is one.
function __styxy_command
    set -l words (commandline -opc)
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case --color --lock-timeout
                set -e words[1]
            case '-*'
            case '*'
                printf '%s\n' $words[1]
                return 0
        end
        set -e words[1]
    end
    return 1
end

function __styxy_at
    contains -- (__styxy_command) $argv
end

complete -c styxy -f
complete -c styxy -l json -d 'Answer with one JSON object on stdout'
complete -c styxy -s q -l quiet -d 'Print no messages on stderr but errors'
complete -c styxy -l color -x -a 'auto always never' -d 'Colour what goes to a terminal'
complete -c styxy -l debug -d 'Print the stack trace of an error'
complete -c styxy -l lock-timeout -x -a '1s 5s 30s 1m' -d 'Give up when the state is locked for longer'
complete -c styxy -s h -l help -d 'Show help and exit'
complete -c styxy -n 'not __styxy_command' -s V -l version -d 'Print the version'

complete -c styxy -n 'not __styxy_command' -a allocate -d 'Give out a port and print it'
complete -c styxy -n 'not __styxy_command' -a release -d 'Give ports back'
complete -c styxy -n 'not __styxy_command' -a renew -d 'Begin leases anew'
complete -c styxy -n 'not __styxy_command' -a run -d 'Become a command that has a port'
complete -c styxy -n 'not __styxy_command' -a env -d 'Allocate a project\'s services, and print their variables'
complete -c styxy -n 'not __styxy_command' -a wait -d 'Wait until a server is up, or a port is free'
complete -c styxy -n 'not __styxy_command' -a kill -d 'End what listens on a port'
complete -c styxy -n 'not __styxy_command' -a list -d 'Show who has which port'
complete -c styxy -n 'not __styxy_command' -a check -d 'Say whether a port can be had, and why not'
complete -c styxy -n 'not __styxy_command' -a scan -d 'Show what is bound to the ports of a range'
complete -c styxy -n 'not __styxy_command' -a history -d 'Show who had which port, and why no longer'
complete -c styxy -n 'not __styxy_command' -a instances -d 'Show the sessions that have ports'
complete -c styxy -n 'not __styxy_command' -a cleanup -d 'Take back what is stale, and say why'
complete -c styxy -n 'not __styxy_command' -a doctor -d 'Say how styxy is, and what to do about it'
complete -c styxy -n 'not __styxy_command' -a metrics -d 'Print figures for monitoring'
complete -c styxy -n 'not __styxy_command' -a config -d 'Show and check the configuration, the types and their ranges'
complete -c styxy -n 'not __styxy_command' -a import -d 'Take over what the original styxy left'
complete -c styxy -n 'not __styxy_command' -a completion -d 'Print the completions of a shell'
complete -c styxy -n 'not __styxy_command' -a daemon -d 'Do nothing: no daemon is needed'

complete -c styxy -n '__styxy_at allocate' -k -a '(__styxy_types)'
complete -c styxy -n '__styxy_at release renew wait kill' -k -a '(__styxy_find selectors)'
complete -c styxy -n '__styxy_at run env' -k -a '(__styxy_find names)'
complete -c styxy -n '__styxy_at check' -k -a '(__styxy_find ports)'
complete -c styxy -n '__styxy_at completion' -a 'bash zsh fish'
complete -c styxy -n '__styxy_at daemon' -a 'start stop restart status'

complete -c styxy -n '__styxy_at allocate run list' -s s -l service -x -k -a '(__styxy_types)' -d 'The service type'
complete -c styxy -n '__styxy_at scan' -l service -x -k -a '(__styxy_types)' -d 'Only ports allocated as this type'
complete -c styxy -n '__styxy_at allocate run history' -s n -l name -x -k -a '(__styxy_find names)' -d 'The name of the service'
complete -c styxy -n '__styxy_at allocate run history' -s p -l port -x -k -a '(__styxy_find ports)' -d 'This port'
complete -c styxy -n '__styxy_at allocate run' -l exact -d 'With --port: that port or none'
complete -c styxy -n '__styxy_at allocate check scan' -l protocol -x -a 'tcp udp both' -d 'What of the port is meant'
complete -c styxy -n '__styxy_at allocate wait kill release renew list' -l project -x -a '(__fish_complete_directories)' -d 'The project'
complete -c styxy -n '__styxy_at allocate run renew' -l ttl -x -a '15m 30m 2h 1d none' -d 'How long it stays without use'
complete -c styxy -n '__styxy_at allocate env' -l owner -x -a 'auto parent none' -d 'The process that it is for'
complete -c styxy -n '__styxy_at allocate' -l count -x -a '2 3 4' -d 'Allocate this many ports, all or none'
complete -c styxy -n '__styxy_at allocate run' -l new -d 'A new port even if the name has one'
complete -c styxy -n '__styxy_at allocate run' -l create-type -d 'Make an unknown type even if it looks mistyped'
complete -c styxy -n '__styxy_at allocate' -l template -x -a 'main dev staging features' -d 'Shift the preferred ports'
complete -c styxy -n '__styxy_at release renew' -l instance -x -k -a '(__styxy_find instances)' -d 'All of an instance'
complete -c styxy -n '__styxy_at release' -l forget -d 'Also forget which port the name had'
complete -c styxy -n '__styxy_at release renew' -l all -d 'All on this machine'
complete -c styxy -n '__styxy_at run' -l env -x -a PORT -d 'Set this variable to the port'
complete -c styxy -n '__styxy_at run' -l no-hold -d 'Hold nothing: for servers that find their address in use'
complete -c styxy -n '__styxy_at env' -l format -x -a 'sh fish dotenv make json docker' -d 'How to write them'
complete -c styxy -n '__styxy_at env' -l write -r -F -d 'Keep them in a block of this file'
complete -c styxy -n '__styxy_at wait' -l timeout -x -a '5s 30s 1m' -d 'Give up after this long'
complete -c styxy -n '__styxy_at wait' -l free -d 'Wait until nothing is bound to the port any more'
complete -c styxy -n '__styxy_at kill' -l signal -x -a 'TERM INT HUP QUIT ABRT KILL' -d 'The signal'
complete -c styxy -n '__styxy_at kill' -l grace -x -a '1s 5s 30s' -d 'KILL follows after this long'
complete -c styxy -n '__styxy_at kill cleanup import' -l dry-run -d 'Only say what would be done'
complete -c styxy -n '__styxy_at kill' -s y -l yes -d 'Also what is not of a lease of this project'
complete -c styxy -n '__styxy_at list' -s v -l verbose -d 'Also lock ids, instances, times and holders'
complete -c styxy -n '__styxy_at list' -l sticky -d 'The ports that names had last, instead'
complete -c styxy -n '__styxy_at list' -l watch -d 'Show them again whenever something changes'
complete -c styxy -n '__styxy_at list' -l all-scopes -d 'Also those of other hosts and network namespaces, and their scopes'
complete -c styxy -n '__styxy_at list history' -l columns -x -d 'Show these columns'
complete -c styxy -n '__styxy_at list history' -l format -x -d 'Print each row by a pattern, such as {port}'
complete -c styxy -n '__styxy_at scan' -s s -l start -x -d 'The first port'
complete -c styxy -n '__styxy_at scan' -s e -l end -x -d 'The last port'
complete -c styxy -n '__styxy_at scan' -l all -d 'All ports'
complete -c styxy -n '__styxy_at scan' -l unallocated -d 'Only ports that nobody allocated'
complete -c styxy -n '__styxy_at cleanup' -s f -l force -d 'Release every allocation of this machine'
complete -c styxy -n '__styxy_at history' -l since -x -a '15m 1h 1d' -d 'Only the last so long'
complete -c styxy -n '__styxy_at history' -s f -l follow -d 'Go on as things happen'
complete -c styxy -n '__styxy_at config' -a 'show types validate path init schema instances auto-allocation'
complete -c styxy -n '__styxy_at config; and __fish_seen_subcommand_from auto-allocation' -a 'status list undo'
complete -c styxy -n '__styxy_at config; and __fish_seen_subcommand_from undo' -k -a '(__styxy_types)'
complete -c styxy -n '__styxy_at config; and __fish_seen_subcommand_from validate' -F
complete -c styxy -n '__styxy_at config' -l origin -d 'Show: the file that each value comes from, too'
complete -c styxy -n '__styxy_at import' -a '(__fish_complete_directories)' -d 'Where the original kept its files'
complete -c styxy -n '__styxy_at doctor' -l fix -d 'Mend what can be mended without a loss'
complete -c styxy -n '__styxy_at metrics' -l format -x -a 'prometheus json' -d 'In which format'
complete -c styxy -n '__styxy_at metrics' -l textfile -r -F -d 'Replace this file instead of printing'
