// Telling processes apart over time: a process id alone is soon used again, above all in containers.
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** What stays the same for one process and differs for the next one with its id; undefined when there is none. */
export function identity(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return undefined;
  }
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [runState, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return runState === 'Z' ? undefined : `${boot}:${fields[18]}`; // the 22nd field of the line: its start, in ticks since boot
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') return `pid ${pid}`;
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
}

/** Whether this process works in the given directory, as a PostgreSQL server does in its data directory. */
export function worksIn(pid, directory) {
  if (!identity(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === directory;
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  return /postgres/.test(spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '');
}
