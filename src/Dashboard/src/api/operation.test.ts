import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './client';
import { newOperationId, sendOnce } from './operation';

const answers: (() => Response)[] = [];
const sent: { operationId: string }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  answers.length = 0;
  sent.length = 0;
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)) as { operationId: string });
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('no network');
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });

describe('sending a command', () => {
  it('asks again under the same operation id while the outcome is unknown', async () => {
    answers.push(json(504, { detail: '超时' }), json(503, {}), json(200, { done: true }));
    const done = sendOnce<{ done: boolean }>('/api/x', 'op-1');
    await vi.runAllTimersAsync();
    expect(await done).toEqual({ done: true });
    expect(sent.map((body) => body.operationId)).toEqual(['op-1', 'op-1', 'op-1']);
  });

  it('does not ask again when it was refused, and hands on the server\u2019s sentence', async () => {
    answers.push(json(409, { code: 'wrongState', detail: '已办结，不能改派。' }));
    const refused = sendOnce('/api/x', 'op-2').catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect((await refused) as ApiError).toMatchObject({ status: 409, message: '已办结，不能改派。' });
    expect(sent).toHaveLength(1);
  });

  it('gives up after three silences and says that nothing was answered', async () => {
    const lost = sendOnce('/api/x', 'op-3').catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect((await lost) as ApiError).toMatchObject({ status: 0 });
    expect(sent).toHaveLength(3);
  });

  it('makes operation ids that are version-4 UUIDs, each its own', () => {
    const ids = new Set(Array.from({ length: 200 }, newOperationId));
    expect(ids.size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
