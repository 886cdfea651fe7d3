# The one command of GridOrleans on Windows: .\grid.ps1 run, .\grid.ps1 test, .\grid.ps1 --help. See ./grid.
$ErrorActionPreference = 'Stop'

$node = Get-Command node -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $node) {
    [Console]::Error.WriteLine("GridOrleans needs Node 20.19 or newer, and there is no 'node' on the PATH. Install it from https://nodejs.org, open a new window and run this again.")
    exit 1
}
# What the web app's build tool asks for: 20.19, 22.12 or anything later.
& $node.Source -e 'const [a, b] = process.versions.node.split(`.`).map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
if ($LASTEXITCODE -ne 0) {
    [Console]::Error.WriteLine("GridOrleans needs Node 20.19, 22.12 or newer; this machine has $(& $node.Source --version). Install a newer one from https://nodejs.org, open a new window and run this again.")
    exit 1
}

& $node.Source (Join-Path $PSScriptRoot 'tools/grid.mjs') @args
exit $LASTEXITCODE
