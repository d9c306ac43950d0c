import type { CaseResult, ContractCase } from './trial/contract-case';
import { Belongings } from './trial/belongings';
import { Marker } from './trial/marker';
import { Needs } from './trial/needs';
import { Redaction } from './shop/redaction';
import { runCases } from './run-cases';
import { ShopClient } from './shop/shop-client';
import { basic, oauth } from './shop/signature';
import { Trial, type Keys } from './trial/trial';

/** Against what, and how, cases are run. */
export interface SuiteOptions {
  /** The shop's home address. */
  readonly url: URL;
  readonly keys: Keys;
  /**
   * `basic` over https, `oauth` over plain http; a shop behind a proxy with TLS takes Basic there
   * too.
   */
  readonly scheme: 'basic' | 'oauth';
  /** Accepts any certificate. */
  readonly insecure: boolean;
  /**
   * Where the shop finds us, for pictures and webhooks; a shop on this machine finds us on the
   * loopback.
   */
  readonly reachableHost: string | null;
  /**
   * Seconds that the delivery of a webhook may take; a real shop needs about a minute (fact 29).
   */
  readonly webhookWait: number;
  /** Ends the run after the case that is on; what was made is removed all the same. */
  readonly signal: AbortSignal;
  readonly onResult?: (result: CaseResult) => void;
}

/** How a run went. */
export interface SuiteReport {
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly results: readonly CaseResult[];
}

/**
 * What stays in the shop after a run, against all intention: routes with ids, or why nothing could
 * be removed.
 */
export type Leftovers = readonly string[];

/**
 * Runs cases against a shop, and removes what they made, whatever happens. Without a secret in what
 * it answers.
 */
export async function runSuite(
  cases: readonly ContractCase[],
  options: SuiteOptions,
): Promise<{ report: SuiteReport; leftovers: Leftovers }> {
  const { url, keys, scheme, signal, onResult } = options;
  const [belongings, marker] = [new Belongings(), new Marker()];
  const signature = scheme === 'basic' ? basic(keys.main) : oauth(keys.main);
  const shop = new ShopClient(url, signature, belongings, options.insecure);
  const trial = new Trial({ ...options, shop, marker });
  const needs = new Needs(trial, { shopHost: url.hostname, reachableHost: options.reachableHost });
  const redaction = new Redaction(secretsOf(keys));
  const tidy = async (): Promise<Leftovers> => {
    await needs.close();
    return belongings
      .remove(shop, marker.skus)
      .catch((error: unknown) => [`all that was made, for: ${redaction.text(String(error))}`]);
  };
  const run = { trial, needs, redaction, signal, ...(onResult === undefined ? {} : { onResult }) };
  const results = await runCases(cases, run).catch(async (error: unknown) => {
    await tidy();
    throw error;
  });
  return { report: reportOf(results), leftovers: await tidy() };
}

/** Every key and secret of a run. */
export function secretsOf({ main, readOnly, writeOnly }: Keys): string[] {
  return [main, readOnly, writeOnly].flatMap((one) =>
    one === undefined ? [] : [one.key, one.secret],
  );
}

function reportOf(results: readonly CaseResult[]): SuiteReport {
  const count = (status: CaseResult['status']): number =>
    results.filter((result) => result.status === status).length;
  return {
    cases: results.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    results,
  };
}
