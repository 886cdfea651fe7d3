import type { Frame, Numbered } from '../api/contracts';

/**
 * Snapshot + deltas with gap repair, the same for every live screen. Frames that arrive while a snapshot is on its way wait in a bounded
 * buffer; a frame that does not follow what we have means something was lost, and the whole picture is asked for again.
 */
export type Verdict = 'apply' | 'old' | 'gap';

/**
 * The numbering rules of WallFrame.cs. Values in frames are latest values, so a frame that starts before our number and ends after it is
 * safe; one that starts after it is a gap.
 */
export function judge(have: Numbered, frame: Frame): Verdict {
  if (frame.epoch !== have.epoch) return 'gap';
  if (frame.seq <= have.seq) return 'old';
  return frame.previous <= have.seq ? 'apply' : 'gap';
}

/** What a screen keeps of the stream. */
export interface Picture<S, F> {
  adopt(snapshot: S): void;
  apply(frame: F): void;
}

const bufferedFramesMax = 400;
const retryFirstMs = 250;
const retryMaxMs = 5_000;

export class FeedStore<S extends Numbered, F extends Frame> {
  private have: Numbered | null = null;
  private waiting: F[] | null = null;
  private attempt = 0;
  private generation = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whole pictures taken after the first one: gaps, restarts of the feed, reconnects. */
  repairs = -1;

  constructor(
    private readonly picture: Picture<S, F>,
    private readonly fetchSnapshot: () => Promise<S>,
    private readonly onAlive: (at: string) => void = () => undefined,
    private readonly random: () => number = Math.random,
  ) {}

  /** Ask for the whole picture: when watching has begun (again), or when a frame went missing. */
  resync(): void {
    clearTimeout(this.retryTimer);
    this.waiting ??= [];
    const generation = ++this.generation;
    this.fetchSnapshot().then(
      (snapshot) => {
        if (generation === this.generation) this.adopt(snapshot);
      },
      () => {
        if (generation === this.generation) this.retryLater();
      },
    );
  }

  /** A frame from the hub, in the order it came. */
  receive(frame: F): void {
    if (this.waiting !== null) {
      this.waiting.push(frame);
      if (this.waiting.length > bufferedFramesMax) this.waiting.shift();
      return;
    }
    if (this.have === null) {
      this.waiting = [frame];
      this.resync();
      return;
    }
    this.take(frame, this.have);
  }

  stop(): void {
    this.generation++;
    clearTimeout(this.retryTimer);
  }

  private take(frame: F, have: Numbered): void {
    const verdict = judge(have, frame);
    if (verdict === 'gap') {
      this.waiting = [frame];
      this.retryLater();
      return;
    }
    if (verdict === 'apply') {
      this.have = { epoch: frame.epoch, seq: frame.seq, at: frame.at };
      this.attempt = 0;
      this.picture.apply(frame);
    }
    this.onAlive(frame.at);
  }

  private adopt(snapshot: S): void {
    this.have = { epoch: snapshot.epoch, seq: snapshot.seq, at: snapshot.at };
    this.repairs++;
    this.picture.adopt(snapshot);
    this.onAlive(snapshot.at);
    const waiting = this.waiting ?? [];
    this.waiting = null;
    for (const frame of waiting) {
      // A later frame may find a gap and start to wait again; those after it then queue up behind it.
      if (this.waiting !== null) this.receive(frame);
      else this.take(frame, this.have);
    }
  }

  private retryLater(): void {
    clearTimeout(this.retryTimer);
    const base = Math.min(retryMaxMs, retryFirstMs * 2 ** this.attempt++);
    this.retryTimer = setTimeout(() => this.resync(), base * (0.5 + this.random()));
  }
}
