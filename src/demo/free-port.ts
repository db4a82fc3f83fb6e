import { createServer } from 'node:net';

/** The first port from this one on that is free on this machine, of so many; 0 (any) when none is, or when 0 is asked for. */
export async function freePort(from: number, tries: number): Promise<number> {
  for (let port = from; from !== 0 && port < from + tries && port <= 65_535; port += 1) {
    if (await isFree(port)) return port;
  }
  return 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
