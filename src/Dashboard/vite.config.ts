import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { defineConfig } from 'vitest/config';
import { mockServer } from './dev/mockServer.ts';

/** One page per route; each is its own bundle, so the wall never loads what the consoles need. */
const pages = ['wall', 'desk', 'unit', 'report', 'track', 'login'] as const;

/** The same addresses in development as in production: /wall is wall.html, /t/{token} is track.html. */
function pageRoutes(): Plugin {
  return {
    name: 'page-routes',
    configureServer: route,
    configurePreviewServer: route,
  };
}

function route(server: ViteDevServer | PreviewServer): void {
  server.middlewares.use((request, _response, next) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page = path.startsWith('/t/') ? 'track' : path === '/' ? 'desk' : path.slice(1).split('/')[0];
    if (page !== undefined && (pages as readonly string[]).includes(page) && !path.endsWith('.html')) {
      request.url = `/${page}.html${(request.url ?? '').slice(path.length)}`;
    }
    next();
  });
}

/** Every browser that can run the app reads woff2; the older copies would only double what is shipped. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!/@fontsource\/.*\.css/.test(id)) return null;
      return { code: code.replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, ''), map: null };
    },
  };
}

const backend = process.env['GRID_BACKEND'] ?? 'http://127.0.0.1:5080';
const mock = process.env['GRID_MOCK'] !== undefined;

export default defineConfig({
  plugins: [react(), pageRoutes(), woff2Only(), ...(mock ? [mockServer()] : [])],
  server: mock
    ? {}
    : { proxy: { '/api': backend, '/openapi': backend, '/hub': { target: backend, ws: true } } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: Object.fromEntries(
        pages
          .map((page) => [page, resolve(import.meta.dirname, `${page}.html`)] as const)
          .filter(([, file]) => existsSync(file)),
      ),
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
