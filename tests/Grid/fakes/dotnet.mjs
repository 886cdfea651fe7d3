// Stands in for `dotnet`: builds nothing, and plays a silo and a simulator that write down what happens to them.
// FAKE_DIARY names the diary; with FAKE_SILO=dies the silo ends when the simulator asks; with FAKE_TOWN=short the simulator ends by itself.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, join } from 'node:path';

const args = process.argv.slice(2);
const diary = text => appendFileSync(process.env.FAKE_DIARY, `${text}\n`);
const [program, command] = args[0]?.endsWith('.dll') ? [/GridOrleans\.(\w+)\.dll$/.exec(args[0])[1], args[1]] : ['dotnet', args[0]];

if (program === 'dotnet') {
  if (command === '--version') console.log('10.0.100');
  if (command === 'build') writeProduct(args[1], args.find(a => a.startsWith('-p:Engine=')).split('=')[1]);
  if (command === 'restore') {
    console.log('error NU1101: Unable to find package Microsoft.Orleans.Sdk. No packages exist with this id in source(s): none');
    process.exitCode = 1;
  }
} else if (program === 'Silo' && command === 'verify') {
  diary(`verify ${process.env.GRID_DB}`);
  console.log('Issue 7 is broken at version 3.');
  process.exitCode = 1;
} else if (program === 'Silo') {
  playSilo();
} else if (command === 'city') {
  const plan = { displayToken: 'shown/once', demoAccounts: [{ login: 'leader', password: 'pw-leader', role: 'dispatcher', name: '李主任' }] };
  writeFileSync(args[args.indexOf('--out') + 1], JSON.stringify(plan));
} else {
  const town = setInterval(() => {}, 1000);
  process.on('SIGTERM', () => (diary('simulator ends'), clearInterval(town)));
  diary(`simulator begins ${args.slice(1).join(' ')}`);
  if (process.env.FAKE_SILO === 'dies') await fetch(`${args[args.indexOf('--url') + 1]}/die`);
  if (process.env.FAKE_TOWN === 'short') clearInterval(town);
}

function writeProduct(project, engine) {
  const file = join(project, 'bin', engine, 'Release/net10.0', `GridOrleans.${basename(project)}.dll`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
}

function playSilo() {
  diary(`silo begins db=${process.env.GRID_DB} roles=${process.env.GRID_ROLES} seed=${process.env.GRID_SEED ?? 'none'}`);
  let asked = 0;
  const server = createServer((request, response) => {
    const dies = request.url === '/die';
    response.writeHead(dies || ++asked > 2 ? 200 : 503).end(() => dies && (diary('silo dies'), process.exit(70)));
  });
  const { hostname, port } = new URL(process.env.GRID_URL);
  server.listen(Number(port), hostname);
  process.on('SIGTERM', () => {
    diary('silo drains');
    server.close();
    server.closeAllConnections();
  });
}
