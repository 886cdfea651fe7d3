// Building the .NET programs and the web app, only when their sources changed.
import { join } from 'node:path';
import { must } from './child.mjs';
import { npm, npmCi } from './needs.mjs';
import { dashboard, dist, logs, program, root } from './paths.mjs';
import { say } from './say.mjs';
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

export async function build(project, engine) {
  const log = join(logs, `build-${engine.toLowerCase()}.log`);
  const args = ['build', project, '-c', 'Release', `-p:Engine=${engine}`, '-v', 'minimal', '-nodeReuse:false', '-clp:NoSummary'];
  const remedy = 'If a package is missing (NU1101), this feed does not carry it; see docs/operating/install.md. Else mend the errors above.';
  await must(`Building ${project} (engine ${engine})`, remedy, 'dotnet', args, { cwd: root, log });
}

/** The web app, into static files that the silo serves. */
export async function buildWeb() {
  const log = join(logs, 'web.log');
  await installPackages('src/Dashboard', log);
  const built = await onceFor('web', fingerprint(['src/Dashboard']), dist, async () => {
    say('Building the web app');
    await npm(dashboard, ['run', 'build'], log, 'Mend the errors above.');
  });
  if (built) say('The web app is built');
}

/** The npm packages of one of our folders, when its lock file changed. */
export async function installPackages(folder, log) {
  const lock = `${folder}/package-lock.json`;
  await onceFor(`packages-${folder.replaceAll('/', '-')}`, fingerprint([lock]), join(root, folder, 'node_modules'), async () => {
    say(`Fetching the packages of ${folder}`);
    await npmCi(join(root, folder), log);
  });
}
