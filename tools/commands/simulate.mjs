// ./grid simulate: drives a running demo district by hand, in the foreground, with the simulator's own progress line.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPrograms } from '../lib/build.mjs';
import { demoSeed } from '../lib/demo.mjs';
import { chooseEngine } from '../lib/engine.mjs';
import { atEnd, stoppingIsFine } from '../lib/finish.mjs';
import { runningOn } from '../lib/lock.mjs';
import { needTools } from '../lib/needs.mjs';
import { dataDirectory } from '../lib/paths.mjs';
import { Problem } from '../lib/say.mjs';
import { simulatorArguments } from '../lib/simulator.mjs';

export default async function simulate(options) {
  const { directory } = dataDirectory(options.data);
  const running = runningOn(directory);
  const url = options.url ?? running?.url;
  const plan = running?.plan ?? join(directory, `demo-${demoSeed}.json`);
  if (!url) throw new Problem(`Nothing runs on ${directory}.`, { remedy: 'Start the product with ./grid run, or name a server with --url.' });
  if (!existsSync(plan)) throw new Problem(`There is no demo district in ${directory}.`, { remedy: 'The simulator drives only the demo district: start ./grid run without --no-demo.' });

  needTools();
  const engine = running?.engine ?? (await chooseEngine(options.engine));
  await buildPrograms(engine);
  stoppingIsFine('Stopping the simulation.');
  const args = simulatorArguments({ url, plan, engine, rate: options.rate, seed: options.seed, duration: options.for });
  const simulator = spawn('dotnet', args, { stdio: 'inherit' });
  const ended = new Promise(resolve => simulator.on('exit', code => resolve(code ?? 1)));
  atEnd(async () => {
    if (simulator.exitCode === null) simulator.kill('SIGTERM');
    await ended;
  });
  return ended;
}
