// The simulated town: citizens who report, and members and liaisons who answer, some of them never.
import { start, stop } from './child.mjs';
import { demoSeed } from './demo.mjs';
import { atEnd, isFinishing } from './finish.mjs';
import { program } from './paths.mjs';
import { say } from './say.mjs';

const demoRate = '30/min';

export const simulatorArguments = ({ url, plan, engine, rate = demoRate, seed = demoSeed, duration }) =>
  [program('Simulator', engine), 'run', '--url', url, '--plan', plan, '--rate', rate, '--seed', seed, ...(duration ? ['--for', duration] : [])];

/** Prepares the demo's simulator, to be begun when the silo is ready. It never ends the product when it fails itself. */
export function startSimulator({ url, plan, engine, log }) {
  let simulator;
  atEnd(() => (simulator?.alive() ? stop(simulator, { patienceMs: 10_000 }) : undefined));
  return {
    begin() {
      simulator = start('dotnet', simulatorArguments({ url, plan, engine }), { log });
      void simulator.ended.then(({ code }) => {
        if (!isFinishing()) say(`The simulated town stopped (exit code ${code}); the product runs on. See ${log}`);
      });
      return simulator.pid;
    },
  };
}
