// PostgreSQL refuses to run as root. When we are root, it runs as a user without privileges, in a place that user can reach.
import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Problem } from '../lib/say.mjs';
import { hashOf } from '../lib/stamp.mjs';

/** The user to drop to, { name, uid, gid }; undefined when we are an ordinary user already, or on Windows. */
export function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(which => Number.parseInt(spawnSync('id', [which, name], { encoding: 'utf8' }).stdout, 10));
    if (uid > 0 && gid > 0) return { name, uid, gid };
  }
  throw new Problem('PostgreSQL must not run as root, and this machine has neither a user postgres nor a user nobody.',
    { remedy: 'Run ./grid as an ordinary user, or name a server with GRID_DB.' });
}

/** What `spawn` needs to become that user. The working directory is one that everybody may enter. */
export const as = user => (user ? { uid: user.uid, gid: user.gid, cwd: '/' } : {});

/** The wanted directory, or one under /var/lib/gridorleans when the user cannot come there. It exists afterwards, owned by us. */
export function reachable(user, wanted, name = basename(wanted)) {
  mkdirSync(wanted, { recursive: true });
  if (!user || mayEnter(user, wanted)) return wanted;
  for (const base of ['/var/lib/gridorleans', join(tmpdir(), 'gridorleans')]) {
    const elsewhere = join(base, `${name}-${hashOf(wanted).slice(0, 12)}`);
    if (made(base) && made(elsewhere) && mayEnter(user, elsewhere)) return elsewhere;
  }
  throw new Problem(`The user ${user.name}, as which PostgreSQL runs, can enter neither ${wanted} nor /var/lib nor ${tmpdir()}.`,
    { remedy: `Name a directory with --data that ${user.name} can enter, or a server with GRID_DB.` });
}

/** Made by us, or by an earlier one of us: nobody else's directory is trusted, for /tmp is open to all. */
function made(directory) {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    const about = lstatSync(directory);
    return about.isDirectory() && about.uid === 0;
  } catch {
    return false;
  }
}

export const mayEnter = (user, directory) => spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], as(user)).status === 0;

/** A directory of the user's own, closed to others. */
export function ownDirectory(user, directory) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (user) chownSync(directory, user.uid, user.gid);
  return directory;
}
