// An orderly end, whatever ends us: what was started last is stopped first, each stop bounded by its own author.

const undo = [];
let finishing = false;

/** Registers what to undo at the end; returns a function that undoes it now instead. */
export function atEnd(stop) {
  undo.push(stop);
  return async () => {
    const at = undo.indexOf(stop);
    if (at < 0) return;
    undo.splice(at, 1);
    await stop();
  };
}

export const isFinishing = () => finishing;

/** Undoes everything and exits. Called once; a second call waits for the first to exit the process. */
export async function finish(code) {
  if (finishing) return new Promise(() => {});
  finishing = true;
  while (undo.length > 0) {
    try {
      await undo.pop()();
    } catch (error) {
      console.error(`While stopping: ${error.message}`);
      code ||= 1;
    }
  }
  process.exit(code);
}

/** Decides the exit code of Ctrl-C (SIGINT), SIGTERM and a closed terminal; by default it counts as not finished. */
let codeWhenStopped = 130;
let wordsWhenStopped = 'Stopping.';
export function stoppingIsFine(words) {
  codeWhenStopped = 0;
  wordsWhenStopped = words;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    console.log(finishing ? '\nStill stopping; a moment, please.' : `\n${wordsWhenStopped}`);
    void finish(codeWhenStopped);
  });
