import { Command, InvalidArgumentError, Option } from 'commander';
import { DEMO_KEY, startStoreDouble } from './store-double';
import { TIME_MODELS, type TimeModelName } from './time-model';

interface Options {
  port: number;
  host: string;
  preset: TimeModelName;
  key: string;
  secret: string;
  behindTls: boolean;
}

function portNumber(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('It has to be a whole number from 0 to 65535.');
  }
  return Number(text);
}

async function serve({ key, secret, ...options }: Options): Promise<void> {
  const double = await startStoreDouble({ ...options, keys: [{ key, secret, permissions: 'read_write' }] });
  const stop = (): void => {
    void double.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop).once('disconnect', stop);
  console.log(`WooCommerce double: ${double.url} (${options.preset})`);
}

const program = new Command('store')
  .description('Serves a WooCommerce shop’s REST API from memory, with its traps and at its speed')
  .addOption(
    new Option('--port <port>', 'port to listen on; 0 for any free one').default(8080).argParser(portNumber),
  )
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .addOption(
    new Option('--preset <name>', 'how fast it is').choices(Object.keys(TIME_MODELS)).default('measured'),
  )
  .addOption(new Option('--key <key>', 'consumer key').default(DEMO_KEY.key).env('WOOCOMMERCE_CONSUMER_KEY'))
  .addOption(
    new Option('--secret <secret>', 'consumer secret')
      .default(DEMO_KEY.secret)
      .env('WOOCOMMERCE_CONSUMER_SECRET'),
  )
  .option('--behind-tls', 'be told that it stands behind TLS: then Basic works', false);

serve(program.parse().opts<Options>()).catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  const port = String(program.opts<Options>().port);
  console.error(code === 'EADDRINUSE' ? `Port ${port} is in use: choose another with --port` : message);
  process.exitCode = 1;
});
