// What `grid` can do: every command with its options, as the help shows them.
import { aDuration, aNumber, aPort, aRate, anEngine, aUrl } from './checks.mjs';

const engine = { name: 'engine', value: 'orleans|embedded', check: anEngine, help: 'insist on an engine instead of asking the package feed' };
const data = { name: 'data', value: 'DIR', help: 'where the private database and the logs live (default .grid/data)' };

export const commands = {
  run: {
    summary: 'set up and start the whole product; Ctrl-C stops it',
    options: [
      { name: 'port', value: 'N', check: aPort, help: 'the port of the web server on 127.0.0.1 (default 8080; 0 takes a free one)' },
      data,
      { name: 'no-demo', help: 'start without the demo district and the simulated town' },
      engine,
    ],
    load: () => import('./run.mjs'),
  },
  test: {
    summary: 'run every test; the last line is "N passed, N failed"',
    options: [engine, { name: 'filter', value: 'TEXT', help: 'only tests whose name contains TEXT' }],
    load: () => import('./test.mjs'),
  },
  simulate: {
    summary: 'drive a running demo district with simulated reports and answers',
    options: [
      { name: 'rate', value: 'N/min', check: aRate, help: 'reports per minute, or N/s (default 30/min)' },
      { name: 'seed', value: 'N', check: aNumber, help: 'the same seed makes the same town life (default 2341)' },
      { name: 'for', value: 'TIME', check: aDuration, help: 'how long, such as 90s, 10m or 2h (default: until Ctrl-C)' },
      { name: 'url', value: 'URL', check: aUrl, help: 'the server (default: the one ./grid run started)' },
      data,
      engine,
    ],
    load: () => import('./simulate.mjs'),
  },
  verify: {
    summary: 'walk the hash chain of every history; names the first broken link, exit 1',
    options: [data, engine],
    load: () => import('./verify.mjs'),
  },
  rebuild: {
    summary: 'fold every history anew and repair whatever derived from it differs, while the product runs',
    options: [{ name: 'check', help: 'only look; exit 1 if anything differs' }, data, engine],
    load: () => import('./rebuild.mjs'),
  },
  bench: {
    summary: 'measure on this machine, beside pgbench on the same database',
    words: '[what …]',
    options: [engine],
    load: () => import('./bench.mjs'),
  },
};

export function helpForAll() {
  const lines = Object.entries(commands).map(([name, c]) => `  ./grid ${name.padEnd(9)} ${c.summary}`);
  return `GridOrleans: a real-time command platform for grid-based city governance.\n\n${lines.join('\n')}\n
./grid COMMAND --help shows the options of a command.
Environment: GRID_DB     connection string of an outside PostgreSQL; no private one is started
             GRID_STATE  where builds and tools are remembered (default .grid)
             OrleansVersion, HangfireVersion, HangfirePostgreSqlVersion: versions your package feed carries
More: docs/operating/install.md`;
}

export function helpFor(name) {
  const { summary, options, words } = commands[name];
  const lines = options.map(o => `  ${`--${o.name}${o.value ? ` ${o.value}` : ''}`.padEnd(27)} ${o.help}`);
  return `./grid ${name}${words ? ` ${words}` : ''} [options]: ${summary}\n\n${lines.join('\n')}\n  ${'--help'.padEnd(27)} show this`;
}
