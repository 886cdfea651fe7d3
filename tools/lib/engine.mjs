// Which engine this installation runs: Orleans where the package feed can give it, else Embedded (docs/ARCHITECTURE.md).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { english, missingPackages, some } from './feed.mjs';
import { logs, root, state } from './paths.mjs';
import { say } from './say.mjs';
import { fingerprint, hashOf } from './stamp.mjs';

const memory = join(state, 'engine');
const asks = ['Engine.props', 'Directory.Build.props', 'Directory.Packages.props', 'src/Silo/Silo.csproj'];
const overrides = ['OrleansVersion', 'HangfireVersion', 'HangfirePostgreSqlVersion'];
const probeTimeoutMs = 180_000;

/** The engine to use: the one insisted on, the remembered one, or what a probe of the feed finds. Says which and why. */
export async function chooseEngine(insisted) {
  if (insisted) {
    say(`Engine: ${insisted} (--engine)`);
    return insisted;
  }
  const { engine, why } = await probeEngine();
  say(`Engine: ${engine} (${why})`);
  return engine;
}

/** What the feed can give. An answer is remembered until the wanted versions or the feeds change. */
export async function probeEngine() {
  const print = feedPrint();
  const remembered = recall();
  if (remembered?.print === print) return { ...remembered, why: `${remembered.why}; remembered in .grid/engine` };
  const found = await askFeed();
  if (found.certain) writeFileSync(memory, JSON.stringify({ print, engine: found.engine, why: found.why }, null, 2));
  return found;
}

function recall() {
  try {
    return JSON.parse(readFileSync(memory, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Restores the silo as the Orleans engine would need it: the only question whose answer is exactly the wanted one. */
async function askFeed() {
  const log = join(logs, 'engine.log');
  rmSync(log, { force: true });
  say('Asking the package feed for Orleans and Hangfire');
  const args = ['restore', 'src/Silo/Silo.csproj', '-p:Engine=Orleans', '-v', 'minimal', '-nodeReuse:false'];
  // Few tries, so that a feed out of reach is told within seconds.
  const env = { ...process.env, NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT: '2', NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS: '500', ...english };
  const { code, timedOut } = await run('dotnet', args, { cwd: root, log, env, timeoutMs: probeTimeoutMs });
  if (code === 0) return { engine: 'Orleans', certain: true, why: 'the package feed carries Orleans and Hangfire' };
  const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const missing = missingPackages(said);
  if (missing.length > 0) return { engine: 'Embedded', certain: true, why: `the package feed lacks ${some(missing)}` };
  const why = timedOut ? 'the package feed was too slow to answer' : /NU1301/.test(said) ? 'the package feed could not be reached' : 'Orleans did not restore, see .grid/log/engine.log';
  return { engine: 'Embedded', certain: false, why };
}

/** Changes when another version is wanted, another feed is configured, or a folder that serves as a feed has other packages. */
function feedPrint() {
  const sources = spawnSync('dotnet', ['nuget', 'list', 'source'], { cwd: root, encoding: 'utf8' }).stdout ?? '';
  const folders = sources.split('\n').map(line => line.trim()).filter(line => /^(\/|[A-Za-z]:\\)/.test(line) && existsSync(line));
  const packages = folders.map(folder => readdirSync(folder).sort().join());
  return hashOf([fingerprint(asks), sources, ...packages, ...overrides.map(name => process.env[name] ?? '')].join('\n'));
}
