import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { inTools, isRoot, root, temporary } from './support.mjs';

/** Starts a server on the directory, does something, stops it; tells what it was and what was done. */
const session = (directory, doing = '') => `
  import { startCluster } from 'tools/postgres/cluster.mjs';
  const cluster = await startCluster({ directory: '${directory}', log: '${directory}/postgres.log' });
  const told = { connection: cluster.connection, bin: cluster.bin, place: cluster.place, alive: cluster.alive() };
  ${doing || "await cluster.stop(); told.stopped = !cluster.alive();"}
  console.log(JSON.stringify(told));
  process.exit(0);`;

const portOf = ({ connection }) => Number(/Port=(\d+)/.exec(connection)[1]);

/** A directory that the unprivileged user may enter. */
function dataDirectory(t) {
  const directory = temporary(t);
  chmodSync(directory, 0o755);
  return directory;
}

test('it starts, listens on the loopback address with a password of its own, and stops', t => {
  const directory = dataDirectory(t);
  const { value } = inTools(session(directory));
  assert.ok(value.alive && value.stopped);
  assert.match(value.connection, /^Host=127\.0\.0\.1;Port=\d+;Username=grid;Password=.{32};Database=gridorleans$/);
  assert.equal(statSync(join(value.place, 'password')).mode & 0o777, 0o600);
  const settings = readFileSync(join(value.place, 'data/grid.conf'), 'utf8');
  assert.match(settings, /listen_addresses = '127\.0\.0\.1'/);
  assert.doesNotMatch(settings, /fsync/);
});

test('the next start keeps the data, the port and the password', t => {
  const directory = dataDirectory(t);
  const first = inTools(session(directory)).value;
  assert.equal(inTools(session(directory)).value.connection, first.connection);
});

test('after kill -9 it starts again, also when its old process id belongs to somebody else', t => {
  const directory = dataDirectory(t);
  const killed = inTools(session(directory, `
    const { readFileSync } = await import('node:fs');
    process.kill(Number.parseInt(readFileSync(cluster.place + '/data/postmaster.pid', 'utf8')), 'SIGKILL');`)).value;
  const pidFile = join(killed.place, 'data/postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
  const { value } = inTools(session(directory));
  assert.ok(value.alive && value.stopped);
});

test('a server that its killed owner left running is used, not doubled', t => {
  const directory = dataDirectory(t);
  const left = inTools(session(directory, 'told.pid = true;')).value;
  const next = inTools(session(directory)).value;
  assert.equal(portOf(next), portOf(left));
  assert.ok(next.stopped);
});

test('a remembered port that somebody else has taken is replaced', async t => {
  const directory = dataDirectory(t);
  const first = inTools(session(directory)).value;
  const { createServer } = await import('node:net');
  const server = createServer().listen(portOf(first), '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  t.after(() => server.close());
  const { value } = inTools(session(directory));
  assert.ok(value.alive);
  assert.notEqual(portOf(value), portOf(first));
});

test('a directory with half a database is begun again', t => {
  const directory = dataDirectory(t);
  mkdirSync(join(directory, 'postgres/data.new'), { recursive: true });
  writeFileSync(join(directory, 'postgres/data.new/PG_VERSION'), '18');
  assert.ok(inTools(session(directory)).value.stopped);
});

if (isRoot)
  test('it works below a directory that only root may enter, from a checkout that lies there too', t => {
    const closed = temporary(t);
    assert.equal(statSync(closed).mode & 0o777, 0o700);
    const checkout = join(closed, 'checkout');
    cpSync(join(root, 'tools'), join(checkout, 'tools'), { recursive: true });
    const data = join(checkout, '.grid/data');
    mkdirSync(data, { recursive: true });
    const { value, output } = inTools(session(data), { from: checkout, env: { GRID_STATE: join(checkout, '.grid') } });
    t.after(() => {
      for (const made of [value.place, dirname(value.bin)]) if (!made.startsWith(root)) rmSync(made, { recursive: true, force: true });
    });
    assert.ok(value.alive && value.stopped);
    assert.ok(!value.place.startsWith(closed), 'the data lie where the unprivileged user can come');
    assert.match(output, /The database lies in /);
    assert.ok(!existsSync(join(data, 'postgres/data')));
  });

test('everybody who connects is asked for the password', t => {
  const directory = dataDirectory(t);
  const { value } = inTools(session(directory));
  const doors = readFileSync(join(value.place, 'data/pg_hba.conf'), 'utf8').split('\n').filter(line => /^(host|local)/.test(line));
  assert.ok(doors.length > 0);
  for (const door of doors) assert.match(door, /scram-sha-256$/);
});
