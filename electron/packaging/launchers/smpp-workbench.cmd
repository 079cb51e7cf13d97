@echo off
rem Runs the command line with the Node that lies beside it, whatever else is on PATH.
setlocal
set NODE_OPTIONS=
set NODE_PATH=
"%~dp0..\lib\node.exe" "%~dp0..\lib\dist\engine\cli.js" %*
exit /b %ERRORLEVEL%
