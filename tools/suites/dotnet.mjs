// The .NET test projects, those under tests/ that use the test SDK: each a suite of its own, its results read from its TRX file.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from '../lib/child.mjs';
import { logs, root } from '../lib/paths.mjs';
import { Problem } from '../lib/say.mjs';
import { outcomeOf } from './outcome.mjs';

const hangAfter = '10m';
const timeoutMs = 30 * 60_000;

/** The suites to run on this engine; on a second engine, those that say they know no engine are left out. */
export function dotnetSuites(context) {
  return projects()
    .filter(project => !(context.again && project.text.includes('<EngineIndependent>true<')))
    .map(project => ({ name: `${project.name} (${context.engine})`, run: () => testProject(project, context) }));
}

function projects() {
  return readdirSync(join(root, 'tests'), { withFileTypes: true }).filter(d => d.isDirectory())
    .flatMap(d => readdirSync(join(root, 'tests', d.name)).filter(f => f.endsWith('.csproj')).map(f => join(root, 'tests', d.name, f)))
    .map(file => ({ name: basename(file, '.csproj'), file, text: readFileSync(file, 'utf8') }))
    .filter(project => project.text.includes('"Microsoft.NET.Test.Sdk"'))
    .sort((a, b) => a.name.localeCompare(b.name));
}

async function testProject({ name, file }, { engine, results, filter, environment }) {
  const built = join(dirname(file), 'bin', engine, 'Release/net10.0', `GridOrleans.${name}.dll`);
  if (!existsSync(built)) throw new Problem(`${built} was not built. Is the project in GridOrleans.sln?`);
  const log = join(logs, `test-${name}-${engine}.log`);
  rmSync(log, { force: true });
  const trx = `${name}-${engine}.trx`;
  const args = ['test', file, '-c', 'Release', `-p:Engine=${engine}`, '--no-build', '-nodeReuse:false', '--logger', `trx;LogFileName=${trx}`,
    '--results-directory', results, '--blame-hang-timeout', hangAfter, ...(filter ? ['--filter', `FullyQualifiedName~${filter}`] : [])];
  const ended = await run('dotnet', args, { cwd: root, log, timeoutMs, env: environment });
  const written = join(results, trx);
  if (!existsSync(written)) {
    if (filter && ended.code === 0) return outcomeOf([]);
    throw new Problem(ended.timedOut ? 'It took too long and was stopped.' : 'It wrote no results.', { log });
  }
  const outcome = readTrx(readFileSync(written, 'utf8'));
  if (ended.code !== 0 && outcome.failures.length === 0) outcome.failures.push({ test: 'the test run', why: `It ended with exit code ${ended.code}. Log: ${log}` });
  return outcome;
}

/** The results of a TRX file, Visual Studio's XML of test results. */
export function readTrx(xml) {
  const results = [...xml.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)].map(([, attributes, body = '']) => {
    const outcome = /\boutcome="([^"]*)"/.exec(attributes)?.[1];
    return {
      test: decode(/\btestName="([^"]*)"/.exec(attributes)?.[1] ?? '?'),
      verdict: outcome === 'Passed' ? 'passed' : outcome === 'NotExecuted' ? 'skipped' : 'failed',
      why: decode(/<Message>([\s\S]*?)<\/Message>/.exec(body)?.[1] ?? '') + '\n' + decode(/<StackTrace>([\s\S]*?)<\/StackTrace>/.exec(body)?.[1] ?? ''),
    };
  });
  return outcomeOf(results);
}

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const decode = text => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
  hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : (entities[name] ?? whole));
