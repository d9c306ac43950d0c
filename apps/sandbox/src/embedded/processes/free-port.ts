import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

const EVERY_INTERFACE = null;

/**
 * A TCP port on the loopback address that nobody listens on at the moment: `preferred` if it is
 * free, else any. It is not reserved: another process may take it first, so who starts a server on
 * it has to be ready to try again.
 */
export async function findFreePort(preferred = 0): Promise<number> {
  return (
    (await tryPort(preferred)) ??
    (await tryPort(0)) ??
    Promise.reject(new Error('No TCP port is free'))
  );
}

/**
 * Whether a server may listen on this port. Asked for all interfaces, as a server does that names
 * none.
 */
export async function isPortFree(port: number): Promise<boolean> {
  return (await tryPort(port, EVERY_INTERFACE)) !== null && (await tryPort(port)) !== null;
}

async function tryPort(port: number, host: string | null = '127.0.0.1'): Promise<number | null> {
  const server = createServer();
  try {
    server.listen({ port, ...(host === EVERY_INTERFACE ? {} : { host }) });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return null;
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}
