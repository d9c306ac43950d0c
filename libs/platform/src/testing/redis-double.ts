import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** The little of Redis that a health probe asks for, on a real socket. */
export interface RedisDouble {
  readonly url: string;
  /** What `INFO memory` says of its `maxmemory-policy`. */
  policy: string;
  stop(): Promise<void>;
}

/** Starts one, on a free port unless told. */
export async function startRedisDouble(port = 0): Promise<RedisDouble> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      for (const command of commandsIn(chunk.toString()))
        socket.write(answerTo(command, double.policy));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const double: RedisDouble = {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    policy: 'noeviction',
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return double;
}

/** First words of the commands in a piece of RESP: `*2\r\n$4\r\nINFO\r\n$6\r\nmemory\r\n`. */
function commandsIn(resp: string): readonly string[] {
  return [...resp.matchAll(/\*\d+\r\n\$\d+\r\n(\w+)\r\n/g)].map((match) =>
    (match[1] ?? '').toUpperCase(),
  );
}

function answerTo(command: string, policy: string): string {
  if (command === 'PING') return '+PONG\r\n';
  if (command !== 'INFO') return '+OK\r\n';
  const info = `redis_version:7.0.0\r\nloading:0\r\nmaxmemory_policy:${policy}\r\n`;
  return `$${info.length}\r\n${info}\r\n`;
}
