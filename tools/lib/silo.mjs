// The product's process: roles silo, api and jobs in one.
import { setTimeout as wait } from 'node:timers/promises';
import { start, stop } from './child.mjs';
import { atEnd } from './finish.mjs';
import { dist, program } from './paths.mjs';
import { freePort, isFree } from './ports.mjs';
import { Problem, say } from './say.mjs';

const readyTimeoutMs = 120_000;
const drainMs = 60_000;

/** What the silo is told, all of it through the environment. */
export const siloEnvironment = ({ url, connection, directory, plan }) => ({
  ...process.env,
  GRID_DB: connection,
  GRID_DATA: directory,
  GRID_URL: url,
  GRID_ROLES: 'silo,api,jobs',
  GRID_WEB: dist,
  ...(plan ? { GRID_SEED: plan } : {}),
});

/** Starts the silo and waits until it is ready; at the end it drains. */
export async function startSilo({ url, connection, directory, engine, plan, log, lock }) {
  say('Starting the silo');
  const silo = start('dotnet', [program('Silo', engine)], { log, env: siloEnvironment({ url, connection, directory, plan }) });
  lock.noteChild('silo', silo.pid);
  atEnd(async () => {
    if (!silo.alive()) return;
    const { code } = await stop(silo, { patienceMs: drainMs });
    if (code !== 0) console.error(`The silo did not drain cleanly (exit code ${code}); see ${log}`);
  });
  const began = Date.now();
  while (!(await isReady(url))) {
    if (!silo.alive()) throw new Problem('The silo ended before it was ready.', { log, remedy: 'Read the log.' });
    if (Date.now() - began > readyTimeoutMs) throw new Problem(`The silo was not ready after ${readyTimeoutMs / 1000} s.`, { log, remedy: `Read the log, and ${url}/health/ready.` });
    await wait(200);
  }
  return silo;
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** The wanted port, which must be free; 0 asks for any free one. */
export async function choosePort(wanted = 8080) {
  if (wanted === 0) return freePort();
  if (!(await isFree(wanted))) throw new Problem(`Port ${wanted} is in use by another program.`, { remedy: 'Name another one with --port, or --port 0 for a free one.' });
  return wanted;
}
