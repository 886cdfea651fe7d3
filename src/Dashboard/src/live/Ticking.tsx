import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { ServerClock } from './clock';
import type { Freshness, PictureAge } from './freshness';
import type { Ticker } from './ticker';

/** The clocks of one screen. */
export interface Live {
  clock: ServerClock;
  age: PictureAge;
  ticker: Ticker;
}

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('no clock on this screen');
  return live;
}

export function useFreshness(): Freshness {
  const { age } = useLive();
  return useSyncExternalStore(age.subscribe, age.get);
}

/**
 * A text that changes with time, written straight into its node each second: a ticking figure never draws a component again.
 * It follows the picture's time, so it stands still when the picture does.
 */
export function Ticking({ text, className }: { text: (now: number) => string; className?: string }) {
  const node = useRef<HTMLSpanElement>(null);
  useOnTick((now) => {
    const next = text(now);
    if (node.current !== null && node.current.textContent !== next) node.current.textContent = next;
  });
  return <span ref={node} className={className} />;
}

/** Runs now, after every drawing, and at each tick. */
export function useOnTick(run: (now: number) => void): void {
  const { ticker, age } = useLive();
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
    run(age.pictureNow());
  });
  useLayoutEffect(() => ticker.subscribe(() => latest.current(age.pictureNow())), [ticker, age]);
}

/** Server time of the picture in whole seconds; draws the component again each second. For what cannot be written as a text. */
export function useNow(): number {
  const { ticker, age } = useLive();
  return useSyncExternalStore(ticker.subscribe, () => Math.floor(age.pictureNow() / 1_000) * 1_000);
}
