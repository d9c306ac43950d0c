import { Command, InvalidArgumentError, Option } from 'commander';
import { readSandboxState } from '../launcher/sandbox-state';
import { SandboxError } from '../sandbox.error';
import { parseLifetime, signToken, tokenSettings } from './demo-token';

interface Options {
  role: string;
  store?: Readonly<Record<string, string>>;
  apiUrl?: string;
  subject?: string;
  expires: string;
}

/** The token, from the settings where they hold the secret, else of the running sandbox. */
function makeToken({ role, store, subject, expires, apiUrl }: Options): string {
  const settings =
    tokenSettings(process.env) ?? tokenSettings(process.env, readSandboxState(apiUrl)?.authSecret);
  if (settings === null) {
    throw new SandboxError(
      'No sandbox is running: `npm start` first, or set AUTH_JWT_SECRET to the service’s secret',
    );
  }
  const claims = {
    subject: subject ?? `demo-${role}`,
    roles: [role],
    stores: store,
    lifetimeSeconds: parseLifetime(expires),
  };
  return signToken(claims, settings, new Date());
}

function collectStores(
  text: string,
  stores: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, id, role] = /^([^=]+)=(viewer|operator|admin)$/.exec(text) ?? [];
  if (id === undefined || role === undefined)
    throw new InvalidArgumentError('write id=viewer, id=operator or id=admin');
  return { ...stores, [id]: role };
}

const program = new Command('token')
  .description(
    'Prints a bearer token for the running sandbox, or for the service whose AUTH_JWT_SECRET is set',
  )
  .addOption(
    new Option('--role <role>', 'what it may do')
      .choices(['admin', 'operator', 'events', 'orders', 'user'])
      .default('user'),
  )
  .option(
    '--store <id=role>',
    'for this store alone, as viewer, operator or admin; may be repeated',
    collectStores,
  )
  .option('--api-url <url>', 'of the sandbox, where several of this folder run')
  .option('--subject <name>', 'whom it names; demo-<role> unless given')
  .option('--expires <time>', 'how long it holds: 90s, 15m, 12h or 30d', '12h');

try {
  console.log(makeToken(program.parse().opts<Options>()));
} catch (error) {
  if (!(error instanceof SandboxError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
