import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { WebSocketServer } from 'ws';
import type { DistrictMap } from '../src/api/contracts';
import { inventDistrict } from './district.ts';
import { MockIssues } from './issues.ts';
import { MockPicture } from './picture.ts';

/**
 * Development only: a stand-in for the server, so that screens can be looked at alone. `GRID_MOCK=1 npm run dev`;
 * `GRID_MOCK_DRILL=60` for drill mode, `GRID_MOCK_MAP=file` for a real district's map, `GRID_MOCK_NOW=…Z` to start at another time. `GRID_MOCK_ROLE=liaison` signs in another role,
 * `POST /mock/pause` stops the frames.
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
  const issues = new MockIssues(map, random, divisor, now);
  let paused = false;
  let queueSeq = 1;
  const role = process.env['GRID_MOCK_ROLE'] ?? 'dispatcher';
  const unitId = issues.rows.find((row) => row.ringingUnitIds.length > 0)?.ringingUnitIds[0] ?? map.units[2]!.id;

  const answers: Record<string, () => unknown> = {
    'GET /api/time': () => ({ at: new Date(now()).toISOString() }),
    'GET /api/map': () => map,
    'GET /api/wall': () => picture.snapshot(),
    'GET /api/session': () => ({ login: role, name: '林晓', role, areaCodes: [map.districtCode], unitIds: role === 'liaison' ? [unitId] : [] }),
    'POST /api/session': () => ({ login: role, name: '林晓', role, areaCodes: [map.districtCode], unitIds: [] }),
    'DELETE /api/session': () => ({}),
    'GET /api/public/map': () => ({ ...map, units: [] }),
    'GET /api/public/places': () => ({ gridCode: 'x', gridName: '孙村 12 网格', estateName: '锦绣澜庭', buildingId: 'b', buildingName: '锦绣澜庭 7 号楼', distanceM: 23.4 }),
    'POST /api/issues': () => ({ ...issues.view(issues.rows[0]!.id), trackToken: 'demo' }),
    'GET /api/track/demo': () => {
      const view = issues.view(issues.rows.find((row) => row.state === 'completed')!.id)!;
      return {
        ...view.row, categoryName: '污水冒溢', clocks: view.clocks, history: issues.history(view.row.id), result: view.result, reply: view.reply,
        rating: null, canRate: true, canUrge: false, mergedInto: null, reopenAsked: false, standing: [], drillDivisor: divisor, timeZone: map.timeZone,
      };
    },
    'POST /hub/live/negotiate': () => ({
      connectionId: 'mock',
      connectionToken: 'mock',
      negotiateVersion: 1,
      availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }],
    }),
    'POST /mock/pause': () => ({ paused: (paused = true) }),
    'POST /mock/resume': () => ({ paused: (paused = false) }),
  };

  const attach = (server: ViteDevServer | PreviewServer): void => {
    server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
      const [, id = '', verb] = /^\/api\/issues\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
      if (request.method === 'GET' && path === '/api/issues') {
        response.setHeader('content-type', 'application/json');
        response.setHeader('X-Feed-Epoch', picture.epoch);
        response.setHeader('X-Feed-Seq', String(queueSeq));
        const items = issues.rows.filter((row) =>
          (query.get('open') !== 'true' || row.open) && (query.get('state') ?? row.state) === row.state && (query.get('unit') === null || row.unitIds.includes(query.get('unit')!)));
        return void response.end(JSON.stringify({ items, next: null, at: new Date(now()).toISOString() }));
      }
      if (id !== '') {
        const found = verb === undefined ? issues.view(id) : verb === 'history' ? issues.history(id) : issues.command(id, verb);
        response.setHeader('content-type', 'application/json');
        if (found === null) response.statusCode = 404;
        return void response.end(JSON.stringify(found));
      }
      const answer = answers[`${request.method} ${path}`];
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
      const at = new Date(now()).toISOString();
      const changed = issues.rows.filter((row) => row.version > 1).slice(-20);
      const frame = { epoch: picture.epoch, previous: queueSeq, seq: ++queueSeq, at, rows: changed };
      const queue = ['desk', 'unit'].map((target) => `${JSON.stringify({ type: 1, target, arguments: [frame] })}\u001e`).join('');
      for (const client of sockets.clients) client.send(text + queue);
    }, Number(process.env['GRID_MOCK_EVERY_MS'] ?? 500)).unref();
  };
  return { name: 'mock-server', configureServer: attach, configurePreviewServer: attach };
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
