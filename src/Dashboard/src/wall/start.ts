import { ApiError, api, bodyOf } from '../api/client';
import type { DistrictMap, WallFrame, WallSnapshot } from '../api/contracts';
import { language } from '../i18n/language';
import { ServerClock, ZonedFormat } from '../live/clock';
import { PictureAge } from '../live/freshness';
import { connectHub } from '../live/hub';
import { keepTime } from '../live/session';
import { FeedStore } from '../live/store';
import { Ticker } from '../live/ticker';
import { names, type Wall } from './context';
import { WallModel } from './model';

/** The display token of `/wall?token=…` is exchanged for a cookie and leaves the address at once: nobody reads it off the screen. */
export async function signInByToken(): Promise<void> {
  const url = new URL(location.href);
  const token = url.searchParams.get('token');
  if (token === null) return;
  url.searchParams.delete('token');
  history.replaceState(null, '', url);
  await untilAnswered(() => bodyOf(api.POST('/api/session/display', { body: { token } })));
}

/** A wall switched on before its server waits for it; only a refusal ends the waiting. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 500 * 2 ** attempt) * (0.5 + Math.random())));
    }
  }
}

/** Loads the map, then watches, then asks for the picture: nothing can fall between the two. */
export async function startWall(): Promise<Wall> {
  await signInByToken();
  const map = (await untilAnswered(() => bodyOf(api.GET('/api/map')))) as DistrictMap;
  const clock = new ServerClock();
  const age = new PictureAge(clock);
  const model = new WallModel();
  const feed = new FeedStore<WallSnapshot, WallFrame>(
    model,
    () => bodyOf(api.GET('/api/wall')),
    (at) => age.heard(at),
  );
  keepTime(clock);
  const hub = connectHub();
  hub.on('wall', (frame) => feed.receive(frame));
  hub.watch('WatchWall', [], () => feed.resync());
  const english = language() === 'en';
  return {
    model,
    clock,
    age,
    ticker: new Ticker(clock),
    map,
    format: new ZonedFormat(map.timeZone, language()),
    ...names(map, english),
  };
}
