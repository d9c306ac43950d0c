import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Takes the port for a moment; for the start, so that a process that will not be able to serve
 * takes up no work either.
 * @throws the system's error, such as EADDRINUSE
 */
export async function verifyPort(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
