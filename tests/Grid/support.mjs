// What the tests of the `grid` command share: the repository, throw-away directories, and running things.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const isRoot = process.getuid?.() === 0;

/** A directory that is gone after the test; only its owner may enter it, as is the way of mkdtemp and of /root. */
export function temporary(t) {
  const directory = mkdtempSync(join(tmpdir(), 'grid-test-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export function grid(args, { cwd = root, env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(join(root, 'grid'), args, { cwd, encoding: 'utf8', env: { ...process.env, ...env }, timeout: 120_000 });
  return { status, stdout, stderr, all: stdout + stderr };
}

/** Runs a snippet that may import files of tools/ (`from 'tools/…'`) in a process of its own; its last line is JSON. */
export function inTools(snippet, { from = root, env = {} } = {}) {
  const code = snippet.replaceAll("'tools/", `'${join(from, 'tools')}/`);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code],
    { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 300_000 });
  if (status !== 0) throw new Error(`exit code ${status}\n${stdout}\n${stderr}`);
  return { output: stdout, value: JSON.parse(stdout.trimEnd().split('\n').at(-1)) };
}

/** Starts ./grid run; `until` waits for words in its output, `ended` for its end. */
export function startRun(t, { command, env, data }, args = []) {
  const child = spawn(command, ['run', '--port', '0', '--data', data, ...args], { env: { ...process.env, ...env } });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  const listeners = new Set();
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => ((output += text), listeners.forEach(look => look())));
  const ended = new Promise(resolve => child.on('close', code => resolve(code)));
  const until = words => new Promise((resolve, reject) => {
    const look = () => (output.includes(words) ? (listeners.delete(look), resolve()) : undefined);
    listeners.add(look);
    look();
    void ended.then(() => reject(new Error(`It ended without saying '${words}':\n${output}`)));
  });
  return { child, until, ended, output: () => output };
}
