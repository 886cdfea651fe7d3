// ./grid bench: measures on this machine, beside pgbench on the same PostgreSQL. bench/Bench says what can be measured.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, buildPrograms, buildWeb } from '../lib/build.mjs';
import { chooseEngine } from '../lib/engine.mjs';
import { take } from '../lib/lock.mjs';
import { needTools } from '../lib/needs.mjs';
import { program, root, state } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';
import { testEnvironment } from '../suites/environment.mjs';

export default async function bench({ engine: insisted, words }) {
  needTools();
  const folder = join(state, 'bench');
  await take(folder, 'bench');
  const engine = await chooseEngine(insisted);
  await buildPrograms(engine);
  await buildWeb();
  await build('bench/Bench', engine);
  const environment = (await testEnvironment(folder)).for(engine);
  if (!environment.GRID_PGBENCH) say('There is no pgbench on this machine, so the figures have no yardstick beside them (Debian: apt-get install postgresql-contrib)');
  const measuring = spawn('dotnet', [program('Bench', engine, 'bench'), ...words], { cwd: root, stdio: 'inherit', env: environment });
  return new Promise(resolve => measuring.on('exit', code => resolve(code ?? 1)));
}
