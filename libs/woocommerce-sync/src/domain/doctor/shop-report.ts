import { bySeverity, verdictOf, type Finding, type Verdict } from './finding';
import type { Grounds } from './grounds';
import type { Observations, SystemStatus } from './observations';
import {
  abilitiesOf,
  abilityFindings,
  togetherOf,
  type SeenAbilities,
} from './rules/ability.rules';
import { accessFindings } from './rules/access.rules';
import { addressFindings } from './rules/address.rules';
import { gapFindings } from './rules/gap.rules';
import { shopFindings } from './rules/shop.rules';
import { softwareFindings } from './rules/software.rules';

/** What a shop was found to be; null for what it does not tell. */
export interface ShopFacts extends SeenAbilities {
  readonly url: string;
  readonly woocommerce: string | null;
  readonly wordpress: string | null;
  readonly php: string | null;
  readonly hpos: boolean | null;
  readonly currency: string | null;
  readonly decimals: number | null;
  readonly computesTaxes: boolean | null;
  readonly pricesIncludeTax: boolean | null;
  readonly managesStock: boolean | null;
  readonly timeZone: string | null;
  readonly weightUnit: string | null;
  readonly dimensionUnit: string | null;
  readonly plugins: readonly string[] | null;
  /** Most entries of a batch; null for WooCommerce's own 100, or more. */
  readonly batchLimit: number | null;
  readonly trimsFields: boolean | null;
  readonly variationsOfManyParents: boolean | null;
  readonly stockDifferences: boolean | null;
  /** How far its clock is ahead of ours. */
  readonly clockAheadMs: number | null;
}

/** What a check of a shop came to. */
export interface ShopReport {
  readonly checkedAt: Date;
  readonly verdict: Verdict;
  readonly facts: ShopFacts;
  /** Those that are in the way first. */
  readonly findings: readonly Finding[];
}

/** What was seen, held against what it is to be. */
export function reportOf(seen: Observations, grounds: Grounds): ShopReport {
  const findings = bySeverity([
    ...addressFindings(seen, grounds),
    ...accessFindings(seen),
    ...softwareFindings(seen, grounds),
    ...shopFindings(seen, grounds),
    ...abilityFindings(seen, grounds),
    ...gapFindings(seen),
  ]).filter(isFirstOfItsCode);
  return {
    checkedAt: grounds.now,
    verdict: verdictOf(findings),
    facts: factsOf(seen, grounds),
    findings,
  };
}

/** The versions of a shop in one text, by which a change is noticed; null where it told none. */
export function versionsOf({
  woocommerce,
  wordpress,
  php,
}: Pick<SystemStatus, 'woocommerce' | 'wordpress' | 'php'>): string | null {
  if (woocommerce === null) return null;
  return `WooCommerce ${woocommerce}, WordPress ${wordpress ?? '?'}, PHP ${php ?? '?'}`;
}

/**
 * WooCommerce's version in such a text. What the shop can do goes by it alone; two servers of one
 * shop may differ in PHP for good.
 */
export function woocommerceIn(versions: string): string {
  return versions.split(',', 1)[0] ?? versions;
}

/** Several calls may tell of one fault. */
function isFirstOfItsCode({ code }: Finding, index: number, all: readonly Finding[]): boolean {
  return all.findIndex((other) => other.code === code) === index;
}

function factsOf(seen: Observations, { remembered }: Grounds): ShopFacts {
  const { url, site, status, settings, batchLimit, trimsFields, clockAheadMs } = seen;
  const decimals = settings['woocommerce_price_num_decimals'];
  return {
    url,
    woocommerce: status?.woocommerce ?? null,
    wordpress: status?.wordpress ?? null,
    php: status?.php ?? null,
    hpos: status?.hpos ?? null,
    currency: settings['woocommerce_currency'] ?? null,
    decimals: decimals === undefined ? null : Number(decimals),
    computesTaxes: switchOf(settings['woocommerce_calc_taxes']),
    pricesIncludeTax: switchOf(settings['woocommerce_prices_include_tax']),
    managesStock: switchOf(settings['woocommerce_manage_stock']),
    timeZone: site?.timeZone ?? null,
    weightUnit: settings['woocommerce_weight_unit'] ?? null,
    dimensionUnit: settings['woocommerce_dimension_unit'] ?? null,
    plugins: status?.plugins?.map(({ name }) => name) ?? null,
    batchLimit,
    trimsFields,
    ...remembered,
    variationsOfManyParents: togetherOf(seen, remembered),
    ...abilitiesOf(seen),
    clockAheadMs,
  };
}

function switchOf(value: string | undefined): boolean | null {
  return value === undefined ? null : value === 'yes';
}
