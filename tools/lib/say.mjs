// What the user reads: short lines with the seconds since the start, and failures that say what to do.
import { existsSync, readFileSync } from 'node:fs';

const started = performance.now();

/** A line of progress. */
export function say(text) {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);
}

/** Something the user can understand and act on: a sentence, what to do about it, and where the details are. */
export class Problem extends Error {
  constructor(sentence, { remedy, log } = {}) {
    super(sentence);
    this.remedy = remedy;
    this.log = log;
  }
}

export function fail(problem) {
  console.error(`\nFailed: ${problem.message}`);
  if (problem.log && existsSync(problem.log)) {
    console.error(tellingLines(readFileSync(problem.log, 'utf8')).map(line => `    | ${line.slice(0, 300)}`).join('\n'));
    console.error(`Log: ${problem.log}`);
  }
  if (problem.remedy) console.error(`What to do: ${problem.remedy}`);
}

/** Of the last thing the log holds: its errors when it names any, else its end. */
function tellingLines(log) {
  const lines = log.slice(log.lastIndexOf('\n--- ') + 1).trimEnd().split('\n');
  const errors = [...new Set(lines.filter(line => /\b(error|fail|fatal|critical|exception)\b/i.test(line)))];
  return errors.length > 0 ? errors.slice(0, 8) : lines.slice(-12);
}
