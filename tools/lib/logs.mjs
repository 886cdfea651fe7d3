// The logs of a product that runs for months: a log over its limit is set aside, once, and begun again.
import { copyFileSync, existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const limitBytes = 64 * 1024 * 1024;
const lookEveryMs = 60_000;

/** Writers append, so a log can be copied and cut under them; what is written between the two is lost from the copy only. */
export function keepLogsSmall(folder) {
  const look = () => {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const file = join(folder, name);
      if (!name.endsWith('.log') || statSync(file).size <= limitBytes) continue;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    }
  };
  look();
  setInterval(look, lookEveryMs).unref();
}
