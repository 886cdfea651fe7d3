import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { grid, inTools, temporary, root } from './support.mjs';

const taking = directory => `
  import { take } from 'tools/lib/lock.mjs';
  import { finish } from 'tools/lib/finish.mjs';
  const lock = await take('${directory}', 'run');
  lock.note({ url: 'http://127.0.0.1:1' });
  console.log(JSON.stringify('taken'));
  if (process.env.HOLD) setInterval(() => {}, 1000); else await finish(0);`;

test('a second run on the same data says who has it, and what to do', async t => {
  const directory = temporary(t);
  const code = taking(directory).replaceAll("'tools/", `'${join(root, 'tools')}/`);
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code], { env: { ...process.env, HOLD: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => holder.kill('SIGKILL'));
  await new Promise(resolve => holder.stdout.once('data', resolve));
  const { status, stderr } = grid(['run', '--data', directory, '--port', '0']);
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`already runs on .* at http://127\\.0\\.0\\.1:1 \\(process ${holder.pid}\\)`));
  assert.match(stderr, /--data/);
});

test('what a killed owner left behind does not keep the next one out, even when its process id lives again', t => {
  const directory = temporary(t);
  writeFileSync(join(directory, 'running.json'), JSON.stringify({ pid: process.pid, identity: 'an earlier process', command: 'run', children: {} }));
  assert.equal(inTools(taking(directory)).value, 'taken');
  assert.ok(!existsSync(join(directory, 'running.json')), 'it is given back at the end');
});

test('a child that a killed owner left running is ended first', async t => {
  const directory = temporary(t);
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  const ended = new Promise(resolve => child.once('exit', (_, signal) => resolve(signal)));
  const { value: identity } = inTools(`import { identity } from 'tools/lib/processes.mjs'; console.log(JSON.stringify(identity(${child.pid})));`);
  writeFileSync(join(directory, 'running.json'), JSON.stringify({ pid: 1, identity: 'gone', command: 'run', children: { silo: { pid: child.pid, identity } } }));
  const taken = inTools(taking(directory));
  assert.match(taken.output, /Ending the silo that an earlier start left behind/);
  assert.equal(await ended, 'SIGTERM');
});
