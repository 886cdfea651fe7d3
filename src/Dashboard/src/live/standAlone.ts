import { ServerClock } from './clock';
import { PictureAge } from './freshness';
import { keepTime } from './session';
import { Ticker } from './ticker';
import type { Live } from './Ticking';

/** Server time for a page that watches no feed: its countdowns run on. */
export function standAlone(): Live {
  const clock = new ServerClock();
  keepTime(clock);
  return { clock, age: new PictureAge(clock), ticker: new Ticker(clock) };
}
