// What a suite came to: { name, passed, failures: [{ test, why }] }. A skipped test and a suite without results are failures.
import { Problem, say } from '../lib/say.mjs';

/** Runs one suite to an outcome, whatever happens. With a filter, a suite may well hold no test of that name. */
export async function attempt(name, run, filter) {
  const began = performance.now();
  let outcome;
  try {
    outcome = await run();
  } catch (error) {
    const log = error instanceof Problem && error.log ? ` Log: ${error.log}` : '';
    outcome = { passed: 0, failures: [{ test: 'the suite', why: `${error instanceof Problem ? error.message : error.stack}${log}` }] };
  }
  if (outcome.passed + outcome.failures.length === 0 && !filter) outcome.failures.push({ test: 'the suite', why: 'It produced no result.' });
  say(`${outcome.failures.length === 0 ? 'ok    ' : 'FAILED'} ${name}: ${outcome.passed} passed, ${outcome.failures.length} failed (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  for (const { test, why } of outcome.failures) console.log(`          ✗ ${test}\n${indent(why)}`);
  return { name, ...outcome };
}

const indent = text => text.trim().split('\n').slice(0, 12).map(line => `            ${line.slice(0, 300)}`).join('\n');

/** The summary; its last line is the verdict, alone. Returns the exit code. */
export function print(outcomes) {
  const failing = outcomes.filter(o => o.failures.length > 0);
  if (failing.length > 0) console.log(`\nFailed:\n${failing.flatMap(o => o.failures.map(f => `  ${o.name}: ${f.test}`)).join('\n')}`);
  const passed = outcomes.reduce((sum, o) => sum + o.passed, 0);
  const failed = outcomes.reduce((sum, o) => sum + o.failures.length, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** An outcome from single results of the form { test, verdict: 'passed' | 'failed' | 'skipped', why }. */
export function outcomeOf(results) {
  const failures = results.filter(r => r.verdict !== 'passed')
    .map(r => ({ test: r.test, why: r.verdict === 'skipped' ? `Skipped. ${r.why ?? ''}` : (r.why ?? '') }));
  return { passed: results.length - failures.length, failures };
}
