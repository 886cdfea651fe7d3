import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingPackages } from '../../tools/lib/feed.mjs';
import { readTrx } from '../../tools/suites/dotnet.mjs';
import { readTap } from '../../tools/suites/grid.mjs';
import { attempt, print } from '../../tools/suites/outcome.mjs';
import { readPlaywright } from '../../tools/suites/playwright.mjs';
import { readVitest } from '../../tools/suites/vitest.mjs';

const failing = outcome => outcome.failures.map(f => f.test);

test('a TRX file: passed, failed and skipped tests, with the message of a failure', () => {
  const outcome = readTrx(`<TestRun><Results>
    <UnitTestResult testName="Clocks.never_early(x: &quot;1&quot;)" outcome="Passed" />
    <UnitTestResult testName="Clocks.late" outcome="Failed"><Output><ErrorInfo><Message>1 &lt; 2</Message><StackTrace>at Clocks</StackTrace></ErrorInfo></Output></UnitTestResult>
    <UnitTestResult testName="Clocks.left_out" outcome="NotExecuted"><Output /></UnitTestResult></Results></TestRun>`);
  assert.equal(outcome.passed, 1);
  assert.deepEqual(failing(outcome), ['Clocks.late', 'Clocks.left_out']);
  assert.match(outcome.failures[0].why, /1 < 2/);
  assert.match(outcome.failures[1].why, /Skipped/);
});

test('a Vitest report: a file that does not load is a failure', () => {
  const outcome = readVitest({ testResults: [
    { name: 'a.test.ts', status: 'passed', assertionResults: [{ fullName: 'a works', status: 'passed' }, { fullName: 'a later', status: 'todo' }] },
    { name: 'b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
  ] });
  assert.equal(outcome.passed, 1);
  assert.deepEqual(failing(outcome), ['a later', 'b.test.ts']);
});

test('a Playwright report: nested suites, and a test that passed only the second time counts as failed', () => {
  const spec = (title, status) => ({ title, tests: [{ status, results: [{ error: { message: '\u001b[31mboom\u001b[0m' } }] }] });
  const outcome = readPlaywright({ errors: [{ message: 'no browser' }], suites: [{ title: 'wall.spec.ts', specs: [spec('shows', 'expected')],
    suites: [{ title: 'heals', specs: [spec('by itself', 'flaky'), spec('no reload', 'unexpected'), spec('left out', 'skipped')] }] }] });
  assert.equal(outcome.passed, 1);
  assert.deepEqual(failing(outcome), ['heals › by itself', 'heals › no reload', 'heals › left out', 'the test run']);
  assert.equal(outcome.failures[1].why, 'boom');
});

test('TAP output: failed, skipped and passed lines', () => {
  const outcome = readTap("TAP version 13\nok 1 - a\n  ---\n  duration_ms: 1\n  ...\nnot ok 2 - b\n  ---\n  error: 'boom'\n  ...\nok 3 - c # SKIP\n1..3\n");
  assert.equal(outcome.passed, 1);
  assert.deepEqual(failing(outcome), ['b', 'c']);
  assert.match(outcome.failures[0].why, /boom/);
});

test('a suite that breaks, and one without a single result, are failures; with a filter an empty one is not', async () => {
  const none = async () => ({ passed: 0, failures: [] });
  assert.equal((await attempt('broken', async () => { throw new Error('boom'); })).failures.length, 1);
  assert.equal((await attempt('empty', none)).failures.length, 1);
  assert.equal((await attempt('empty', none, 'some name')).failures.length, 0);
});

test('the last line is the verdict, and the exit code says the same', t => {
  const lines = [];
  t.mock.method(console, 'log', text => lines.push(...text.split('\n')));
  assert.equal(print([{ name: 'x', passed: 3, failures: [] }]), 0);
  assert.equal(lines.at(-1), '3 passed, 0 failed');
  assert.equal(print([{ name: 'x', passed: 3, failures: [{ test: 'y', why: '' }] }]), 1);
  assert.equal(lines.at(-1), '3 passed, 1 failed');
  assert.equal(print([]), 1, 'nothing at all is no success');
});

test('missing packages are read from what NuGet says, the engines first', () => {
  const said = `error NU1101: Unable to find package Polly.Extensions. No packages exist with this id in source(s): a
    error NU1103: Unable to find a stable package Microsoft.Orleans.Sdk with version (>= 10.4.2)
    error NU1102: Unable to find package Hangfire.AspNetCore with version (>= 1.8.23)`;
  assert.deepEqual(missingPackages(said), ['Microsoft.Orleans.Sdk', 'Hangfire.AspNetCore', 'Polly.Extensions']);
});
