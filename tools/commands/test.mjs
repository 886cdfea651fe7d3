// ./grid test: sets up what the tests need, runs every suite, and ends with exactly "N passed, N failed".
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSolution, buildWeb } from '../lib/build.mjs';
import { chooseEngine } from '../lib/engine.mjs';
import { take } from '../lib/lock.mjs';
import { needTools } from '../lib/needs.mjs';
import { logs, state } from '../lib/paths.mjs';
import { findBrowser } from '../suites/browser.mjs';
import { dotnetSuites } from '../suites/dotnet.mjs';
import { testEnvironment } from '../suites/environment.mjs';
import { gridSuite } from '../suites/grid.mjs';
import { attempt, print } from '../suites/outcome.mjs';
import { playwrightSuite } from '../suites/playwright.mjs';
import { vitestSuite } from '../suites/vitest.mjs';

export default async function test({ engine: insisted, filter }) {
  needTools();
  const folder = join(state, 'test');
  await take(folder, 'test');
  const results = join(folder, 'results');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const first = await chooseEngine(insisted);
  const engines = insisted || first === 'Embedded' ? [first] : [first, 'Embedded'];
  const outcomes = [];
  const suite = async (name, run) => outcomes.push(await attempt(name, run, filter));

  await suite('web app', async () => (await buildWeb(), vitestSuite({ results, filter })));
  const browser = await findBrowser(join(logs, 'browser-install.log'));
  const environment = await testEnvironment(folder, browser);
  for (const engine of engines) {
    const context = { engine, results, filter, again: engine !== first, environment: environment.for(engine) };
    const failedToBuild = await buildSolution(engine).then(() => undefined, error => error);
    if (failedToBuild) {
      await suite(`build (${engine})`, () => Promise.reject(failedToBuild));
      continue;
    }
    for (const { name, run } of dotnetSuites(context)) await suite(name, run);
    await suite(`browser (${engine})`, () => playwrightSuite(context));
    if (!context.again) await suite('grid command', () => gridSuite(context));
  }
  return print(outcomes);
}
