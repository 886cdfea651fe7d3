// ./grid verify: walks the hash chain of every history; works beside a running product and without one.
import { spawn } from 'node:child_process';
import { buildPrograms } from '../lib/build.mjs';
import { databaseOf, openDatabase } from '../lib/database.mjs';
import { chooseEngine } from '../lib/engine.mjs';
import { runningOn, take } from '../lib/lock.mjs';
import { needTools } from '../lib/needs.mjs';
import { dataDirectory, program } from '../lib/paths.mjs';

export default async function verify(options) {
  needTools();
  const { directory, log } = dataDirectory(options.data);
  const running = runningOn(directory);
  const engine = running?.engine ?? (await chooseEngine(options.engine));
  await buildPrograms(engine);
  const connection = running ? databaseOf(running, directory) : await openAlone(directory, log);
  const env = { ...process.env, GRID_DB: connection, GRID_DATA: directory };
  const verifier = spawn('dotnet', [program('Silo', engine), 'verify'], { stdio: 'inherit', env });
  return new Promise(resolve => verifier.on('exit', code => resolve(code ?? 1)));
}

async function openAlone(directory, log) {
  await take(directory, 'verify');
  return openDatabase({ directory, log });
}
