// The web app's own tests, run by Vitest in src/Dashboard.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../lib/npm.mjs';
import { dashboard, logs } from '../lib/paths.mjs';
import { Problem } from '../lib/say.mjs';
import { outcomeOf } from './outcome.mjs';

const timeoutMs = 10 * 60_000;

export async function vitestSuite({ results, filter }) {
  const log = join(logs, 'test-web.log');
  const file = join(results, 'vitest.json');
  const args = ['test', '--', '--reporter=json', `--outputFile=${file}`, ...(filter ? ['--passWithNoTests', '-t', filter] : [])];
  const ended = await runNpm('npm', args, { cwd: dashboard, log, timeoutMs, env: { ...process.env, CI: 'true' } });
  if (!existsSync(file)) throw new Problem(ended.timedOut ? 'It took too long and was stopped.' : 'It wrote no results.', { log });
  const outcome = readVitest(JSON.parse(readFileSync(file, 'utf8')), filter);
  if (ended.code !== 0 && outcome.failures.length === 0) outcome.failures.push({ test: 'the test run', why: `It ended with exit code ${ended.code}. Log: ${log}` });
  return outcome;
}

/** A file that does not even load has a failed status and no tests. With a filter, the tests left out say 'skipped'. */
export function readVitest({ testResults }, filter) {
  const verdicts = { passed: 'passed', failed: 'failed' };
  return outcomeOf(testResults.flatMap(file =>
    file.assertionResults.length === 0 && file.status === 'failed'
      ? [{ test: file.name, verdict: 'failed', why: file.message }]
      : file.assertionResults
        .map(t => ({ test: t.fullName, verdict: verdicts[t.status] ?? 'skipped', why: (t.failureMessages ?? []).join('\n') }))
        .filter(t => !(filter && t.verdict === 'skipped'))));
}
