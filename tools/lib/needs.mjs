// What the machine must have: the .NET 10 SDK and npm. Node itself was checked by ./grid.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { npmTool } from './npm.mjs';
import { root } from './paths.mjs';
import { Problem } from './say.mjs';

// Quiet: nothing is sent anywhere, and no build node stays running (the compiler server ends by itself when it has been idle).
Object.assign(process.env, { DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1', MSBUILDDISABLENODEREUSE: '1' });

export function needTools() {
  const installed = [process.env.DOTNET_ROOT, join(homedir(), '.dotnet')].filter(d => d && existsSync(d));
  if (spawnSync('dotnet', ['--version']).error && installed.length > 0) {
    process.env.PATH = `${process.env.PATH}${delimiter}${installed[0]}`;
    process.env.DOTNET_ROOT = installed[0];
  }
  const dotnet = spawnSync('dotnet', ['--version'], { cwd: root, encoding: 'utf8' });
  const remedy = 'Install the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again.';
  if (dotnet.error) throw new Problem("GridOrleans needs the .NET 10 SDK, and there is no 'dotnet' on the PATH.", { remedy });
  if (dotnet.status !== 0 || !/^(1\d|[2-9]\d)\./.test(dotnet.stdout)) {
    const found = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8' }).stdout?.trim().split('\n').map(l => l.split(' ')[0]).join(', ');
    throw new Problem(`GridOrleans needs the .NET 10 SDK; this machine has ${found || 'only a .NET runtime'}.`, { remedy });
  }
  if (spawnSync(...npmTool('npm', ['--version'])).status !== 0)
    throw new Problem("GridOrleans needs npm, and there is no 'npm' on the PATH.", { remedy: 'Install Node 20 or newer with its npm from https://nodejs.org and run this again.' });
}
