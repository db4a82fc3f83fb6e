import { type AddressInfo, createServer } from 'node:net';

/** The first port from this one on that is free on this machine, of so many; any free one when none is, or from 0. */
export async function freePort(from: number, tries: number): Promise<number> {
  for (let port = from; from !== 0 && port < from + tries && port <= 65_535; port += 1) {
    if ((await tryPort(port)) !== null) return port;
  }
  return (await tryPort(0)) ?? 0;
}

/** The port that was there to be had; null when it is in use. */
function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const { port: had } = server.address() as AddressInfo;
      server.close(() => resolve(had));
    });
  });
}
