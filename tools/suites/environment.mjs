// What the tests are told: a throw-away PostgreSQL, its programs (to make servers that may be killed), the browser, the builds.
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { startCluster } from '../postgres/cluster.mjs';
import { findPgbench } from '../postgres/binaries.mjs';
import { ownDirectory } from '../postgres/unprivileged.mjs';
import { atEnd } from '../lib/finish.mjs';
import { dist, logs, program, root } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

/**
 * Starts the throw-away server. Every suite then finds
 * GRID_TEST_DB   Npgsql connection string of its superuser,
 * GRID_PG_BIN    directory of initdb, pg_ctl and postgres,
 * GRID_PG_USER   the user they must run as, empty when we are not root,
 * GRID_TEST_PGDIR  an empty directory of that user, for servers of the test's own,
 * GRID_PGBENCH   pgbench, where there is one,
 * GRID_CHROMIUM  the browser, empty when Playwright brings its own,
 * GRID_ENGINE, GRID_SILO, GRID_SIMULATOR, GRID_WEB, GRID_ROOT  the engine and what was built for it.
 */
export async function testEnvironment(folder, browser) {
  const starting = startCluster({ directory: folder, log: join(logs, 'test-postgres.log') });
  atEnd(async () => {
    const cluster = await starting.catch(() => undefined);
    await cluster?.stop();
    if (cluster) rmSync(cluster.place, { recursive: true, force: true });
  });
  const { connection, bin, user, place } = await starting;
  say('A throw-away PostgreSQL is up');
  const scratch = join(place, 'scratch');
  rmSync(scratch, { recursive: true, force: true });
  const common = {
    ...process.env,
    GRID_TEST_DB: connection,
    GRID_PG_BIN: bin,
    GRID_PG_USER: user?.name ?? '',
    GRID_TEST_PGDIR: ownDirectory(user, scratch),
    GRID_PGBENCH: findPgbench() ?? '',
    GRID_CHROMIUM: browser ?? '',
    GRID_WEB: dist,
    GRID_ROOT: root,
  };
  // A test must never reach the database of the person who runs it.
  delete common.GRID_DB;
  return { for: engine => ({ ...common, GRID_ENGINE: engine, GRID_SILO: program('Silo', engine), GRID_SIMULATOR: program('Simulator', engine) }) };
}
