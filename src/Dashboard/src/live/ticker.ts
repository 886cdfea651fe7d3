import type { ServerClock } from './clock';

/** One beat a second, on the server's whole second, for every countdown on the screen: they all tick in the same frame. */
export class Ticker {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly clock: ServerClock) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.timer === undefined) this.arm();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearTimeout(this.timer);
        this.timer = undefined;
      }
    };
  };

  private arm(): void {
    // 5 ms past the second, so that a timer that comes up early does not beat twice for one second.
    this.timer = setTimeout(() => {
      this.arm();
      for (const listener of this.listeners) listener();
    }, 1_005 - (this.clock.now() % 1_000));
  }
}
