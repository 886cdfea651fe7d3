// A Chromium for the browser tests, and Chinese fonts for its pictures; installed where a package manager allows.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../lib/child.mjs';
import { installPackages, runNpm } from '../lib/npm.mjs';
import { root } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['ProgramFiles', 'ProgramFiles(x86)'].map(v => join(process.env[v] ?? '', 'Google/Chrome/Application/chrome.exe')),
  ...['ProgramFiles', 'ProgramFiles(x86)'].map(v => join(process.env[v] ?? '', 'Microsoft/Edge/Application/msedge.exe')),
];

/** How each package manager installs them; `refresh` brings its lists up to date first. */
const managers = [
  { tool: 'apt-get', refresh: ['update'], install: ['install', '-y', '--no-install-recommends'], browser: 'chromium', fonts: 'fonts-noto-cjk' },
  { tool: 'dnf', install: ['install', '-y'], browser: 'chromium', fonts: 'google-noto-sans-cjk-fonts' },
  { tool: 'apk', install: ['add', '--no-cache'], browser: 'chromium', fonts: 'font-noto-cjk' },
  { tool: 'pacman', install: ['-Sy', '--noconfirm'], browser: 'chromium', fonts: 'noto-fonts-cjk' },
];

/** The path of a browser; undefined when there is none and Playwright's own was fetched instead. */
export async function findBrowser(log) {
  const wanted = [...(installed() ? [] : ['browser']), ...(hasChineseFonts() ? [] : ['fonts'])];
  if (wanted.length > 0) await install(wanted, log);
  const found = installed();
  if (!found) {
    say('No Chromium on this machine; fetching the one of Playwright');
    await installPackages('tests/Browser', log);
    await runNpm('npx', ['playwright', 'install', 'chromium'], { cwd: join(root, 'tests/Browser'), log });
  }
  return found;
}

function installed() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(d => names.map(n => join(d, n)));
  return [process.env.GRID_CHROMIUM, ...onPath, ...places].find(p => p && existsSync(p) && spawnSync(p, ['--version'], { timeout: 30_000 }).status === 0);
}

/** Windows and macOS bring theirs. */
function hasChineseFonts() {
  if (process.platform !== 'linux') return true;
  return Boolean(spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim());
}

async function install(wanted, log) {
  const manager = process.getuid?.() === 0 && managers.find(m => !spawnSync(m.tool, ['--version']).error);
  if (!manager) return;
  const packages = wanted.map(w => manager[w]);
  say(`Installing ${packages.join(' and ')} with ${manager.tool}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (manager.refresh) await run(manager.tool, manager.refresh, { log, env });
  const { code } = await run(manager.tool, [...manager.install, ...packages], { log, env });
  if (code !== 0) say(`${manager.tool} could not install ${packages.join(' and ')}; see ${log}`);
}
