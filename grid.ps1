# The one command of GridOrleans on Windows: .\grid.ps1 run, .\grid.ps1 test, .\grid.ps1 --help. See ./grid.
$ErrorActionPreference = 'Stop'

$node = Get-Command node -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $node) {
    [Console]::Error.WriteLine("GridOrleans needs Node 20 or newer, and there is no 'node' on the PATH. Install it from https://nodejs.org, open a new window and run this again.")
    exit 1
}
$version = & $node.Source --version
if ([int]($version -replace '^v(\d+)\..*$', '$1') -lt 20) {
    [Console]::Error.WriteLine("GridOrleans needs Node 20 or newer; this machine has $version. Install a newer one from https://nodejs.org, open a new window and run this again.")
    exit 1
}

& $node.Source (Join-Path $PSScriptRoot 'tools/grid.mjs') @args
exit $LASTEXITCODE
