import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import RedisParser from 'redis-parser';
import type { BrokerClient, Command, CommandTable } from './broker-client';
import { connectionCommands } from './connection.commands';
import { keyCommands } from './key.commands';
import { KeySpace } from './key-space';
import { PubSub } from './pubsub.commands';
import { CommandError, encodeReply, OK, type Reply, Status } from './reply';

/**
 * A client that reads nothing is cut off at this many waiting bytes, as Redis does with its output
 * limit.
 */
const OUTPUT_LIMIT_BYTES = 32 * 1024 * 1024;

/** Where to listen, and whether a password is asked for. */
export interface LoopbackBrokerOptions {
  /** 0 or nothing: any free one. */
  port?: number;
  password?: string;
}

/** A running broker. */
export interface LoopbackBroker {
  /** `redis://127.0.0.1:port`, with the password where there is one. */
  readonly url: string;
  /** Cuts off all clients and stops. */
  close(): Promise<void>;
}

/**
 * A small stand-in for Redis on the loopback address, for machines without one: publish and
 * subscribe, strings with lifetimes, transactions, and what clients ask at the start. It speaks
 * RESP2, so that the product's own Redis code runs against it; it cannot carry BullMQ, whose queues
 * are on PostgreSQL then.
 */
export async function startLoopbackBroker(
  options: LoopbackBrokerOptions = {},
): Promise<LoopbackBroker> {
  const keys = new KeySpace();
  const pubSub = new PubSub();
  const sockets = new Set<Socket>();
  const commands: CommandTable = {
    ...connectionCommands(options.password, () => sockets.size),
    ...keyCommands(keys),
    ...pubSub.commands,
  };
  let lastId = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    const client = new SocketClient(++lastId, socket, options.password === undefined);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      pubSub.forget(client);
    });
    serve(socket, client, commands);
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const login = options.password === undefined ? '' : `:${encodeURIComponent(options.password)}@`;
  return {
    url: `redis://${login}127.0.0.1:${port}`,
    close: async () => {
      keys.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

class SocketClient implements BrokerClient {
  name = '';
  readonly channels = new Set<string>();
  readonly patterns = new Set<string>();
  transaction: Buffer[][] | null = null;

  constructor(
    readonly id: number,
    private readonly socket: Socket,
    public authenticated: boolean,
  ) {}

  send(reply: Reply): void {
    if (this.socket.writable) this.socket.write(encodeReply(reply));
    if (this.socket.writableLength > OUTPUT_LIMIT_BYTES) this.socket.destroy();
  }

  end(): void {
    this.socket.end();
  }
}

function serve(socket: Socket, client: SocketClient, commands: CommandTable): void {
  const refuse = (): void => {
    client.send(new CommandError('ERR Protocol error: send commands as arrays of bulk strings'));
    client.end();
  };
  const parser = new RedisParser({
    returnBuffers: true,
    returnReply: (request) => {
      if (isRequest(request)) answer(request, client, commands);
      else refuse();
    },
    returnError: refuse,
    returnFatalError: refuse,
  });
  socket.on('data', (chunk: Buffer) => {
    parser.execute(chunk);
  });
}

function isRequest(value: unknown): value is Buffer[] {
  return Array.isArray(value) && value.length > 0 && value.every((part) => Buffer.isBuffer(part));
}

function answer(request: Buffer[], client: BrokerClient, commands: CommandTable): void {
  const reply = execute(request, client, commands);
  if (reply !== undefined) client.send(reply);
}

function execute(
  request: Buffer[],
  client: BrokerClient,
  commands: CommandTable,
): Reply | undefined {
  const name = (request[0] as Buffer).toString().toUpperCase();
  try {
    if (!client.authenticated && !['AUTH', 'HELLO', 'QUIT'].includes(name)) {
      throw new CommandError('NOAUTH Authentication required.');
    }
    const transaction = transactionCommand(name, request, client, commands);
    return transaction ?? commandNamed(name, commands)(request.slice(1), client);
  } catch (error) {
    return error instanceof CommandError
      ? error
      : new CommandError(`ERR ${(error as Error).message}`);
  }
}

function commandNamed(name: string, commands: CommandTable): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    throw new CommandError(`ERR unknown command '${name}': the sandbox's broker is no full Redis`);
  return command;
}

/**
 * MULTI, EXEC, DISCARD, and what is kept back between them; null for a command that is run at once.
 */
function transactionCommand(
  name: string,
  request: Buffer[],
  client: BrokerClient,
  commands: CommandTable,
): Reply | null {
  const kept = client.transaction;
  if (name === 'MULTI') {
    client.transaction = [];
    return OK;
  }
  if (kept === null) return null;
  if (name === 'EXEC' || name === 'DISCARD') client.transaction = null;
  if (name === 'DISCARD') return OK;
  if (name === 'EXEC') return kept.map((each) => execute(each, client, commands) ?? null);
  commandNamed(name, commands);
  kept.push(request);
  return new Status('QUEUED');
}
