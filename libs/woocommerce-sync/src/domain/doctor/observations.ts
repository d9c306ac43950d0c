/** The questions that a check asks, in their order. */
export const PROBES = [
  'index',
  'index-php',
  'rest-route',
  'products',
  'key',
  'product-settings',
  'orders',
  'no-such-id',
  'product-writes',
  'category-writes',
  'order-writes',
  'put',
  'delete',
  'webhooks',
  'status',
  'general-settings',
  'tax-settings',
  'fulfilments',
  'variations',
  'variations-together',
  'scheduled',
  'product-skus',
  'variation-skus',
] as const;

/** One question that a check asks. */
export type Probe = (typeof PROBES)[number];

/** There was no whole answer. */
export interface Silence {
  readonly kind: 'silence';
  /** As the network says it, such as ECONNREFUSED. */
  readonly reason: string;
  readonly timedOut: boolean;
}

/**
 * What a body is: JSON, JSON behind something else, a page for people, or anything else.
 */
export type BodyLooks = 'json' | 'noise' | 'page' | 'other';

/** What the shop, or something before it, answered. */
export interface Heard {
  readonly kind: 'heard';
  readonly status: number;
  readonly looks: BodyLooks;
  /** WooCommerce's own code, and its sentence; null where it gives none. */
  readonly code: string | null;
  readonly message: string | null;
  /** Where it redirects to, without a query. */
  readonly location: string | null;
}

/** What became of one question. */
export type Answer = Silence | Heard;

/** What a site says of itself to anybody. */
export interface SiteIndex {
  readonly home: string | null;
  /** As IANA names it; empty where the shop has an offset instead. */
  readonly timeZone: string | null;
  readonly namespaces: readonly string[];
}

/** A plugin that is active. */
export interface ActivePlugin {
  /** Its file, as `wordfence/wordfence.php`. */
  readonly file: string;
  readonly name: string;
}

/** What `system_status` tells; null for what it does not. */
export interface SystemStatus {
  readonly woocommerce: string | null;
  readonly wordpress: string | null;
  readonly php: string | null;
  readonly memoryBytes: number | null;
  /** 0 for no limit. */
  readonly timeLimitSeconds: number | null;
  readonly runsCronByVisitors: boolean | null;
  readonly hidesErrors: boolean | null;
  readonly hpos: boolean | null;
  readonly hposSync: boolean | null;
  readonly plugins: readonly ActivePlugin[] | null;
}

/** Settings of the shop by their ids, such as `woocommerce_currency`. */
export type SettingValues = Readonly<Record<string, string>>;

/** A product or variation, as far as its SKU goes. */
export interface SkuRow {
  readonly id: number;
  readonly sku: string;
  /** 0 for a product. */
  readonly parentId: number;
}

/** The SKUs that were read. */
export interface SkuSample {
  readonly rows: readonly SkuRow[];
  /** Whether those are all that the shop has. */
  readonly isWhole: boolean;
}

/** What was seen of a shop; nothing of it was changed. */
export interface Observations {
  readonly url: string;
  readonly checksCertificate: boolean;
  readonly answers: Readonly<Partial<Record<Probe, Answer>>>;
  /**
   * What was not asked any more: the time was over, the shop turned us away, or it was not safe.
   */
  readonly unasked: readonly Probe[];
  readonly site: SiteIndex | null;
  readonly status: SystemStatus | null;
  readonly settings: SettingValues;
  /**
   * Whether lists show the fields that were asked for, and no others; null where none has a row.
   */
  readonly trimsFields: boolean | null;
  /**
   * Whether variations of several products may share a call (fact 123); null where there is none to
   * see it by, or it was not safe to ask.
   */
  readonly variationsTogether: boolean | null;
  /** Most entries of a batch, where it is below ours; null where the shop does not say. */
  readonly batchLimit: number | null;
  /** How far the shop's clock is ahead of ours, in milliseconds. */
  readonly clockAheadMs: number | null;
  /** When products that are to be published by the shop's schedule are, or were, due. */
  readonly scheduledAt: readonly Date[];
  readonly skus: SkuSample | null;
}

/**
 * A product that there hardly is: ids of posts are given out one by one. It is looked for first.
 */
export const NO_SUCH_ID = 2_147_483_647;

/** Whether the shop says itself that it has no such product. */
export function isNoSuchId(answer: Answer | null): boolean {
  if (!isOfShop(answer)) return false;
  return answer.status === 404 && answer.code === 'woocommerce_rest_product_invalid_id';
}

/** What a question came to; null where it was not asked. */
export function answerTo({ answers }: Observations, probe: Probe): Answer | null {
  return answers[probe] ?? null;
}

/** What was answered, for a person. */
export function saidBy(answer: Answer): string {
  if (answer.kind === 'silence')
    return answer.timedOut ? 'no answer in time' : `no answer: ${answer.reason}`;
  const { status, looks, code, message } = answer;
  const body = { json: [], noise: ['JSON behind something else'], page: ['a page'], other: [] };
  return [`HTTP ${status}`, ...body[looks], code, message]
    .filter((part) => part !== null)
    .join(', ');
}

/** Whether WordPress itself answered, whatever it said. */
export function isOfShop(answer: Answer | null): answer is Heard {
  return answer?.kind === 'heard' && answer.looks === 'json';
}

/** Whether the shop lets nobody see it without a right to. */
export function isClosed(answer: Answer | null): boolean {
  return isOfShop(answer) && (answer.status === 401 || answer.status === 403);
}

/** WooCommerce's code for a batch of more entries than it takes. */
export const BATCH_TOO_LARGE = 'woocommerce_rest_request_entity_too_large';

/**
 * Whether a batch got through to the shop, which let the key write: done, or refused as too large.
 */
export function isTaken(answer: Answer | null): boolean {
  if (!isOfShop(answer)) return false;
  return answer.status < 300 || (answer.status === 413 && answer.code === BATCH_TOO_LARGE);
}

/** Whether the answer is what was asked for. */
export function isGood(answer: Answer | null): boolean {
  return isOfShop(answer) && answer.status < 300;
}
