// Building the .NET programs and the web app, only when their sources changed.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { english, missingPackages, some } from './feed.mjs';
import { installPackages, npmMust } from './npm.mjs';
import { dashboard, dist, logs, program, root } from './paths.mjs';
import { Problem, say } from './say.mjs';
import { fingerprint, onceFor } from './stamp.mjs';

const buildFiles = ['Engine.props', 'Directory.Build.props', 'Directory.Packages.props', 'Directory.Build.targets', 'global.json'];
const versions = ['OrleansVersion', 'HangfireVersion', 'HangfirePostgreSqlVersion'].map(v => process.env[v] ?? '').join('/');

/** The silo and the simulator, for one engine. */
export async function buildPrograms(engine) {
  const print = fingerprint([...buildFiles, 'src', 'db'], ['src/Dashboard']) + versions;
  const built = await onceFor(`programs-${engine}`, print, program('Simulator', engine), async () => {
    say(`Building the programs (engine ${engine})`);
    for (const project of ['src/Silo', 'src/Simulator']) await build(project, engine);
  });
  if (built) say('The programs are built');
}

/** Everything in the solution, tests too. */
export async function buildSolution(engine) {
  const print = fingerprint([...buildFiles, 'GridOrleans.sln', 'src', 'db', 'tests', 'bench'], ['src/Dashboard', 'tests/Browser', 'tests/Grid']) + versions;
  await onceFor(`solution-${engine}`, print, program('Simulator', engine), async () => {
    say(`Building everything (engine ${engine})`);
    await build('GridOrleans.sln', engine);
  });
}

/** Builds a project or the solution. What the package feed lacks is told before the compiler's own errors would be. */
export async function build(project, engine) {
  const log = join(logs, `build-${engine.toLowerCase()}.log`);
  rmSync(log, { force: true });
  const args = ['build', project, '-c', 'Release', `-p:Engine=${engine}`, '-v', 'minimal', '-nodeReuse:false', '-clp:NoSummary'];
  const { code, timedOut } = await run('dotnet', args, { cwd: root, log, env: { ...process.env, ...english } });
  if (code === 0) return;
  const missing = missingPackages(readFileSync(log, 'utf8'));
  if (missing.length > 0) {
    throw new Problem(`The package feed lacks ${some(missing)}, which ${project} needs on the engine ${engine}.`,
      { log, remedy: 'Have your mirror fetch what is missing, or name versions that it has (docs/operating/install.md, “Engines and mirrors”).' });
  }
  throw new Problem(`Building ${project} (engine ${engine}) ${timedOut ? 'took too long' : 'failed'}.`, { log, remedy: 'Mend the errors above.' });
}

/** The web app, into static files that the silo serves. */
export async function buildWeb() {
  const log = join(logs, 'web.log');
  await installPackages('src/Dashboard', log);
  const built = await onceFor('web', fingerprint(['src/Dashboard']), dist, async () => {
    say('Building the web app');
    await npmMust('Building the web app', 'Mend the errors above.', ['run', 'build'], { cwd: dashboard, log });
  });
  if (built) say('The web app is built');
}
