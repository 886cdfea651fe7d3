// npm and npx, and the packages of our own folders.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { must, run } from './child.mjs';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { fingerprint, onceFor } from './stamp.mjs';

/** How to start npm or npx: on Windows they are command files, which only a shell could run, so Node runs what lies behind them. */
export function npmTool(name, args) {
  const behind = join(dirname(process.execPath), 'node_modules/npm/bin', `${name}-cli.js`);
  return process.platform === 'win32' && existsSync(behind) ? [process.execPath, [behind, ...args]] : [name, args];
}

/** Runs npm or npx to its end; the caller judges the exit code. */
export const runNpm = (name, args, options) => run(...npmTool(name, args), options);

export const npmMust = (what, remedy, args, options) => must(what, remedy, ...npmTool('npm', args), options);

/** Installs exactly what a folder's package-lock.json names; no package's own install script is run. */
export function npmCi(folder, log) {
  return npmMust(`Fetching the npm packages of ${folder}`, 'Check that the npm registry can be reached (npm ping), then run this again.',
    ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'], { cwd: folder, log });
}

/** The npm packages of one of our folders, when its lock file changed. */
export async function installPackages(folder, log) {
  const lock = `${folder}/package-lock.json`;
  await onceFor(`packages-${folder.replaceAll('/', '-')}`, fingerprint([lock]), join(root, folder, 'node_modules'), async () => {
    say(`Fetching the packages of ${folder}`);
    await npmCi(join(root, folder), log);
  });
}
