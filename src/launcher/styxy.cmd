@echo off
rem Starts styxy on Windows; styxy.ps1 beside it does the same from PowerShell. It belongs into bin\, beside lib\styxy\VERSION
rem with styxy.jar and, if there is one, runtime\. Whoever installs it writes the version below.
setlocal EnableExtensions DisableDelayedExpansion
set "styxy_version=@VERSION@"
set "styxy_lib=%~dp0..\lib\styxy\%styxy_version%"
if not exist "%styxy_lib%\styxy.jar" (
  >&2 echo styxy: %styxy_lib%\styxy.jar is missing: install it again
  exit /b 70
)
rem java would obey these, although they are not meant for styxy; `styxy run` gives them back to its command.
for %%v in (JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH) do (
  set "STYXY_SAVED_%%v="
  if defined %%v call set "STYXY_SAVED_%%v=%%%%v%%"
  set "%%v="
)
set "styxy_java=%styxy_lib%\runtime\bin\java.exe"
if not exist "%styxy_java%" if defined JAVA_HOME set "styxy_java=%JAVA_HOME%\bin\java.exe"
if not exist "%styxy_java%" set "styxy_java=java.exe"
"%styxy_java%" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -Xlog:all=off -XX:-PrintWarnings -XX:+DisplayVMOutputToStderr ^
  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx256m -Xrs --enable-native-access=ALL-UNNAMED ^
  "-Djna.platform.library.path=" -Dstyxy.tty= -cp "%styxy_lib%\styxy.jar" dev.styxy.Main %*
exit /b %ERRORLEVEL%
