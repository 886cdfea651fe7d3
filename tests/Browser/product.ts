// The product as its own process, on a database of its own, as the browser finds it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface Plan {
  code: string;
  name: string;
  drillDivisor: number;
  displayToken: string;
  categories: { code: string; name: string; unitId: string | null; urgent: boolean; examples: string[] }[];
  buildings: { id: string; name: string; longitude: number; latitude: number }[];
  units: { id: string; name: string; shortName: string; kind: string }[];
  demoAccounts: { login: string; password: string; name: string; role: string; unitIds: string[] }[];
  demoTokens: { token: string; role: string; unitIds: string[] }[];
}

/** What `./grid test` passes on; run the specs through it. */
function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these through ./grid test.`);
  return value;
}

export class Product {
  private silo: ChildProcess | undefined;
  private readonly log: string[] = [];

  private constructor(readonly plan: Plan, readonly url: string, private readonly database: string, private readonly planFile: string) {}

  /** @param drillDivisor 240 makes the 20-minute clock 5 s long. */
  static async start(drillDivisor: number): Promise<Product> {
    const folder = mkdtempSync(join(tmpdir(), 'grid-browser-'));
    const file = join(folder, 'district.json');
    const made = spawnSync('dotnet', [need('GRID_SIMULATOR'), 'city', '--seed', '2341', '--out', file], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`The demo district could not be made: ${made.stderr}`);
    const plan: Plan = { ...JSON.parse(readFileSync(file, 'utf8')), drillDivisor };
    writeFileSync(file, JSON.stringify(plan));

    const product = new Product(plan, `http://127.0.0.1:${await freePort()}`, await createDatabase(), file);
    await product.up();
    return product;
  }

  /** Starts the process, also again after `kill`, on the same address. */
  async up(): Promise<void> {
    this.silo = spawn('dotnet', [need('GRID_SILO')], {
      cwd: tmpdir(),
      env: {
        ...process.env,
        GRID_DB: this.database,
        GRID_URL: this.url,
        GRID_SEED: this.planFile,
        GRID_ROLES: 'silo,api,jobs',
        GRID_SILO_PORT: String(await freePort()),
        GRID_GATEWAY_PORT: String(await freePort()),
      },
    });
    for (const stream of [this.silo.stdout, this.silo.stderr]) {
      stream?.on('data', text => {
        this.log.push(String(text));
        if (this.log.length > 200) this.log.shift();
      });
    }

    const until = Date.now() + 90_000;
    while (Date.now() < until) {
      if (this.silo.exitCode !== null) throw new Error(`The silo ended with ${this.silo.exitCode}:\n${this.log.join('')}`);
      const ready = await fetch(`${this.url}/health/ready`).then(answer => answer.ok, () => false);
      if (ready) return;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`The silo did not become ready:\n${this.log.join('')}`);
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const silo = this.silo;
    if (!silo || silo.exitCode !== null) return;
    const gone = new Promise(resolve => silo.once('exit', resolve));
    silo.kill('SIGKILL');
    await gone;
  }

  account(role: string, unitId?: string) {
    const found = this.plan.demoAccounts.find(each => each.role === role && (!unitId || each.unitIds.includes(unitId)));
    if (!found) throw new Error(`No demo account has the role ${role}${unitId ? ` for ${unitId}` : ''}.`);
    return found;
  }

  /** A department's category that a demo liaison answers for, so that the whole life of a report can be played. */
  get answeredCategory() {
    const units = new Set(this.plan.demoAccounts.filter(each => each.role === 'liaison').flatMap(each => each.unitIds));
    const found = this.plan.categories.find(each => each.unitId && units.has(each.unitId) && !each.urgent);
    if (!found) throw new Error('No category belongs to a unit with a demo liaison.');
    return found;
  }

  /** Reports as a resident's phone would, without the page. */
  async report(category = this.answeredCategory, building = this.plan.buildings[0]!): Promise<{ row: { id: string; caseNo: string }; trackToken: string }> {
    const answer = await fetch(`${this.url}/api/issues`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        operationId: randomUUID(),
        categoryCode: category.code,
        words: category.examples[0],
        channel: 'resident',
        buildingId: building.id,
      }),
    });
    if (answer.status !== 201) throw new Error(`The report was answered with ${answer.status}: ${await answer.text()}`);
    return await answer.json() as { row: { id: string; caseNo: string }; trackToken: string };
  }
}

async function createDatabase(): Promise<string> {
  const server = Object.fromEntries(need('GRID_TEST_DB').split(';').filter(Boolean).map(pair => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1)];
  }));
  const name = `grid_browser_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({
    host: server['host'],
    port: Number(server['port'] ?? 5432),
    user: server['username'],
    password: server['password'],
    database: server['database'] ?? 'postgres',
  });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return Object.entries({ ...server, database: name }).map(([key, value]) => `${key}=${value}`).join(';');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
