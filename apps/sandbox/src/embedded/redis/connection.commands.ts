import { createHash, timingSafeEqual } from 'node:crypto';
import { argumentAt, optionAt, requireArguments } from './arguments';
import type { BrokerClient, CommandTable } from './broker-client';
import { CommandError, OK, type Reply, Status } from './reply';

/** The version that the broker says it is: clients choose their commands by it. */
const REDIS_VERSION = '7.0.0';

const CONFIGURATION: Readonly<Record<string, string>> = {
  'maxmemory-policy': 'noeviction',
  maxmemory: '0',
  appendonly: 'no',
  save: '',
  databases: '1',
};

/**
 * Commands on the connection and on the server as such.
 * @param connected how many clients there are
 */
export function connectionCommands(
  password: string | undefined,
  connected: () => number,
): CommandTable {
  return {
    PING: (args, client) => answerPing(args, client),
    ECHO: (args) => argumentAt(args, 0),
    ...logInCommands(password),
    // One database is all there is, as in a cluster.
    SELECT: (args) => {
      if (argumentAt(args, 0).toString() !== '0')
        throw new CommandError('ERR DB index is out of range');
      return OK;
    },
    CLIENT: answerClient,
    CONFIG: (args) => answerConfig(args),
    INFO: () => describe(connected()),
    COMMAND: () => [],
    QUIT: (_args, client) => {
      client.send(OK);
      client.end();
      return undefined;
    },
  };
}

/** The two ways to give the password. Where none is set, giving one is refused. */
function logInCommands(password: string | undefined): CommandTable {
  const logIn = (given: Buffer | undefined, client: BrokerClient): void => {
    if (password === undefined)
      throw new CommandError('ERR AUTH called without any password configured');
    if (given === undefined || !isSame(given, password)) {
      throw new CommandError('WRONGPASS invalid username-password pair or user is disabled.');
    }
    client.authenticated = true;
  };

  return {
    AUTH: (args, client) => {
      requireArguments('auth', args, 1, 2);
      logIn(args.at(-1), client);
      return OK;
    },
    HELLO: (args, client) => {
      if (args.length > 0 && argumentAt(args, 0).toString() !== '2') {
        throw new CommandError('NOPROTO unsupported protocol version');
      }
      const at = args.findIndex((_, index) => optionAt(args, index) === 'AUTH');
      if (at >= 0) logIn(args[at + 2], client);
      return introduce(client);
    },
  };
}

/** What HELLO answers: names and values in turn. */
function introduce({ id }: BrokerClient): Reply {
  const facts = { server: 'redis', version: REDIS_VERSION, proto: 2, id, mode: 'standalone' };
  return Object.entries(facts).flat();
}

function answerPing(args: readonly Buffer[], client: BrokerClient): Reply {
  // A client that listens gets its answer in the form of a message (RESP2).
  if (client.channels.size + client.patterns.size > 0) return ['pong', args[0] ?? ''];
  return args[0] ?? new Status('PONG');
}

function answerClient(args: readonly Buffer[], client: BrokerClient): Reply {
  switch (optionAt(args, 0)) {
    case 'ID':
      return client.id;
    case 'GETNAME':
      return client.name;
    case 'SETNAME':
      client.name = argumentAt(args, 1).toString();
      return OK;
    case 'SETINFO':
      return OK;
    default:
      throw new CommandError(
        `ERR unknown subcommand '${args[0]?.toString() ?? ''}'. The broker is no full Redis.`,
      );
  }
}

function answerConfig(args: readonly Buffer[]): Reply {
  if (optionAt(args, 0) !== 'GET') throw new CommandError('ERR only CONFIG GET is supported');
  const asked = args.slice(1).map((name) => name.toString().toLowerCase());
  return Object.entries(CONFIGURATION)
    .filter(([name]) => asked.includes(name) || asked.includes('*'))
    .flat();
}

function describe(clients: number): string {
  const lines = [
    '# Server',
    `redis_version:${REDIS_VERSION}`,
    'redis_mode:standalone',
    '# Clients',
  ];
  lines.push(
    `connected_clients:${clients}`,
    '# Memory',
    'maxmemory:0',
    'maxmemory_policy:noeviction',
  );
  lines.push('# Persistence', 'loading:0', '# Replication', 'role:master', '');
  return lines.join('\r\n');
}

function isSame(given: Buffer, secret: string): boolean {
  const digest = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
