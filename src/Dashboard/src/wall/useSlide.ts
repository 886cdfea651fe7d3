import { type RefObject, useLayoutEffect, useRef } from 'react';

const slideMs = 250;

/** A row that changes place slides there (first, last, invert, play); not for those who asked for less motion. */
export function useSlide(list: RefObject<HTMLElement | null>, rows: unknown): void {
  const before = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    if (list.current === null) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const after = new Map<string, number>();
    for (const child of list.current.children) {
      if (!(child instanceof HTMLElement) || child.dataset['key'] === undefined) continue;
      const top = child.offsetTop;
      after.set(child.dataset['key'], top);
      const was = before.current.get(child.dataset['key']);
      if (was !== undefined && was !== top && !calm) {
        child.animate([{ transform: `translateY(${was - top}px)` }, { transform: 'none' }], { duration: slideMs, easing: 'ease-out' });
      }
    }
    before.current = after;
  }, [list, rows]);
}
