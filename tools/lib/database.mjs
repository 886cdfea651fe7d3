// The database of a data directory: the outside server that GRID_DB names, or the private one.
import { join } from 'node:path';
import { startCluster, storedConnection } from '../postgres/cluster.mjs';
import { atEnd, isFinishing } from './finish.mjs';
import { Problem, say } from './say.mjs';

const lookEveryMs = 2_000;

/** Opens it until the end of this process and returns its Npgsql connection string. A private server that dies is started again. */
export async function openDatabase({ directory, log }) {
  if (process.env.GRID_DB) {
    say('Database: the one GRID_DB names');
    return process.env.GRID_DB;
  }
  const starting = startCluster({ directory, log: join(log, 'postgres.log') });
  let mending = Promise.resolve();
  const release = atEnd(async () => {
    const cluster = await starting.catch(() => undefined);
    await mending;
    await cluster?.stop();
  });
  const cluster = await starting.catch(async error => {
    await release();
    throw error;
  });
  say(`Database: private PostgreSQL on port ${/Port=(\d+)/.exec(cluster.connection)[1]}`);
  watch(cluster, mended => (mending = mended));
  return cluster.connection;
}

function watch(cluster, mending) {
  let busy = false;
  setInterval(() => {
    if (busy || isFinishing() || cluster.alive()) return;
    say('The database ended by itself; starting it again');
    busy = true;
    mending(cluster.restart().catch(error => say(error.message)).finally(() => (busy = false)));
  }, lookEveryMs).unref();
}

/** The database that a running `./grid run` works on. */
export function databaseOf(running, directory) {
  if (process.env.GRID_DB) return process.env.GRID_DB;
  if (running.outside) throw new Problem(`The product on ${directory} works on an outside database.`, { remedy: 'Set GRID_DB to the same value here.' });
  return storedConnection(directory);
}
