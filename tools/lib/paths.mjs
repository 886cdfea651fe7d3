// Where things are. Everything `grid` makes lies under .grid, which git ignores; deleting it starts afresh.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const state = resolve(process.env.GRID_STATE || join(root, '.grid'));

/** The log files of builds, tools and tests; a running product logs beside its data. */
export const logs = join(state, 'log');
mkdirSync(logs, { recursive: true });

export const dashboard = join(root, 'src/Dashboard');
export const dist = join(dashboard, 'dist');

/** A built program of ours, such as Silo or Simulator. */
export const program = (name, engine, folder = 'src') =>
  join(root, folder, name, 'bin', engine, 'Release/net10.0', `GridOrleans.${name}.dll`);

/** The data directory of `--data`, or the default one; its logs lie in `log` below it. */
export function dataDirectory(option) {
  const directory = option ? resolve(option) : join(state, 'data');
  const log = option ? join(directory, 'log') : logs;
  mkdirSync(log, { recursive: true });
  return { directory, log };
}
