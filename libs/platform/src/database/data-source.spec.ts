import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dataSourceOptions, openDataSource } from './data-source';
import { DatabaseUnavailableError } from './database-unavailable.error';

/** A message of PostgreSQL's protocol. */
function message(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const AUTHENTICATED = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));
const GOES = message(
  'E',
  Buffer.from(
    'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0',
  ),
);

describe('a server that goes', () => {
  let server: Server;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });

  it('in the moment in which a connection is made leaves the process alive', async () => {
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      // All in one piece: the connection is handed out and lost before anybody else has a turn.
      socket.once('data', () => socket.end(Buffer.concat([AUTHENTICATED, READY, GOES])));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const options = dataSourceOptions(
      {
        DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`,
        DATABASE_POOL_SIZE: 1,
        DATABASE_STATEMENT_TIMEOUT_MS: 1_000,
      },
      { entities: [] },
    );
    await expect(openDataSource(options)).rejects.toBeInstanceOf(DatabaseUnavailableError);
  });
});
