// TCP ports of this machine, on the loopback address.
import { createServer } from 'node:net';

/** The preferred port when nobody listens there, else any free one; 0 prefers none. */
export const freePort = async (preferred = 0) => (await claim(preferred)) ?? claim(0);

/** Whether the port can be listened on right now. */
export const isFree = async port => (await claim(port)) !== undefined;

function claim(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });
}
