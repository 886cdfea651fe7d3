import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Frame, Numbered } from '../api/contracts';
import { FeedStore, judge } from './store';

interface Snapshot extends Numbered {
  values: Record<string, number>;
}
interface Delta extends Frame {
  values: Record<string, number>;
}

const at = '2026-11-20T06:26:38Z';
const snapshot = (seq: number, values: Record<string, number>, epoch = 'e'): Snapshot => ({ epoch, seq, at, values });
const delta = (previous: number, seq: number, values: Record<string, number> = {}, epoch = 'e'): Delta => ({ epoch, previous, seq, at, values });

/** A server whose snapshots are answered when the test says so. */
function setUp() {
  const seen: Record<string, number> = {};
  const asked: { answer: (snapshot: Snapshot) => void; fail: () => void }[] = [];
  const store = new FeedStore<Snapshot, Delta>(
    {
      adopt: (whole) => {
        for (const key of Object.keys(seen)) delete seen[key];
        Object.assign(seen, whole.values);
      },
      apply: (frame) => Object.assign(seen, frame.values),
    },
    () => new Promise((resolve, reject) => asked.push({ answer: resolve, fail: () => reject(new Error('down')) })),
    () => undefined,
    () => 0.5,
  );
  return { seen, asked, store };
}

/** Lets promises that are already settled run on. */
const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(0);
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the numbering rules', () => {
  const have = { epoch: 'e', seq: 10, at };
  it.each([
    [delta(10, 11), 'apply'],
    [delta(8, 11), 'apply'],
    [delta(10, 15), 'apply'],
    [delta(9, 10), 'old'],
    [delta(11, 12), 'gap'],
    [delta(10, 11, {}, 'f'), 'gap'],
  ] as const)('having 10, frame %j is %s', (frame, verdict) => {
    expect(judge(have, frame)).toBe(verdict);
  });
});

describe('the feed', () => {
  it('keeps frames that come before the snapshot and applies only those after it', async () => {
    const { seen, asked, store } = setUp();
    store.resync();
    store.receive(delta(3, 4, { a: 4 }));
    store.receive(delta(4, 5, { a: 5 }));
    store.receive(delta(5, 6, { b: 6 }));
    asked[0]!.answer(snapshot(5, { a: 50 }));
    await settle();
    expect(seen).toEqual({ a: 50, b: 6 });
    expect(asked).toHaveLength(1);
  });

  it('asks for the whole picture when a frame went missing, and then goes on', async () => {
    const { seen, asked, store } = setUp();
    store.resync();
    asked[0]!.answer(snapshot(1, { a: 1 }));
    await settle();
    store.receive(delta(2, 3, { a: 3 }));
    expect(seen).toEqual({ a: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    store.receive(delta(3, 4, { c: 4 }));
    asked[1]!.answer(snapshot(3, { a: 3, b: 2 }));
    await settle();
    expect(seen).toEqual({ a: 3, b: 2, c: 4 });
    expect(store.repairs).toBe(1);
  });

  it('asks again when the snapshot itself is older than the stream', async () => {
    const { seen, asked, store } = setUp();
    store.resync();
    store.receive(delta(7, 8, { a: 8 }));
    asked[0]!.answer(snapshot(5, { a: 5 }));
    await settle();
    expect(seen).toEqual({ a: 5 });
    await vi.advanceTimersByTimeAsync(1_000);
    asked[1]!.answer(snapshot(8, { a: 80 }));
    await settle();
    expect(seen).toEqual({ a: 80 });
  });

  it('takes a new epoch as a restart of the feed', async () => {
    const { seen, asked, store } = setUp();
    store.resync();
    asked[0]!.answer(snapshot(900, { a: 1 }));
    await settle();
    store.receive(delta(0, 1, { a: 2 }, 'second'));
    await vi.advanceTimersByTimeAsync(1_000);
    asked[1]!.answer(snapshot(1, { a: 20 }, 'second'));
    await settle();
    store.receive(delta(1, 2, { a: 21 }, 'second'));
    expect(seen).toEqual({ a: 21 });
  });

  it('keeps asking while the server is down', async () => {
    const { seen, asked, store } = setUp();
    store.resync();
    for (let i = 0; i < 12; i++) {
      asked[i]!.fail();
      await vi.advanceTimersByTimeAsync(8_000);
      expect(asked).toHaveLength(i + 2);
    }
    asked[12]!.answer(snapshot(1, { a: 1 }));
    await settle();
    expect(seen).toEqual({ a: 1 });
  });

  it('forgets an answer that a newer question has overtaken', async () => {
    const { seen, asked, store } = setUp();
    store.resync();
    store.resync();
    asked[1]!.answer(snapshot(2, { a: 2 }));
    await settle();
    asked[0]!.answer(snapshot(1, { a: 1 }));
    await settle();
    expect(seen).toEqual({ a: 2 });
  });
});
