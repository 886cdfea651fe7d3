import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inTools, temporary } from './support.mjs';

const probe = "import { probeEngine } from 'tools/lib/engine.mjs'; console.log(JSON.stringify(await probeEngine())); process.exit(0);";

/** A home whose NuGet knows one feed, a folder, and has no package in its cache. */
function homeWithFeed(t, folder = 'feed') {
  const home = temporary(t);
  mkdirSync(join(home, folder));
  const point = feed => {
    mkdirSync(join(home, '.nuget/NuGet'), { recursive: true });
    writeFileSync(join(home, '.nuget/NuGet/NuGet.Config'),
      `<configuration><packageSources><clear /><add key="only" value="${join(home, feed)}" /></packageSources></configuration>`);
  };
  point(folder);
  const state = join(home, 'state');
  return { home, point, state, env: { HOME: home, DOTNET_CLI_HOME: home, NUGET_PACKAGES: join(home, 'packages'), GRID_STATE: state } };
}

test('a feed without Orleans gives the Embedded engine, and the reason names what is missing', t => {
  const { env, state } = homeWithFeed(t);
  const { value } = inTools(probe, { env });
  assert.equal(value.engine, 'Embedded');
  assert.match(value.why, /the package feed lacks .*(Orleans|Hangfire)/);
  assert.equal(JSON.parse(readFileSync(join(state, 'engine'), 'utf8')).engine, 'Embedded');
});

test('the answer is remembered, and the feed is asked again when it has changed', t => {
  const { env, home, point } = homeWithFeed(t);
  inTools(probe, { env });
  const again = inTools(probe, { env });
  assert.match(again.value.why, /remembered/);
  assert.doesNotMatch(again.output, /Asking the package feed/);

  writeFileSync(join(home, 'feed/new.nupkg'), '');
  assert.match(inTools(probe, { env }).output, /Asking the package feed/);

  mkdirSync(join(home, 'other'));
  point('other');
  assert.match(inTools(probe, { env }).output, /Asking the package feed/);

  assert.match(inTools(probe, { env: { ...env, OrleansVersion: '10.9.9' } }).output, /Asking the package feed/);
});

test('a feed that cannot be reached is no answer to remember', t => {
  const { env, home, state } = homeWithFeed(t);
  writeFileSync(join(home, '.nuget/NuGet/NuGet.Config'),
    '<configuration><packageSources><clear /><add key="only" value="http://127.0.0.1:9/index.json" allowInsecureConnections="true" /></packageSources></configuration>');
  const { value } = inTools(probe, { env });
  assert.equal(value.engine, 'Embedded');
  assert.match(value.why, /could not be reached/);
  assert.ok(!existsSync(join(state, 'engine')));
});

test('--engine is obeyed without asking', t => {
  const { env } = homeWithFeed(t);
  const { output } = inTools("import { chooseEngine } from 'tools/lib/engine.mjs'; console.log(JSON.stringify(await chooseEngine('Orleans'))); process.exit(0);", { env });
  assert.match(output, /Engine: Orleans \(--engine\)/);
  assert.doesNotMatch(output, /Asking/);
});
