// A private PostgreSQL server: made once, started, stopped, and picked up again after a crash.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, chownSync, existsSync, openSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { start as startChild, within } from '../lib/child.mjs';
import { freePort } from '../lib/ports.mjs';
import { worksIn } from '../lib/processes.mjs';
import { Problem, say } from '../lib/say.mjs';
import { binariesFor } from './binaries.mjs';
import { as, ownDirectory, reachable, unprivilegedUser } from './unprivileged.mjs';

const role = 'grid';
const database = 'gridorleans';

/**
 * Starts the server of this directory on 127.0.0.1; a server that a killed owner left running is used as it is.
 * Returns { connection, bin, user, place, alive(), restart(), stop() }. The caller holds the lock of the directory.
 */
export async function startCluster({ directory, log }) {
  const user = unprivilegedUser();
  const place = placeOf(directory, user);
  if (place !== join(directory, 'postgres')) say(`The database lies in ${place}: the user ${user.name} cannot enter ${directory}`);
  const data = join(place, 'data');
  const bin = await binariesFor(user, madeWith(data));
  const cluster = { place, data, bin, user, log };
  if (!existsSync(data)) make(cluster);
  if (!pidOfServer(data)) await startServer(cluster);
  return {
    connection: storedConnection(directory),
    bin, user, place,
    alive: () => pidOfServer(data) !== undefined,
    restart: () => startServer(cluster),
    stop: () => stopServer(cluster),
  };
}

/** How to reach the server of this directory, from what its last start wrote down. */
export function storedConnection(directory) {
  const stored = name => readFileSync(join(placeOf(directory, unprivilegedUser()), name), 'utf8');
  return `Host=127.0.0.1;Port=${stored('port')};Username=${role};Password=${stored('password')};Database=${database}`;
}

const placeOf = (directory, user) => reachable(user, join(directory, 'postgres'));

const madeWith = data => (existsSync(join(data, 'PG_VERSION')) ? Number.parseInt(readFileSync(join(data, 'PG_VERSION'), 'utf8'), 10) : undefined);

/** Made beside its place and moved there when complete, so a half-made one is never taken for a database. */
function make({ place, data, bin, user, log }) {
  const half = `${data}.new`;
  rmSync(half, { recursive: true, force: true });
  ownDirectory(user, half);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(join(place, 'password'), password, { mode: 0o600 });
  const handed = join(place, 'password.initdb');
  writeFileSync(handed, password, { mode: 0o600 });
  if (user) chownSync(handed, user.uid, user.gid);
  tool({ bin, user, log }, 'initdb', ['-D', half, '-U', role, '-A', 'scram-sha-256', `--pwfile=${handed}`, '-E', 'UTF8', '--no-locale', '--no-instructions']);
  rmSync(handed);
  appendFileSync(join(half, 'postgresql.conf'), "\ninclude 'grid.conf'\n");
  configure(half, 5432);
  tool({ bin, user, log }, 'postgres', ['--single', '-D', half, 'postgres'], `CREATE DATABASE ${database};\n`);
  renameSync(half, data);
}

/** Every commit reaches the disk (fsync stays on); connections only from this machine, with a password. */
function configure(data, port) {
  writeFileSync(join(data, 'grid.conf'), `# Written at each start.
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 200
shared_buffers = 256MB
max_wal_size = 2GB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
`, { mode: 0o644 });
}

/** Starts it; after a crash its last processes may need a moment to be gone, so it tries again for a while. */
async function startServer(cluster) {
  const { place, data, log } = cluster;
  const memory = join(place, 'port');
  for (let attempt = 1; ; attempt++) {
    forgetDeadOwner(data);
    const port = await freePort(existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0);
    configure(data, port);
    const pgCtl = run(cluster, 'pg_ctl', ['-D', data, '-w', '-t', '300', 'start']);
    const ended = await within(310_000, pgCtl.ended);
    if (ended?.code === 0) {
      writeFileSync(memory, String(port));
      return port;
    }
    if (attempt === 5) throw new Problem('The private PostgreSQL did not start.', { log, remedy: `Read the log; to begin with an empty database, delete ${place}.` });
    await wait(1000);
  }
}

async function stopServer(cluster) {
  if (!pidOfServer(cluster.data)) return;
  const ended = await within(60_000, run(cluster, 'pg_ctl', ['-D', cluster.data, '-w', '-t', '45', '-m', 'fast', 'stop']).ended);
  if (ended?.code !== 0 && pidOfServer(cluster.data)) throw new Problem('The private PostgreSQL did not stop.', { log: cluster.log });
}

/** The process of the server on this data directory, from the file it keeps there. */
function pidOfServer(data) {
  const file = join(data, 'postmaster.pid');
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0;
  return pid && worksIn(pid, realpathSync(data)) ? pid : undefined;
}

/** After a kill -9 the file stays, and its process id may by now be somebody else's, which PostgreSQL would take for a server. */
function forgetDeadOwner(data) {
  if (!pidOfServer(data)) rmSync(join(data, 'postmaster.pid'), { force: true });
}

const environment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')).concat([['LC_ALL', 'C']]));

/** Detached also on Windows: there Ctrl-C would otherwise reach the server before the silo has drained. */
const run = ({ bin, user, log }, name, args) => startChild(join(bin, name), args, { log, env: environment(), detached: true, ...as(user) });

function tool({ bin, user, log }, name, args, input = '') {
  const output = openSync(log, 'a');
  const { status, error } = spawnSync(join(bin, name), args, { input, stdio: ['pipe', output, output], env: environment(), ...as(user) });
  if (status !== 0) throw new Problem(`${name} failed${error ? ` (${error.message})` : ''}.`, { log, remedy: 'Read the log; is the disk full?' });
}
