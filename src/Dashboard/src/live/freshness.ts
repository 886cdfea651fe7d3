import type { ServerClock } from './clock';

/** A wall that has heard nothing for this long says so and goes grey. */
export const staleAfterMs = 3_000;

const checkEveryMs = 250;

export type Freshness = 'waiting' | 'live' | 'stale';

/**
 * Knows how old the picture is. Also the clock that countdowns follow: it freezes with the picture, because a countdown over a picture that no
 * longer changes would be a guess.
 */
export class PictureAge {
  private lastAtMs: number | null = null;
  private said: Freshness = 'waiting';
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly clock: ServerClock) {}

  /** A frame or snapshot cut at this server time is on the screen. */
  heard(at: string): void {
    this.clock.heard(at);
    const ms = Date.parse(at);
    if (this.lastAtMs === null || ms > this.lastAtMs) this.lastAtMs = ms;
    this.check();
  }

  /** ms since the newest frame was cut; null before the first. */
  ageMs(): number | null {
    return this.lastAtMs === null ? null : Math.max(0, this.clock.now() - this.lastAtMs);
  }

  /** Server time for countdowns: stands still while the picture does. */
  pictureNow(): number {
    const now = this.clock.now();
    return this.lastAtMs === null ? now : Math.min(now, this.lastAtMs + staleAfterMs);
  }

  readonly get = (): Freshness => this.said;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => this.check(), checkEveryMs);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
    };
  };

  private check(): void {
    const age = this.ageMs();
    const say: Freshness = age === null ? 'waiting' : age > staleAfterMs ? 'stale' : 'live';
    if (say === this.said) return;
    this.said = say;
    for (const listener of this.listeners) listener();
  }
}
