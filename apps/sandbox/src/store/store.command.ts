import { Command, InvalidArgumentError, Option } from 'commander';
import { BEHAVIOURS, type BehaviourName } from './behaviour/behaviours';
import { DEMO_KEY, type StoreKey } from './access/store-key';
import { startStoreDouble } from './store-double';
import { NO_SLOWDOWN, TIME_MODELS, type TimeModelName } from './speed/time-model';
import { MEASURED_DELAY_MS } from './webhooks/webhook-queue';

interface Options {
  port: number;
  host: string;
  preset: TimeModelName;
  perCall?: number;
  perUpdate?: number;
  perUpdateTrimmed?: number;
  perCreate?: number;
  perCreateTrimmed?: number;
  perVariation?: number;
  perRow?: number;
  workers?: number;
  cores?: number;
  slowerPerCall: number;
  slowerPerSecond: number;
  key: string;
  secret: string;
  readKey: string;
  readSecret: string;
  writeKey: string;
  writeSecret: string;
  behindTls: boolean;
  homeUrl?: string;
  currency: string;
  timeZone: string;
  country: string;
  decimals: number;
  taxes: boolean;
  webhookDelay: number;
  off?: BehaviourName[];
}

function portNumber(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('It has to be a whole number from 0 to 65535.');
  }
  return Number(text);
}

function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0))
    throw new InvalidArgumentError('It has to be a number, 0 or more.');
  return value;
}

function wholeCount(text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new InvalidArgumentError('It has to be a whole number, 1 or more.');
  return Number(text);
}

function behaviourNames(text: string): BehaviourName[] {
  return text.split(',').map((name) => {
    if (!(name in BEHAVIOURS)) throw new InvalidArgumentError(`${name} is no behaviour of it.`);
    return name as BehaviourName;
  });
}

function keysOf(options: Options): StoreKey[] {
  const { key, secret, readKey, readSecret, writeKey, writeSecret } = options;
  return [
    { key, secret, permissions: 'read_write' },
    { key: readKey, secret: readSecret, permissions: 'read' },
    { key: writeKey, secret: writeSecret, permissions: 'write' },
  ];
}

async function serve(options: Options): Promise<void> {
  const {
    slowerPerCall,
    slowerPerSecond,
    webhookDelay,
    currency,
    timeZone,
    country,
    decimals,
    taxes,
    ...others
  } = options;
  const single = Object.entries(others).filter(
    ([name]) => name.startsWith('per') || name === 'workers' || name === 'cores',
  );
  const double = await startStoreDouble({
    ...others,
    model: Object.fromEntries(single),
    slowdown: { ...NO_SLOWDOWN, perCall: slowerPerCall, perSecond: slowerPerSecond },
    keys: keysOf(options),
    settings: { currency, timeZone, country, decimals, taxes },
    webhookDelayMs: webhookDelay,
  });
  const stop = (): void => {
    void double.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop).once('disconnect', stop);
  console.log(`WooCommerce double: ${double.url} (${options.preset})`);
}

const milliseconds = (flags: string, what: string): Option =>
  new Option(flags, what).argParser(positive);

const program = new Command('store')
  .description('Serves a WooCommerce shop’s REST API from memory, with its traps and at its speed')
  .addOption(
    new Option('--port <port>', 'port to listen on; 0 for any free one')
      .default(8080)
      .argParser(portNumber),
  )
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option(
    '--home-url <url>',
    'address that it takes for its own; the one that it listens on without it',
  )
  .addOption(
    new Option('--preset <name>', 'how fast it is')
      .choices(Object.keys(TIME_MODELS))
      .default('measured'),
  )
  .addOption(milliseconds('--per-call <ms>', 'otherwise than the preset: every call'))
  .addOption(milliseconds('--per-update <ms>', 'an update'))
  .addOption(milliseconds('--per-update-trimmed <ms>', 'an update with _fields of its own'))
  .addOption(milliseconds('--per-create <ms>', 'a create'))
  .addOption(milliseconds('--per-create-trimmed <ms>', 'a create with _fields of its own'))
  .addOption(milliseconds('--per-variation <ms>', 'an update of a variation'))
  .addOption(milliseconds('--per-row <ms>', 'a row of a list of products'))
  .addOption(new Option('--workers <count>', 'calls at the same time').argParser(wholeCount))
  .addOption(new Option('--cores <count>', 'cores that they share').argParser(wholeCount))
  .addOption(
    new Option('--slower-per-call <share>', 'by how much of its time every call makes it slower')
      .default(0)
      .argParser(positive),
  )
  .addOption(
    new Option(
      '--slower-per-second <share>',
      'by how much of its time every second makes it slower',
    )
      .default(0)
      .argParser(positive),
  )
  .addOption(
    new Option('--key <key>', 'consumer key').default(DEMO_KEY.key).env('WOOCOMMERCE_CONSUMER_KEY'),
  )
  .addOption(
    new Option('--secret <secret>', 'consumer secret')
      .default(DEMO_KEY.secret)
      .env('WOOCOMMERCE_CONSUMER_SECRET'),
  )
  .option('--read-key <key>', 'consumer key that may only read', 'ck_demo_read')
  .option('--read-secret <secret>', 'its secret', 'cs_demo_read')
  .option('--write-key <key>', 'consumer key that may only write', 'ck_demo_write')
  .option('--write-secret <secret>', 'its secret', 'cs_demo_write')
  .option('--behind-tls', 'be told that it stands behind TLS: then Basic works', false)
  .option('--currency <code>', 'currency that it sells in, ISO 4217', 'RON')
  .option('--time-zone <name>', 'zone of its clocks, by IANA name', 'Europe/Bucharest')
  .option('--country <code>', 'where it is, ISO 3166', 'RO')
  .addOption(
    new Option('--decimals <count>', 'decimals of its prices').default(2).argParser(positive),
  )
  .option('--taxes', 'compute taxes', false)
  .addOption(
    new Option('--webhook-delay <ms>', 'how long a change waits until webhooks tell of it')
      .default(MEASURED_DELAY_MS)
      .argParser(positive),
  )
  .addOption(
    new Option(
      '--off <names>',
      'what it does not do as WooCommerce does, parted by commas',
    ).argParser(behaviourNames),
  );

serve(program.parse().opts<Options>()).catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  const port = String(program.opts<Options>().port);
  console.error(
    code === 'EADDRINUSE' ? `Port ${port} is in use: choose another with --port` : message,
  );
  process.exitCode = 1;
});
