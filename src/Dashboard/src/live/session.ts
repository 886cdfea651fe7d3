import { api, bodyOf } from '../api/client';
import type { ServerClock } from './clock';

const remeasureMs = 60_000;

/** Asks the server's time a few times at once, then once a minute for as long as the screen is open. */
export function keepTime(clock: ServerClock): () => void {
  const ask = async (): Promise<void> => {
    const sent = performance.now();
    try {
      const { at } = await bodyOf(api.GET('/api/time'));
      clock.measured(at, sent, performance.now());
    } catch {
      // The clock keeps its last measure; frames still correct it upwards.
    }
  };
  void (async () => {
    for (let i = 0; i < 3; i++) await ask();
  })();
  const timer = setInterval(() => void ask(), remeasureMs);
  return () => clearInterval(timer);
}
