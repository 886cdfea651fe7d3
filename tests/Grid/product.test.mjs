// The real product by the real command, as a newcomer starts it; the programs are those that ./grid test built.
import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { grid, root, startRun, temporary } from './support.mjs';

const engine = (process.env.GRID_ENGINE ?? 'embedded').toLowerCase();

/** Data that lie nowhere yet, in a directory that the database's user may enter. */
function emptyData(t) {
  const directory = temporary(t);
  chmodSync(directory, 0o755);
  return { command: join(root, 'grid'), data: join(directory, 'data'), env: { GRID_DB: '', GRID_SEED: '' } };
}

const urlOf = run => /desk +(http:\/\/[^/]+)\/desk/.exec(run.output())[1];

test('from nothing to a demo district with its screens, and down again; then up once more on the same data', { timeout: 600_000 }, async t => {
  const here = emptyData(t);
  const run = startRun(t, here, ['--engine', engine]);
  await run.until('Ctrl-C stops everything');
  const url = urlOf(run);
  assert.equal((await fetch(`${url}/health/ready`)).status, 200);
  for (const page of ['/wall', '/desk', '/unit', '/report', '/docs', '/openapi/v1.json']) assert.equal((await fetch(url + page)).status, 200, page);
  const { demoAccounts } = JSON.parse(readFileSync(join(here.data, 'demo-2341.json'), 'utf8'));
  const [{ login, password }] = demoAccounts;
  assert.match(run.output(), new RegExp(`${login} +${password}`));
  const session = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) });
  assert.equal(session.status, 200);

  const verified = grid(['verify', '--data', here.data], { env: here.env });
  assert.equal(verified.status, 0, verified.all);

  run.child.kill('SIGINT');
  assert.equal(await run.ended, 0, run.output());
  await assert.rejects(fetch(`${url}/health/live`));

  const again = startRun(t, here, ['--engine', engine]);
  await again.until('Ctrl-C stops everything');
  again.child.kill('SIGINT');
  assert.equal(await again.ended, 0, again.output());
  assert.equal(grid(['verify', '--data', here.data, '--engine', engine], { env: here.env }).status, 0, 'also without a running product');
});
