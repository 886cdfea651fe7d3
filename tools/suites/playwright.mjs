// The browser tests in tests/Browser: the real product in a real Chromium.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, runNpm } from '../lib/npm.mjs';
import { logs, root } from '../lib/paths.mjs';
import { Problem } from '../lib/say.mjs';
import { outcomeOf } from './outcome.mjs';

const timeoutMs = 30 * 60_000;

export async function playwrightSuite({ engine, results, filter, environment }) {
  const log = join(logs, `test-browser-${engine}.log`);
  const folder = 'tests/Browser';
  await installPackages(folder, log);
  const file = join(results, `playwright-${engine}.json`);
  const args = ['playwright', 'test', '--reporter=json', ...(filter ? ['-g', filter, '--pass-with-no-tests'] : [])];
  const env = { ...environment, CI: 'true', PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const ended = await runNpm('npx', args, { cwd: join(root, folder), log, timeoutMs, env });
  if (!existsSync(file)) throw new Problem(ended.timedOut ? 'It took too long and was stopped.' : 'It wrote no results.', { log });
  const outcome = readPlaywright(JSON.parse(readFileSync(file, 'utf8')));
  if (ended.code !== 0 && outcome.failures.length === 0) outcome.failures.push({ test: 'the test run', why: `It ended with exit code ${ended.code}. Log: ${log}` });
  return outcome;
}

/** Suites hold suites hold specs. A test that passed only when tried again counts as failed. */
export function readPlaywright({ suites = [], errors = [] }) {
  const specs = suite => [...(suite.specs ?? []).map(spec => ({ ...spec, path: suite.title })), ...(suite.suites ?? []).flatMap(specs)];
  const verdicts = { expected: 'passed', skipped: 'skipped' };
  const results = suites.flatMap(specs).flatMap(spec => spec.tests.map(test => ({
    test: `${spec.path} › ${spec.title}`,
    verdict: verdicts[test.status] ?? 'failed',
    why: plain(test.results?.map(r => r.error?.message ?? '').find(Boolean) ?? test.status),
  })));
  return outcomeOf([...results, ...errors.map(e => ({ test: e.location?.file ?? 'the test run', verdict: 'failed', why: plain(e.message ?? '') }))]);
}

/** Without the colours of a terminal. */
const plain = text => text.replace(/\u001b\[[0-9;]*m/g, '');
