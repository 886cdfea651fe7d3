// ./grid rebuild: folds every history anew and compares what is derived from it; works beside a running product and without one.
import { spawn } from 'node:child_process';
import { buildPrograms } from '../lib/build.mjs';
import { databaseOf, openDatabase } from '../lib/database.mjs';
import { chooseEngine } from '../lib/engine.mjs';
import { runningOn, take } from '../lib/lock.mjs';
import { needTools } from '../lib/needs.mjs';
import { dataDirectory, program } from '../lib/paths.mjs';

export default async function rebuild(options) {
  needTools();
  const { directory, log } = dataDirectory(options.data);
  const running = runningOn(directory);
  const engine = running?.engine ?? (await chooseEngine(options.engine));
  await buildPrograms(engine);
  const connection = running ? databaseOf(running, directory) : await openAlone(directory, log);
  const env = { ...process.env, GRID_DB: connection, GRID_DATA: directory };
  const words = options.check ? ['rebuild', '--check'] : ['rebuild'];
  const rebuilder = spawn('dotnet', [program('Silo', engine), ...words], { stdio: 'inherit', env });
  return new Promise(resolve => rebuilder.on('exit', code => resolve(code ?? 1)));
}

async function openAlone(directory, log) {
  await take(directory, 'rebuild');
  return openDatabase({ directory, log });
}
