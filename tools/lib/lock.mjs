// One owner per data directory: a small file that names the process which holds it and what it has started.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atEnd } from './finish.mjs';
import { identity } from './processes.mjs';
import { Problem, say } from './say.mjs';

const fileOf = directory => join(directory, 'running.json');

/** What runs on this data directory now: { pid, command, url, children }, or undefined. */
export function runningOn(directory) {
  const noted = read(directory);
  return noted && identity(noted.pid) === noted.identity ? noted : undefined;
}

/** Takes the data directory, or says who has it. What an owner that was killed left behind is ended first. */
export async function take(directory, command) {
  mkdirSync(directory, { recursive: true });
  const mine = { pid: process.pid, identity: identity(process.pid), command, children: {} };
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(fileOf(directory), JSON.stringify(mine), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST' || attempt > 3) throw error;
    }
    const owner = runningOn(directory);
    if (owner) throw alreadyRunning(directory, owner);
    await endLeftovers(read(directory)?.children ?? {});
    rmSync(fileOf(directory), { force: true });
  }
  atEnd(() => rmSync(fileOf(directory), { force: true }));
  return {
    note(facts) {
      Object.assign(mine, facts);
      writeFileSync(fileOf(directory), JSON.stringify(mine));
    },
    noteChild(name, pid) {
      mine.children[name] = { pid, identity: identity(pid) };
      this.note({});
    },
  };
}

function alreadyRunning(directory, owner) {
  const where = owner.url ? ` at ${owner.url}` : '';
  return new Problem(`'./grid ${owner.command}' already runs on ${directory}${where} (process ${owner.pid}).`,
    { remedy: 'Use that one, stop it first (Ctrl-C in its window), or name another directory with --data.' });
}

async function endLeftovers(children) {
  for (const [name, child] of Object.entries(children)) {
    const there = () => identity(child.pid) !== undefined && identity(child.pid) === child.identity;
    if (!there()) continue;
    say(`Ending the ${name} that an earlier start left behind (process ${child.pid})`);
    process.kill(child.pid, 'SIGTERM');
    for (let waitedMs = 0; there() && waitedMs < 30_000; waitedMs += 100) await wait(100);
    if (there()) process.kill(child.pid, 'SIGKILL');
  }
}

function read(directory) {
  try {
    return JSON.parse(readFileSync(fileOf(directory), 'utf8'));
  } catch {
    return undefined;
  }
}
