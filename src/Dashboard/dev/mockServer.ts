import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { WebSocketServer } from 'ws';
import type { DistrictMap } from '../src/api/contracts';
import { inventDistrict } from './district.ts';
import { MockPicture } from './picture.ts';

/**
 * Development only: a stand-in for the server, so that screens can be looked at alone. `GRID_MOCK=1 npm run dev`;
 * `GRID_MOCK_DRILL=60` for drill mode, `GRID_MOCK_MAP=file` for a real district's map, `GRID_MOCK_NOW=…Z` to start at another time. `POST /mock/pause` stops the frames.
 */
export function mockServer(): Plugin {
  const random = seeded(2341);
  const divisor = Number(process.env['GRID_MOCK_DRILL'] ?? 1);
  const mapFile = process.env['GRID_MOCK_MAP'];
  const map: DistrictMap =
    mapFile === undefined ? inventDistrict(random, divisor) : { ...(JSON.parse(readFileSync(mapFile, 'utf8')) as DistrictMap), drillDivisor: divisor };
  const pretendMs = process.env['GRID_MOCK_NOW'] === undefined ? 0 : Date.parse(process.env['GRID_MOCK_NOW']) - Date.now();
  const now = (): number => Date.now() + pretendMs;
  const picture = new MockPicture(map, { random, divisor, now });
  let paused = false;

  const answers: Record<string, () => unknown> = {
    'GET /api/time': () => ({ at: new Date(now()).toISOString() }),
    'GET /api/map': () => map,
    'GET /api/wall': () => picture.snapshot(),
    'POST /hub/live/negotiate': () => ({
      connectionId: 'mock',
      connectionToken: 'mock',
      negotiateVersion: 1,
      availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }],
    }),
    'POST /mock/pause': () => ({ paused: (paused = true) }),
    'POST /mock/resume': () => ({ paused: (paused = false) }),
  };

  return {
    name: 'mock-server',
    configureServer(server) {
      server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
        const answer = answers[`${request.method} ${(request.url ?? '').split('?')[0]}`];
        if (answer === undefined) return next();
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer()));
      });
      const sockets = new WebSocketServer({ noServer: true });
      server.httpServer?.on('upgrade', (request, socket, head) => {
        if (!request.url?.startsWith('/hub/live')) return;
        sockets.handleUpgrade(request, socket, head, (client) => {
          client.on('message', (data) => {
            for (const part of String(data).split('\u001e').filter((text) => text !== '')) {
              const message = JSON.parse(part) as { protocol?: string; type?: number; invocationId?: string };
              if (message.protocol !== undefined) client.send('{}\u001e');
              else if (message.invocationId !== undefined) client.send(`${JSON.stringify({ type: 3, invocationId: message.invocationId })}\u001e`);
            }
          });
        });
      });
      setInterval(() => {
        if (paused) return;
        const text = `${JSON.stringify({ type: 1, target: 'wall', arguments: [picture.frame()] })}\u001e`;
        for (const client of sockets.clients) client.send(text);
      }, 500).unref();
    },
  };
}

/** mulberry32: the same picture every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
