// Child processes: each writes to a log file, never to our terminal, and none outlives us.
import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { atEnd } from './finish.mjs';
import { Problem } from './say.mjs';

const windows = process.platform === 'win32';

/**
 * Starts a process whose output is appended to `log`. On Unix it leads a group of its own, so that Ctrl-C in the
 * terminal reaches only us and we stop things in order. On Windows there is no signal to send: Ctrl-C reaches it directly.
 */
export function start(file, args, { log, ...options }) {
  const output = openSync(log, 'a');
  writeSync(output, `\n--- ${new Date().toISOString()} ${file} ${args.join(' ')}\n`);
  const child = spawn(file, args, { stdio: ['ignore', output, output], detached: !windows, windowsHide: true, ...options });
  closeSync(output);
  const ended = new Promise(resolve => {
    child.on('error', error => resolve({ code: 127, error }));
    child.on('exit', (code, signal) => resolve({ code: code ?? 128, signal }));
  });
  const alive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return { child, pid: child.pid, ended, alive, signal: name => signalGroup(child.pid, name, alive) };
}

function signalGroup(pid, name, alive) {
  if (!alive()) return;
  try {
    process.kill(windows ? pid : -pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Asks a process to end, waits, and insists when it does not. Returns its end. */
export async function stop(running, { patienceMs = 30_000, ask = 'SIGTERM' } = {}) {
  if (!windows) running.signal(ask);
  const ended = await within(patienceMs, running.ended);
  if (ended) return ended;
  running.signal('SIGKILL');
  return running.ended;
}

/** The value of the promise, or undefined when the time is over first. */
export function within(milliseconds, promise) {
  let timer;
  const late = new Promise(resolve => (timer = setTimeout(resolve, milliseconds)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Runs a tool to its end; the result says its exit code, or that it took too long and was stopped. */
export async function run(file, args, { timeoutMs = 900_000, ...options }) {
  const running = start(file, args, options);
  const release = atEnd(() => running.signal('SIGKILL'));
  const ended = await within(timeoutMs, running.ended);
  await release();
  return ended ?? { code: 124, timedOut: true };
}

/** Runs a tool that must succeed. */
export async function must(what, remedy, file, args, options) {
  const { code, timedOut, error } = await run(file, args, options);
  if (code === 0) return;
  const why = timedOut ? 'took too long' : error ? `could not start (${error.message})` : `failed (exit code ${code})`;
  throw new Problem(`${what} ${why}.`, { remedy, log: options.log });
}
