// ./grid run: from a clean clone to the whole product running, and down again in order at Ctrl-C.
import { join } from 'node:path';
import { buildPrograms, buildWeb } from '../lib/build.mjs';
import { openDatabase } from '../lib/database.mjs';
import { demoPlan } from '../lib/demo.mjs';
import { chooseEngine } from '../lib/engine.mjs';
import { isFinishing, stoppingIsFine } from '../lib/finish.mjs';
import { take } from '../lib/lock.mjs';
import { keepLogsSmall } from '../lib/logs.mjs';
import { needTools } from '../lib/needs.mjs';
import { dataDirectory } from '../lib/paths.mjs';
import { choosePort, startSilo } from '../lib/silo.mjs';
import { startSimulator } from '../lib/simulator.mjs';
import { Problem, say } from '../lib/say.mjs';
import { welcome } from '../lib/welcome.mjs';

export default async function run(options) {
  needTools();
  const { directory, log } = dataDirectory(options.data);
  const lock = await take(directory, 'run');
  const url = `http://127.0.0.1:${await choosePort(options.port)}`;
  const engine = await chooseEngine(options.engine);
  keepLogsSmall(log);

  const [connection] = await Promise.all([openDatabase({ directory, log }), buildPrograms(engine), buildWeb()]);
  const plan = options['no-demo'] ? undefined : await demoPlan({ directory, engine, log });
  // Stopped in this order, whatever stops us: silo, simulator, database. The end runs backwards, so the simulator is registered first.
  const simulator = plan && startSimulator({ url, plan: plan.file, engine, log: join(log, 'simulator.log') });
  stoppingIsFine('Stopping: draining the silo, then the simulator and the database.');
  const silo = await startSilo({ url, connection, directory, engine, plan: plan?.file, log: join(log, 'silo.log'), lock });
  lock.note({ url, engine, plan: plan?.file, outside: Boolean(process.env.GRID_DB) });
  if (simulator) lock.noteChild('simulator', simulator.begin());

  say('Ready');
  console.log(welcome({ url, plan }));
  const ended = await silo.ended;
  if (isFinishing()) return new Promise(() => {});
  throw new Problem(`The silo ended by itself (${ended.signal ?? `exit code ${ended.code}`}).`,
    { log: join(log, 'silo.log'), remedy: 'Read the log, then start again: nothing acknowledged is lost.' });
}
