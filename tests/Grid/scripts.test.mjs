import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './support.mjs';

const shellScripts = ['grid', '.ci/run'];

for (const script of shellScripts) {
  test(`${script} is executable and reads as bash`, () => {
    assert.ok(statSync(join(root, script)).mode & 0o100);
    const { status, stderr } = spawnSync('bash', ['-n', join(root, script)], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  if (!spawnSync('shellcheck', ['--version']).error)
    test(`${script} has no findings of shellcheck`, () => {
      const { status, stdout } = spawnSync('shellcheck', [join(root, script)], { encoding: 'utf8' });
      assert.equal(status, 0, stdout);
    });
}

test('every file of tools/ parses', () => {
  const files = readdirSync(join(root, 'tools'), { recursive: true }).filter(f => f.endsWith('.mjs') && !f.includes('node_modules'));
  assert.ok(files.length > 10);
  for (const file of files) {
    const { status, stderr } = spawnSync(process.execPath, ['--check', join(root, 'tools', file)], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  }
});
