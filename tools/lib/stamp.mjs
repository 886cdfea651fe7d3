// Knowing whether something must be made again: a fingerprint of what it is made from, kept from the last time.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, state } from './paths.mjs';

const made = new Set(['bin', 'obj', 'node_modules', 'dist', '.git', '.grid', 'test-results', 'playwright-report', 'TestResults']);

/** Path, size and time of every source file below the given places (relative to the root). */
export function fingerprint(places, leaveOut = []) {
  const hash = createHash('sha256');
  const skip = new Set(leaveOut.map(p => join(root, p)));
  const walk = path => {
    if (skip.has(path) || !existsSync(path)) return;
    const about = statSync(path);
    if (!about.isDirectory()) return void hash.update(`${path}\0${about.size}\0${about.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) if (!made.has(name)) walk(join(path, name));
  };
  places.forEach(place => walk(join(root, place)));
  return hash.digest('hex');
}

export const hashOf = text => createHash('sha256').update(text).digest('hex');

/** Does the work unless it was done for the same fingerprint before and `product` still exists. True when it worked. */
export async function onceFor(name, print, product, work) {
  const file = join(state, 'stamps', name);
  if (existsSync(product) && existsSync(file) && readFileSync(file, 'utf8') === print) return false;
  rmSync(file, { force: true });
  await work();
  mkdirSync(join(state, 'stamps'), { recursive: true });
  writeFileSync(file, print);
  return true;
}
