import { Command, InvalidArgumentError, Option } from 'commander';
import type { ContractCase } from './trial/contract-case';
import type { SuiteOptions } from './contract-suite';
import type { Credentials } from './shop/signature';

/** What the command line says. */
export interface CommandOptions {
  readonly suite: Omit<SuiteOptions, 'signal' | 'onResult'>;
  readonly cases: readonly ContractCase[];
  readonly json: boolean;
}

/** What the command line says of a shop. */
export interface GivenShop {
  readonly url: URL;
  readonly key: string;
  readonly secret: string;
  readonly auth?: 'basic' | 'oauth';
  readonly insecure: boolean;
}

interface Given extends GivenShop {
  readonly readKey?: string;
  readonly readSecret?: string;
  readonly writeKey?: string;
  readonly writeSecret?: string;
  readonly only?: RegExp;
  readonly reachableHost?: string;
  readonly webhookWait: number;
  readonly json: boolean;
}

// A real shop's queue runs about once a minute (fact 29).
const WEBHOOK_WAIT_SECONDS = 90;

/** Reads the command line. Ends the process with a line that names the option, where one is bad. */
export function readOptions(all: readonly ContractCase[], argv: readonly string[]): CommandOptions {
  const command = contractCommand().parse(argv);
  const given = command.opts<Given>();
  const cases = all.filter(({ name }) => given.only?.test(name) ?? true);
  if (cases.length === 0)
    command.error(`error: option '--only <pattern>' fits none of ${all.length} cases`);
  const pair = (kind: 'read' | 'write', key?: string, secret?: string): Credentials | undefined => {
    if ((key === undefined) !== (secret === undefined)) {
      command.error(
        `error: option '--${kind}-key <key>' and option '--${kind}-secret <secret>' go together`,
      );
    }
    return key === undefined || secret === undefined ? undefined : { key, secret };
  };
  const readOnly = pair('read', given.readKey, given.readSecret);
  const writeOnly = pair('write', given.writeKey, given.writeSecret);
  return {
    cases,
    json: given.json,
    suite: {
      url: given.url,
      keys: {
        main: { key: given.key, secret: given.secret },
        ...(readOnly === undefined ? {} : { readOnly }),
        ...(writeOnly === undefined ? {} : { writeOnly }),
      },
      scheme: given.auth ?? (given.url.protocol === 'https:' ? 'basic' : 'oauth'),
      insecure: given.insecure,
      reachableHost: given.reachableHost ?? null,
      webhookWait: given.webhookWait,
    },
  };
}

/** Adds the options that say which shop is meant, and who calls it. */
export function shopOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--url <shop>', 'home address of the shop')
        .argParser(shopUrl)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--key <key>', 'consumer key that reads and writes')
        .env('WOOCOMMERCE_CONSUMER_KEY')
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--secret <secret>', 'its secret')
        .env('WOOCOMMERCE_CONSUMER_SECRET')
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--auth <scheme>', 'how calls are signed; by the address unless told').choices([
        'basic',
        'oauth',
      ]),
    )
    .option('--insecure', 'accept any certificate', false);
}

function contractCommand(): Command {
  return shopOptions(
    new Command('contract').description(
      'Tries on a WooCommerce shop what its clients rely on. It makes products, orders and more, and removes them.',
    ),
  )
    .option('--read-key <key>', 'a key that only reads')
    .option('--read-secret <secret>', 'its secret')
    .option('--write-key <key>', 'a key that only writes')
    .option('--write-secret <secret>', 'its secret')
    .addOption(
      new Option('--only <pattern>', 'cases whose name fits a regular expression').argParser(
        pattern,
      ),
    )
    .option(
      '--reachable-host <address>',
      'where the shop finds this machine, for pictures and webhooks',
    )
    .addOption(
      new Option('--webhook-wait <seconds>', 'how long a delivery may take')
        .default(WEBHOOK_WAIT_SECONDS)
        .argParser(seconds),
    )
    .option('--json', 'print a report as JSON, and nothing else, on standard output', false)
    .addHelpText(
      'after',
      '\nOther commands: contract record, contract compare (each has a --help)',
    );
}

function shopUrl(text: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError('It has to be an address with http or https.');
  }
  const url = new URL(text);
  // It is shown, so no secret may stand in it.
  if (url.password !== '') throw new InvalidArgumentError('It must not hold a password.');
  return url;
}

/** A regular expression. @throws InvalidArgumentError for anything else */
export function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw new InvalidArgumentError('It has to be a regular expression.');
  }
}

function seconds(text: string): number {
  if (!(Number(text) > 0)) throw new InvalidArgumentError('It has to be a number over 0.');
  return Number(text);
}
