import { Command, InvalidArgumentError, Option } from 'commander';
import { MAX_PRODUCTS } from './cypher';
import { startCypherDouble } from './cypher-double';

interface Options {
  port: number;
  host: string;
  publicUrl?: string;
  products: number;
  token?: string;
  redisUrl?: string;
}

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    if (!/^\d+$/.test(text) || Number(text) > most) {
      throw new InvalidArgumentError(`It has to be a whole number from 0 to ${most}.`);
    }
    return Number(text);
  };
}

async function serve(options: Options): Promise<void> {
  const double = await startCypherDouble(options);
  const stop = (): void => {
    void double.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  console.log(`Cypher double: ${double.url} with ${double.cypher.productCount} products`);
  if (options.token === undefined) console.log(`Bearer token: ${double.token}`);
  console.log(
    options.redisUrl === undefined
      ? 'Changes are told to nobody: no Redis'
      : 'Changes are told on Redis',
  );
}

const program = new Command('cypher')
  .description('Serves a demo catalogue as the Cypher ERP would, and tells its changes on Redis')
  .addOption(
    new Option('--port <port>', 'port to listen on; 0 for any free one')
      .default(4000)
      .argParser(wholeNumber(65_535)),
  )
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--public-url <url>', 'where others reach it, for the addresses of pictures')
  .addOption(
    new Option('--products <count>', 'demo products')
      .default(500)
      .argParser(wholeNumber(MAX_PRODUCTS)),
  )
  .addOption(
    new Option('--token <token>', 'bearer token that is asked for; random unless given').env(
      'ERP_TOKEN',
    ),
  )
  .addOption(new Option('--redis-url <url>', 'where changes are told').env('REDIS_URL'));

serve(program.parse().opts<Options>()).catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  const port = String(program.opts<Options>().port);
  console.error(
    code === 'EADDRINUSE' ? `Port ${port} is in use: choose another with --port` : message,
  );
  process.exitCode = 1;
});
