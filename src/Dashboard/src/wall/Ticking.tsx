import { useLayoutEffect, useRef } from 'react';
import { useWall } from './context';

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
  const { ticker, age } = useWall();
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
    run(age.pictureNow());
  });
  useLayoutEffect(() => ticker.subscribe(() => latest.current(age.pictureNow())), [ticker, age]);
}
