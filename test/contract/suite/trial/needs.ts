import type { Need } from './contract-case';
import { UNKNOWN_ID, type Trial } from './trial';
import { isLoopback, WayBack } from '../shop/way-back';

/** What the run knows of the way between it and the shop. */
export interface Reach {
  /** Host of the shop's address. */
  readonly shopHost: string;
  /** Where the shop finds us, when told. */
  readonly reachableHost: string | null;
}

/**
 * Finds out whether a case can tell anything here; asks the shop once for what it has to ask it
 * for.
 */
export class Needs {
  private zone: Promise<string | null> | null = null;
  private way: Promise<string | null> | null = null;
  private fulfilments: Promise<string | null> | null = null;
  private version: Promise<string | null> | null = null;
  private opened: WayBack | null = null;

  constructor(
    private readonly trial: Trial,
    private readonly reach: Reach,
  ) {}

  /** Why a need is not met; null when it is. */
  async unmet(need: Need): Promise<string | null> {
    const { scheme, keys } = this.trial;
    switch (need) {
      case 'plain http':
        return scheme === 'oauth' ? null : 'the shop is called over TLS';
      case 'TLS':
        return scheme === 'basic' ? null : 'the shop is called over plain http';
      case 'a read-only key':
        return keys.readOnly === undefined ? 'no --read-key was given' : null;
      case 'a write-only key':
        return keys.writeOnly === undefined ? 'no --write-key was given' : null;
      case 'a zone other than UTC':
        return (this.zone ??= this.zoneProblem());
      case 'a way back':
        return (this.way ??= this.wayProblem());
      case 'fulfilments':
        return (this.fulfilments ??= this.fulfilmentsProblem());
    }
  }

  /**
   * Why a shop is too old for what came with a version; null when it is not, or does not tell its
   * own.
   */
  async tooOld(since: string): Promise<string | null> {
    const version = await (this.version ??= this.readVersion());
    return version !== null && isBefore(version, since)
      ? `the shop has WooCommerce ${version}`
      : null;
  }

  /** Closes what was opened. */
  async close(): Promise<void> {
    await this.opened?.close();
  }

  private async zoneProblem(): Promise<string | null> {
    const product = await this.trial.product();
    const { date_created, date_created_gmt } = product.pick('date_created', 'date_created_gmt');
    return date_created === date_created_gmt ? 'the shop’s zone is UTC' : null;
  }

  // WordPress refuses addresses of its own network unless told otherwise: only a download tells
  // that the way is open.
  private async wayProblem(): Promise<string | null> {
    const host =
      this.reach.reachableHost ?? (isLoopback(this.reach.shopHost) ? this.reach.shopHost : null);
    if (host === null) return 'no --reachable-host was given';
    this.opened = await WayBack.open(host);
    const src = this.opened.picture();
    await this.trial.tryProduct({ images: [{ src }] });
    if (this.opened.hits(src).length === 0) return `the shop does not fetch from ${host}`;
    this.trial.use(this.opened);
    return null;
  }

  // No order has this id: a shop with the feature answers that, one without that there is no route.
  private async fulfilmentsProblem(): Promise<string | null> {
    const answer = await this.trial.shop.get(`orders/${UNKNOWN_ID}/fulfillments`, {});
    return answer.at('code') === 'rest_no_route'
      ? 'the shop’s feature `fulfillments` is off (fact 44)'
      : null;
  }

  private async readVersion(): Promise<string | null> {
    const version = (await this.trial.shop.get('system_status', { _fields: 'environment' })).at(
      'environment.version',
    );
    return typeof version === 'string' && /^\d/.test(version) ? version : null;
  }
}

function isBefore(version: string, since: string): boolean {
  const [own, first] = [version, since].map((text) =>
    text.split('.').map((part) => parseInt(part, 10)),
  );
  const differing = first?.findIndex((part, index) => part !== (own?.[index] ?? 0)) ?? -1;
  return differing >= 0 && (own?.[differing] ?? 0) < (first?.[differing] ?? 0);
}
