# Completion of styxy for PowerShell (5.1 or newer). What changes, such as names and ports, comes from a small file that
# styxy writes beside its state at every save: no Java is started.

# The commands, and what each is.
function Get-StyxyCommand {
    [ordered]@{
        'allocate' = 'allocate a port and print it'
        'release' = 'release ports'
        'renew' = 'renew leases'
        'take' = 'take a port as soon as another project releases it'
        'run' = 'run a command with a port of its own'
        'env' = 'allocate ports for a project''s services, and print their variables'
        'init' = 'look at the project, and write its .styxy.json'
        'compose' = 'allocate the ports that a Compose file publishes'
        'wait' = 'wait until a server is up or a port is free'
        'open' = 'open a server''s page in the browser'
        'verify' = 'prove that what answers is this project''s server'
        'kill' = 'end the server on a port'
        'status' = 'show this project''s services, their ports and what to do next'
        'list' = 'show who has which port'
        'check' = 'tell whether a port is available, and why not'
        'scan' = 'show what is bound to a range of ports'
        'history' = 'show who had which port, and why they lost it'
        'instances' = 'show the sessions that have ports'
        'mcp' = 'serve the Model Context Protocol on stdin and stdout'
        'agents' = 'print what coding agents should know, for AGENTS.md or as a skill'
        'cleanup' = 'reclaim stale ports, and say why'
        'doctor' = 'check styxy''s health, and suggest fixes'
        'metrics' = 'print metrics for monitoring'
        'config' = 'show and check the configuration, service types and ranges'
        'hooks' = 'give git and coding agents their ports, and a guard'
        'import' = 'import the configuration and ports of the original styxy'
        'completion' = 'print shell completions'
        'daemon' = 'do nothing: no daemon is needed'
    }
}

# The options of a command, as one text.
function Get-StyxyOption([string] $command) {
    switch -CaseSensitive ($command) {
        'allocate' { '-s --service -n --name -p --port --exact --protocol --project --ttl --owner --count --new --create-type --template' }
        'release' { '--project --instance --all --forget' }
        'renew' { '--project --instance --all --ttl' }
        'take' { '--wait -n --name -s --service --project --ttl --owner' }
        'run' { '-s --service -n --name -p --port --exact --env --from --no-hold --socket --bind --new --create-type --owner --ttl' }
        'env' { '--format --write --from --owner' }
        'init' { '--dry-run' }
        'compose' { '-f --file --write --format --project-name --owner' }
        'wait' { '--timeout --free --project' }
        'open' { '--print --wait --project' }
        'verify' { '--project' }
        'kill' { '--signal --grace --dry-run -y --yes --project' }
        'list' { '-v --verbose --project -s --service --all-scopes --all-users --sticky --urls --watch --columns --format' }
        'check' { '--protocol --project -v --verbose' }
        'scan' { '-s --service --start -e --end --all --protocol --unallocated' }
        'cleanup' { '--dry-run -f --force' }
        'history' { '-p --port -n --name --since --limit -f --follow --columns --format' }
        'mcp' { '--project' }
        'agents' { '--write --skill' }
        'metrics' { '--format --textfile' }
        'doctor' { '--fix' }
        'config' { '--origin' }
        'hooks' { '--dry-run --user --project' }
        'import' { '--dry-run --scope' }
        'daemon' { '-p --port -d --detach' }
        '' { '-V --version' }
    }
    '--json -q --quiet --color --debug --lock-timeout -h --help'
}

# Whether an option takes the word after it.
function Test-StyxyValue([string] $command, [string] $option) {
    $taking = '-s', '-n', '-p', '-e', '--service', '--name', '--port', '--start', '--end', '--protocol', '--ttl', '--owner',
        '--count', '--template', '--instance', '--env', '--bind', '--format', '--from', '--timeout', '--wait', '--signal',
        '--grace', '--columns', '--since', '--limit', '--textfile', '--scope', '--color', '--lock-timeout'
    ($taking -ccontains $option) -or ($command -ceq 'compose' -and ('-f', '--file') -ccontains $option) -or
        ($option -ceq '--write' -and ('env', 'agents') -ccontains $command) -or
        ($option -ceq '--project' -and ('release', 'renew', 'list') -cnotcontains $command)
}

# The lines of the file of that name that was written last, each as its fields.
function Read-StyxyIndex([string] $name) {
    $base = if ($env:STYXY_HOME) { $env:STYXY_HOME }
    elseif ($env:XDG_STATE_HOME) { Join-Path $env:XDG_STATE_HOME 'styxy' }
    else { Join-Path $HOME '.local/state/styxy' }
    $files = Get-ChildItem -Path (Join-Path $base '*') -Filter $name -File -ErrorAction SilentlyContinue
    $newest = $files | Sort-Object LastWriteTimeUtc -Descending | Select-Object -First 1
    if ($newest) {
        foreach ($line in [IO.File]::ReadAllLines($newest.FullName)) { [pscustomobject] @{ Fields = $line.Split([char] 9) } }
    }
}

# Whether a directory is the working directory or one above it.
function Test-StyxyHere([string] $directory) {
    $here = (Get-Location -PSProvider FileSystem).ProviderPath
    $separators = [char[]] '/\'
    $above = $directory.TrimEnd($separators) + [IO.Path]::DirectorySeparatorChar
    ($here.TrimEnd($separators) + [IO.Path]::DirectorySeparatorChar).StartsWith($above, [StringComparison]::Ordinal)
}

# A word to offer, with what it is.
function New-StyxyWord([string] $word, [string] $note) {
    [pscustomobject] @{ Word = $word; Note = $note }
}

# What there is of a kind, with what each is; that of the project around here comes first.
function Find-Styxy([string] $kind) {
    $near = @()
    $far = @()
    $file = if ($kind -eq 'services') { 'services' } else { 'completion' }
    foreach ($line in @(Read-StyxyIndex $file)) {
        $row = $line.Fields
        switch -CaseSensitive ($row[0] + $kind) {
            'ttypes' { $near += New-StyxyWord $row[1] ($row[2] + ', ' + $row[3]) }
            'vservices' { if (Test-StyxyHere $row[3]) { $near += New-StyxyWord $row[1] $row[2] } }
            'snames' { if (Test-StyxyHere $row[4]) { $near += New-StyxyWord $row[3] ($row[2] + ', had ' + $row[1]) } }
            'aports' { $far += New-StyxyWord $row[1] ($row[4] + ' of ' + $row[7]) }
            'ainstances' { $far += New-StyxyWord $row[6] ($row[4] + ' on ' + $row[1]) }
            { $_ -ceq 'anames' -or $_ -ceq 'aselectors' } {
                if ($row[5] -ne '-' -and (Test-StyxyHere $row[7])) { $near += New-StyxyWord $row[5] ($row[4] + ' on ' + $row[1]) }
                if ($kind -eq 'selectors') { $far += New-StyxyWord $row[1] ($row[4] + ' of ' + $row[7]) }
            }
        }
    }
    $near + $far
}

# Words that never change.
function Get-StyxyFixed([string] $words) {
    foreach ($word in $words -split ' ') { New-StyxyWord $word $word }
}

function Find-StyxyType {
    $found = @(Find-Styxy 'types')
    if ($found.Count -gt 0) { $found }
    else {
        Get-StyxyFixed ('dev api database auth functions ui hub storybook test proxy docs monitoring build ' +
            'infrastructure ai messaging coordination')
    }
}

# The values of an option; paths are left to the shell.
function Find-StyxyValue([string] $command, [string] $option) {
    switch -Regex -CaseSensitive ($command + ' ' + $option) {
        ' --color$' { Get-StyxyFixed 'auto always never'; break }
        ' --(lock-timeout|grace|timeout)$' { Get-StyxyFixed '1s 5s 30s 1m'; break }
        ' --ttl$' { Get-StyxyFixed '15m 30m 2h 1d none'; break }
        ' --wait$' { Get-StyxyFixed '10s 1m 5m'; break }
        ' --limit$' { Get-StyxyFixed '10 50 100'; break }
        ' --since$' { Get-StyxyFixed '15m 1h 1d'; break }
        ' --protocol$' { Get-StyxyFixed 'tcp udp both'; break }
        ' --owner$' { Get-StyxyFixed 'auto parent none project'; break }
        ' --template$' { Get-StyxyFixed 'main dev staging features'; break }
        ' --signal$' { Get-StyxyFixed 'TERM INT HUP QUIT ABRT KILL'; break }
        '^env --format$' { Get-StyxyFixed 'sh fish dotenv make json docker'; break }
        '^metrics --format$' { Get-StyxyFixed 'prometheus json'; break }
        ' --bind$' { Get-StyxyFixed '127.0.0.1 0.0.0.0'; break }
        ' --count$' { Get-StyxyFixed '2 3 4'; break }
        '^daemon (-p|--port)$' { break }
        ' (-s|--service)$' { Find-StyxyType; break }
        ' (-p|--port)$' { Find-Styxy 'ports'; break }
        ' (-n|--name)$' { Find-Styxy 'names'; break }
        ' --instance$' { Find-Styxy 'instances'; break }
    }
}

# The operands of a command, of which so many are there.
function Find-StyxyOperand([string] $command, [string[]] $operands) {
    switch -Regex -CaseSensitive ($command + $operands.Count) {
        '^0$' { $all = Get-StyxyCommand; foreach ($word in $all.Keys) { New-StyxyWord $word $all[$word] } }
        '^allocate0$' { Find-StyxyType }
        '^(release|renew|wait|kill)\d+$' { Find-Styxy 'selectors' }
        '^(check|take|open|verify)0$' { Find-Styxy 'selectors' }
        '^hooks0$' { Get-StyxyFixed 'install remove status' }
        '^hooks[1-4]$' { Get-StyxyFixed 'git claude codex cursor' }
        '^(run0|env\d+)$' { Find-Styxy 'services' }
        '^config0$' { Get-StyxyFixed 'show types validate path init schema instances auto-allocation' }
        '^config1$' { if ($operands[0] -ceq 'auto-allocation') { Get-StyxyFixed 'status list undo enable disable' } }
        '^config2$' { if ($operands[1] -ceq 'undo') { Find-StyxyType } }
        '^completion0$' { Get-StyxyFixed 'bash zsh fish powershell' }
        '^daemon0$' { Get-StyxyFixed 'start stop restart status' }
    }
}

# What may stand in the place of the word that is being typed, after those before it.
function Complete-Styxy([string[]] $before, [string] $word) {
    $command = ''
    $operands = @()
    $option = ''
    foreach ($typed in $before) {
        if ($option) { $option = '' }
        elseif ($command -ceq 'run' -and $typed -ceq '--') { return }
        elseif ($typed.StartsWith('-')) { if (Test-StyxyValue $command $typed) { $option = $typed } }
        elseif (-not $command) { $command = $typed }
        else { $operands += $typed }
    }
    if ($option) { return Find-StyxyValue $command $option }
    if ($word.StartsWith('-')) { return Get-StyxyFixed ((Get-StyxyOption $command) -join ' ') }
    Find-StyxyOperand $command $operands
}

# Names are data: one that the shell would obey is quoted.
function Format-StyxyWord([string] $word) {
    if ($word -match '^[\w./:+=-]+$') { $word } else { "'" + $word.Replace("'", "''") + "'" }
}

Register-ArgumentCompleter -Native -CommandName 'styxy' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    foreach ($offer in @(Complete-Styxy $before $wordToComplete)) {
        if ($offer.Word -and $offer.Word.StartsWith($wordToComplete, [StringComparison]::Ordinal)) {
            $text = Format-StyxyWord $offer.Word
            $note = if ($offer.Note) { $offer.Note } else { $offer.Word }
            [System.Management.Automation.CompletionResult]::new($text, $offer.Word, 'ParameterValue', $note)
        }
    }
}
