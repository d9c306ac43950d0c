import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { JsonExchange } from '../../libs/woocommerce-sync/src/infrastructure/http/json-exchange';
import { the } from '../support/the';

describe('connections to a shop', () => {
  it('are used again, and closed before the shop would: a call that meets a closing one is lost', async () => {
    const server = createServer({ keepAliveTimeout: 60_000 }, (_request, response) =>
      response.end('{}'),
    );
    const sockets: Socket[] = [];
    server.on('connection', (socket: Socket) => sockets.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const exchange = new JsonExchange({ side: 'store', timeoutMs: 30_000, maxAnswerBytes: 1_000 });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const send = () => exchange.send({ method: 'GET', url, headers: {} });
    try {
      await send();
      await send();
      expect(sockets).toHaveLength(1);

      await once(the(sockets[0]), 'close');
      expect((await send()).status).toBe(200);
      expect(sockets).toHaveLength(2);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
