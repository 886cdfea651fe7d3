import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { grid, root, temporary } from './support.mjs';

const commands = ['run', 'test', 'simulate', 'verify', 'rebuild', 'bench'];

test('the help names every command', () => {
  const { status, stdout } = grid(['--help']);
  assert.equal(status, 0);
  for (const command of commands) assert.match(stdout, new RegExp(`\\./grid ${command}\\b`));
});

for (const command of commands)
  test(`./grid ${command} --help explains the command and starts nothing`, () => {
    const { status, stdout } = grid([command, '--help']);
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^\\./grid ${command}.*: `));
    assert.match(stdout, /--help/);
  });

for (const [args, sentence] of [
  [['run', '--bogus'], /Unknown option '--bogus'/],
  [['run', '--port', 'eighty'], /--port takes a number from 0 to 65535, not 'eighty'/],
  [['run', '--port', '70000'], /--port takes a number/],
  [['run', '--port'], /--port.*argument missing/],
  [['run', '--engine', 'diesel'], /--engine takes orleans or embedded, not 'diesel'/],
  [['run', 'fast'], /Unexpected argument 'fast'/],
  [['simulate', '--rate', 'many'], /--rate takes a rate such as 30\/min/],
  [['simulate', '--for', 'ever'], /--for takes a time such as/],
  [['simulate', '--seed', '-1'], /--seed/],
  [['simulate', '--url', 'here'], /--url takes a web address/],
  [['fly'], /There is no command 'fly'/],
])
  test(`./grid ${args.join(' ')} is refused with a sentence and exit code 2`, () => {
    const { status, stdout, stderr } = grid(args);
    assert.equal(status, 2);
    assert.match(stderr, sentence);
    assert.match(stderr, /See \.\/grid .*--help/);
    assert.equal(stdout, '');
  });

test('it runs from any directory, also through a symbolic link', t => {
  const directory = temporary(t);
  symlinkSync(join(root, 'grid'), join(directory, 'link'));
  const { status, stdout } = spawnSync(join(directory, 'link'), ['--help'], { cwd: directory, encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /GridOrleans/);
});

/** A PATH with only these programs on it: real ones by name, scripts by their text. */
function pathWith(t, real, scripts = {}) {
  const bin = join(temporary(t), 'bin');
  mkdirSync(bin);
  for (const name of real) symlinkSync(spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(), join(bin, name));
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { PATH: bin, HOME: bin, DOTNET_ROOT: '' };
}

test('without Node it says so plainly', t => {
  const { status, stderr } = grid(['run'], { env: pathWith(t, ['bash', 'dirname', 'readlink']) });
  assert.equal(status, 1);
  assert.match(stderr, /needs Node 20\.19 or newer.*nodejs\.org/);
});

test('with an old Node it says which one it found', t => {
  const old = { node: 'if [ "$1" = --version ]; then echo v20.1.0; else exit 1; fi' };
  const { status, stderr } = grid(['run'], { env: pathWith(t, ['bash', 'dirname', 'readlink'], old) });
  assert.equal(status, 1);
  assert.match(stderr, /needs Node 20\.19, 22\.12 or newer; this machine has v20\.1\.0/);
});

test('without the .NET SDK it says so plainly', t => {
  const { status, stderr } = grid(['run', '--data', temporary(t)], { env: pathWith(t, ['bash', 'dirname', 'readlink', 'node', 'npm']) });
  assert.equal(status, 1);
  assert.match(stderr, /needs the \.NET 10 SDK.*no 'dotnet'/);
  assert.match(stderr, /What to do: Install the \.NET 10 SDK/);
});

test('with an old .NET SDK it says which one it found', t => {
  const old = { dotnet: 'if [ "$1" = --list-sdks ]; then echo "8.0.404 [/opt/dotnet/sdk]"; else echo "A compatible SDK was not found" >&2; exit 155; fi' };
  const { status, stderr } = grid(['run', '--data', temporary(t)], { env: pathWith(t, ['bash', 'dirname', 'readlink', 'node', 'npm'], old) });
  assert.equal(status, 1);
  assert.match(stderr, /needs the \.NET 10 SDK; this machine has 8\.0\.404/);
});

test('a port in use is told before anything is built', async t => {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  t.after(() => server.close());
  const { port } = server.address();
  const { status, stderr, stdout } = grid(['run', '--port', String(port), '--data', temporary(t)]);
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`Port ${port} is in use`));
  assert.doesNotMatch(stdout, /Building/);
});
