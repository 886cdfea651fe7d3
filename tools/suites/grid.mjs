// The tests of the `grid` command itself, run by Node's own test runner; results are read from its TAP output.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/child.mjs';
import { logs, root } from '../lib/paths.mjs';
import { Problem } from '../lib/say.mjs';
import { outcomeOf } from './outcome.mjs';

const timeoutMs = 20 * 60_000;

export async function gridSuite({ results, filter, environment }) {
  const log = join(logs, 'test-grid.log');
  rmSync(log, { force: true });
  const file = join(results, 'grid.tap');
  const folder = join(root, 'tests/Grid');
  const tests = readdirSync(folder).filter(f => f.endsWith('.test.mjs')).map(f => join(folder, f));
  const args = ['--test', '--test-concurrency=1', '--test-reporter=tap', `--test-reporter-destination=${file}`,
    ...(filter ? [`--test-name-pattern=${filter}`] : []), ...tests];
  const ended = await run(process.execPath, args, { cwd: root, log, timeoutMs, env: environment });
  if (!existsSync(file)) throw new Problem(ended.timedOut ? 'It took too long and was stopped.' : 'It wrote no results.', { log });
  const outcome = readTap(readFileSync(file, 'utf8'), filter);
  if (ended.code !== 0 && outcome.failures.length === 0) outcome.failures.push({ test: 'the test run', why: `It ended with exit code ${ended.code}. Log: ${log}` });
  return outcome;
}

/** The results of a flat TAP file (one line for each test, details of a failure indented below it). */
export function readTap(tap, filter) {
  const lines = tap.split('\n');
  const results = lines.flatMap((line, at) => {
    const found = /^(not )?ok \d+ - (.*?)(?: # (SKIP|TODO)\b.*)?$/.exec(line);
    if (!found) return [];
    const [, not, test, directive] = found;
    const details = lines.slice(at + 1).findIndex(next => !next.startsWith('  '));
    return [{ test, verdict: directive ? 'skipped' : not ? 'failed' : 'passed', why: lines.slice(at + 1, at + 1 + details).join('\n') }];
  });
  return outcomeOf(filter ? results.filter(r => r.verdict !== 'skipped') : results);
}
