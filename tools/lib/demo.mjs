// The demo district: a plan made by the simulator from a fixed seed, kept beside the data it was imported into.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './child.mjs';
import { program } from './paths.mjs';
import { say } from './say.mjs';

export const demoSeed = '2341';

/** { file, accounts, displayToken }. The plan is made once per data directory: the simulator must know the same town as the database. */
export async function demoPlan({ directory, engine, log }) {
  const file = join(directory, `demo-${demoSeed}.json`);
  if (!existsSync(file)) {
    say('Planning the demo district');
    const half = `${file}.new`;
    await must('Planning the demo district', 'Read the log.', 'dotnet', [program('Simulator', engine), 'city', '--seed', demoSeed, '--out', half], { log: join(log, 'simulator.log') });
    renameSync(half, file);
  }
  return readPlan(file);
}

export function readPlan(file) {
  const { demoAccounts = [], displayToken } = JSON.parse(readFileSync(file, 'utf8'));
  return { file, accounts: demoAccounts, displayToken };
}
