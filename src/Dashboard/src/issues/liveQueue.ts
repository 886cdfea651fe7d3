import type { DeskFrame, IssueRow } from '../api/contracts';
import { ServerClock } from '../live/clock';
import { PictureAge } from '../live/freshness';
import { connectHub } from '../live/hub';
import { keepTime } from '../live/session';
import { FeedStore } from '../live/store';
import { Ticker } from '../live/ticker';
import type { Live } from '../live/Ticking';
import { QueueModel, type QueueQuery, queueReader, type QueueSnapshot } from './queue';

export interface LiveQueue extends Live {
  model: QueueModel;
}

/** A queue that keeps itself up to date for as long as the page is open. */
export function startQueue(
  topic: 'desk' | 'unit',
  watch: { method: string; args: unknown[] }[],
  queries: readonly QueueQuery[],
  keeps: (row: IssueRow) => boolean,
): LiveQueue {
  const clock = new ServerClock();
  const age = new PictureAge(clock);
  const model = new QueueModel(keeps);
  const feed = new FeedStore<QueueSnapshot, DeskFrame>(model, queueReader(model, queries), (at) => age.heard(at));
  keepTime(clock);
  const hub = connectHub();
  hub.on(topic, (frame) => feed.receive(frame));
  for (const { method, args } of watch) hub.watch(method, args, () => feed.resync());
  return { clock, age, ticker: new Ticker(clock), model };
}
