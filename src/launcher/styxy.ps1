# Starts styxy from PowerShell (5.1 or newer), as styxy.cmd beside it does, and tells it which streams are terminals. It belongs
# into bin\, beside lib\styxy\VERSION with styxy.jar and, if there is one, runtime\. Whoever installs it writes the version.
$styxyVersion = '@VERSION@'
$lib = Join-Path (Split-Path -Parent $PSScriptRoot) (Join-Path 'lib\styxy' $styxyVersion)
$jar = Join-Path $lib 'styxy.jar'
if (-not (Test-Path -LiteralPath $jar -PathType Leaf)) {
    [Console]::Error.WriteLine("styxy: $jar is missing: install it again")
    exit 70
}
$java = Join-Path $lib 'runtime\bin\java.exe'
if (-not (Test-Path -LiteralPath $java) -and $env:JAVA_HOME) { $java = Join-Path $env:JAVA_HOME 'bin\java.exe' }
if (-not (Test-Path -LiteralPath $java)) { $java = 'java.exe' }
$tty = ''
if (-not [Console]::IsInputRedirected) { $tty += '0' }
if (-not [Console]::IsOutputRedirected) { $tty += '1' }
if (-not [Console]::IsErrorRedirected) { $tty += '2' }
# java would obey these, although they are not meant for styxy; `styxy run` gives them back to its command.
$hidden = 'JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS', 'JDK_JAVA_OPTIONS', 'CLASSPATH'
$saved = @{}
foreach ($name in $hidden) {
    $saved[$name] = [Environment]::GetEnvironmentVariable($name)
    [Environment]::SetEnvironmentVariable("STYXY_SAVED_$name", $saved[$name])
    [Environment]::SetEnvironmentVariable($name, $null)
}
try {
    $options = '-XX:+IgnoreUnrecognizedVMOptions', '-Xlog:disable', '-Xlog:all=off', '-XX:-PrintWarnings',
        '-XX:+DisplayVMOutputToStderr', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Xmx256m', '-Xrs',
        '--enable-native-access=ALL-UNNAMED', '-Djna.platform.library.path=', "-Dstyxy.tty=$tty"
    if ($MyInvocation.ExpectingInput) { $input | & $java @options -cp $jar dev.styxy.Main @args }
    else { & $java @options -cp $jar dev.styxy.Main @args }
    $status = $LASTEXITCODE
}
finally {
    foreach ($name in $hidden) {
        [Environment]::SetEnvironmentVariable($name, $saved[$name])
        [Environment]::SetEnvironmentVariable("STYXY_SAVED_$name", $null)
    }
}
exit $status
