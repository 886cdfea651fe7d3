// How ./grid run starts, tells and stops, with stand-ins for dotnet and npm; the real product is started in product.test.mjs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { root, startRun, temporary } from './support.mjs';

/** A small checkout on a machine whose dotnet and npm are stand-ins and whose database is somewhere else. */
function machine(t, more = {}) {
  const directory = temporary(t);
  const checkout = join(directory, 'checkout');
  const bin = join(directory, 'bin');
  for (const folder of [bin, join(checkout, 'src/Dashboard/node_modules'), join(checkout, 'src/Dashboard/dist')]) mkdirSync(folder, { recursive: true });
  for (const part of ['grid', 'tools']) cpSync(join(root, part), join(checkout, part), { recursive: true });
  const script = (name, text) => (writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`), chmodSync(join(bin, name), 0o755));
  script('dotnet', `exec "${process.execPath}" "${join(root, 'tests/Grid/fakes/dotnet.mjs')}" "$@"`);
  script('npm', 'exit 0');
  const diary = join(directory, 'diary');
  writeFileSync(diary, '');
  const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, GRID_STATE: '', GRID_DB: 'Host=elsewhere', FAKE_DIARY: diary, ...more };
  return {
    command: join(checkout, 'grid'), env, data: join(directory, 'data'),
    diary: () => readFileSync(diary, 'utf8').trim().split('\n'),
    written: words => written(diary, words),
    source: join(checkout, 'src/Silo.cs'),
  };
}

/** Resolves when the file holds these words. */
function written(file, words) {
  return new Promise(resolve => {
    const watcher = watch(file, look);
    function look() {
      if (!readFileSync(file, 'utf8').includes(words)) return;
      watcher.close();
      resolve();
    }
    look();
  });
}

const call = ({ command, env }, args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 120_000 });
  return { status, stdout, stderr };
};

test('it says where to look and who to be, and stops the silo first, then the town', async t => {
  const here = machine(t);
  const run = startRun(t, here);
  await run.until('Ctrl-C stops everything');
  assert.match(run.output(), /Engine: Embedded \(the package feed lacks Microsoft\.Orleans\.Sdk\)/);
  assert.match(run.output(), /http:\/\/127\.0\.0\.1:\d+\/wall\?token=shown%2Fonce/);
  for (const page of ['desk', 'unit', 'report', 'docs', 'jobs']) assert.match(run.output(), new RegExp(`http://127\\.0\\.0\\.1:\\d+/${page}\\b`));
  assert.match(run.output(), /leader +pw-leader +dispatcher +李主任/);

  await here.written('simulator begins');
  run.child.kill('SIGINT');
  assert.equal(await run.ended, 0);
  const [silo, town, ...ends] = here.diary();
  assert.match(silo, /^silo begins db=Host=elsewhere roles=silo,api,jobs seed=.*demo-2341\.json$/);
  assert.match(town, /^simulator begins run --url http:\/\/127\.0\.0\.1:\d+ --plan .*demo-2341\.json --rate .* --seed 2341$/);
  assert.deepEqual(ends, ['silo drains', 'simulator ends']);
});

test('--no-demo imports no district and starts no town', async t => {
  const here = machine(t);
  const run = startRun(t, here, ['--no-demo']);
  await run.until('Ctrl-C stops everything');
  assert.doesNotMatch(run.output(), /Demo accounts|token=/);
  run.child.kill('SIGTERM');
  assert.equal(await run.ended, 0);
  assert.deepEqual(here.diary(), ['silo begins db=Host=elsewhere roles=silo,api,jobs seed=none', 'silo drains']);
});

test('what did not change is not built again, what changed is', async t => {
  const here = machine(t);
  const buildsNow = async () => {
    const run = startRun(t, here, ['--no-demo']);
    await run.until('Ctrl-C stops everything');
    run.child.kill('SIGINT');
    await run.ended;
    return /Building the programs/.test(run.output());
  };
  assert.equal(await buildsNow(), true);
  assert.equal(await buildsNow(), false);
  writeFileSync(here.source, '// new');
  assert.equal(await buildsNow(), true);
});

test('a silo that ends by itself is a failure that names its log; the town is stopped too', async t => {
  const here = machine(t, { FAKE_SILO: 'dies' });
  const run = startRun(t, here);
  assert.equal(await run.ended, 1);
  assert.match(run.output(), /Failed: The silo ended by itself \(exit code 70\)/);
  assert.match(run.output(), /Log: .*silo\.log/);
  assert.deepEqual(here.diary().slice(2), ['silo dies', 'simulator ends']);
});

test('a town that stops does not stop the product', async t => {
  const here = machine(t, { FAKE_TOWN: 'short' });
  const run = startRun(t, here);
  await run.until('The simulated town stopped (exit code 0); the product runs on');
  run.child.kill('SIGINT');
  assert.equal(await run.ended, 0);
});

test('after kill -9 the next start ends the silo that was left, and runs', async t => {
  const here = machine(t);
  const killed = startRun(t, here, ['--no-demo']);
  await killed.until('Ctrl-C stops everything');
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = startRun(t, here, ['--no-demo']);
  await next.until('Ctrl-C stops everything');
  assert.match(next.output(), /Ending the silo that an earlier start left behind/);
  next.child.kill('SIGINT');
  assert.equal(await next.ended, 0);
  assert.deepEqual(here.diary().map(l => l.split(' ').slice(0, 2).join(' ')), ['silo begins', 'silo drains', 'silo begins', 'silo drains']);
});

test('./grid verify hands on what the silo finds', t => {
  const here = machine(t);
  const { status, stdout } = call(here, ['verify', '--data', here.data]);
  assert.equal(status, 1);
  assert.match(stdout, /Issue 7 is broken at version 3\./);
  assert.deepEqual(here.diary(), ['verify Host=elsewhere']);
});

test('./grid simulate says what is missing: a running product, or a demo district', t => {
  const here = machine(t);
  const nothing = call(here, ['simulate', '--data', here.data]);
  assert.equal(nothing.status, 1);
  assert.match(nothing.stderr, /Nothing runs on .*\n.*\.\/grid run/);
  const noDemo = call(here, ['simulate', '--data', here.data, '--url', 'http://127.0.0.1:9']);
  assert.equal(noDemo.status, 1);
  assert.match(noDemo.stderr, /There is no demo district/);
});

test('./grid simulate drives the product that runs, as told', async t => {
  const here = machine(t, { FAKE_TOWN: 'short' });
  const run = startRun(t, here);
  await run.until('Ctrl-C stops everything');
  const { status } = call(here, ['simulate', '--data', here.data, '--rate', '5/s', '--seed', '7', '--for', '10m']);
  assert.equal(status, 0);
  assert.ok(here.diary().some(l => /^simulator begins run --url http:\/\/127\.0\.0\.1:\d+ --plan .* --rate 5\/s --seed 7 --for 10m$/.test(l)));
  run.child.kill('SIGINT');
  assert.equal(await run.ended, 0);
  assert.ok(!existsSync(join(here.data, 'running.json')));
});
