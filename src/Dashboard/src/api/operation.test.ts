import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './client';
import { Intent, newOperationId, sendCommand } from './operation';

const answers: (() => Response)[] = [];
const sent: { path: string; operationId: string }[] = [];
const accept = { verb: 'accept', body: {} } as const;

beforeEach(() => {
  vi.useFakeTimers();
  answers.length = 0;
  sent.length = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push({ path: new URL(request.url).pathname, ...((await request.json()) as { operationId: string }) });
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('no network');
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

describe('sending a command', () => {
  it('asks again under the same operation id while the outcome is unknown', async () => {
    answers.push(json(504, { detail: '超时' }), json(503, {}), json(200, { words: 'x' }));
    const done = sendCommand('i-1', accept, 'op-1');
    await vi.runAllTimersAsync();
    expect(await done).toEqual({ words: 'x' });
    expect(sent.map((body) => body.operationId)).toEqual(['op-1', 'op-1', 'op-1']);
    expect(sent[0]?.path).toBe('/api/issues/i-1/accept');
  });

  it('does not ask again when it was refused, and hands on the server\u2019s sentence', async () => {
    answers.push(json(409, { code: 'wrongState', detail: '已办结，不能改派。' }));
    const refused = sendCommand('i-1', accept, 'op-2').catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect((await refused) as ApiError).toMatchObject({ status: 409, message: '已办结，不能改派。' });
    expect(sent).toHaveLength(1);
  });

  it('gives up after three silences and says that nothing was answered', async () => {
    const lost = sendCommand('i-1', accept, 'op-3').catch((error: unknown) => error);
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

describe('an intent', () => {
  it('keeps its operation id while the same is meant, and takes a new one for anything else', () => {
    const intent = new Intent();
    const first = intent.idFor({ unitId: 'water' });
    expect(intent.idFor({ unitId: 'water' })).toBe(first);
    const second = intent.idFor({ unitId: 'gas' });
    expect(second).not.toBe(first);
    intent.end();
    expect(intent.idFor({ unitId: 'gas' })).not.toBe(second);
  });
});
