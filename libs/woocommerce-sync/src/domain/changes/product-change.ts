import type { FieldGroup } from '../fields/product-fields';

/** What is watched of a product in the shop: a field group, or whether it is there at all. */
export type WatchedField = FieldGroup | 'presence';

/** A value by WooCommerce's names of its fields, in the form that the API shows. */
export type ShopValue = Readonly<Record<string, unknown>>;

/** What becomes of a change: it stays, the ERP's value is written back, or it is only told. */
export type ChangeDecision = 'kept' | 'overruled' | 'reported';

/** Who is likely to have made a change; of none is more known than what the values tell. */
export type LikelyAuthor = 'hand-or-plugin' | 'manual-offer' | 'shop-order' | 'shop-schedule';

/** What a reading of the shop showed of one field of one product or variation. */
export interface ShopSight {
  readonly storeProductId: number;
  readonly productId: string;
  /** Null for a product. */
  readonly variantId: string | null;
  readonly sku: string;
  readonly field: WatchedField;
  readonly value: ShopValue;
  /** The same for what means the same. */
  readonly digest: string;
  /** Digest of what the shop last confirmed of it; `''` where it never did. */
  readonly written: string;
  /** Whether it is as it was written; null where nothing tells. */
  readonly isAsWritten: boolean | null;
  /** What it read then; null where nobody knows. */
  readonly writtenValue: ShopValue | null;
  /** What becomes of it where somebody has changed it. */
  readonly decision: ChangeDecision;
  /** Whether a sale price that somebody else sets is let be. */
  readonly keepsOffers: boolean;
}

/** What is remembered of a field as the shop showed it last. */
export interface RememberedValue {
  /** The ERP's id of the product, or the variant, that it was of. */
  readonly subjectId: string;
  /** Long texts in part. */
  readonly value: ShopValue;
  readonly digest: string;
  readonly written: string;
  /** How many changes of it were told. */
  readonly version: number;
}

/** What a sight leads to. */
export interface SightProgress {
  /** What is to be remembered; null where that is so already, or goes without saying. */
  readonly remember: RememberedValue | null;
  /** What it was before, where somebody else has changed it; null where nobody has. */
  readonly before: ShopValue | null;
}

/** Texts are remembered up to this length, in characters. */
const LONGEST_REMEMBERED = 500;

/**
 * What a sight of a field leads to. The first one of a value is no change, unless it is known what
 * the shop confirmed of it before. An echo of our own write is known by what was written: it is
 * shown as the shop last confirmed it, and that is not what was confirmed at the sight before.
 */
export function progressOfSight(sight: ShopSight, known: RememberedValue | null): SightProgress {
  const subjectId = sight.variantId ?? sight.productId;
  const version = known?.version ?? 0;
  const remember = {
    subjectId,
    value: inPart(sight.value),
    digest: sight.digest,
    written: sight.written,
    version,
  };
  // The id is another product's now, as after a backup was restored.
  const before = known?.subjectId === subjectId ? known : null;
  if (before === null) {
    if (sight.isAsWritten !== false || sight.writtenValue === null)
      return {
        remember: goesWithoutSaying(sight) && known === null ? null : remember,
        before: null,
      };
    return told(remember, sight.writtenValue);
  }
  // Our own write came in between, and somebody has changed what it brought.
  if (
    sight.written !== before.written &&
    sight.isAsWritten === false &&
    sight.writtenValue !== null
  )
    return told(remember, sight.writtenValue);
  if (before.digest === sight.digest)
    return { remember: before.written === sight.written ? null : remember, before: null };
  if (isInDoubt(sight, before) || isOurs(sight, before)) return { remember, before: null };
  return told(remember, before.value);
}

function told(remember: RememberedValue, before: ShopValue): SightProgress {
  return { remember: { ...remember, version: remember.version + 1 }, before };
}

/** Where our value is written back, its return is ours whenever it comes. */
function isOurs(sight: ShopSight, before: RememberedValue): boolean {
  if (sight.isAsWritten !== true) return false;
  const isWrittenBack = sight.field === 'presence' || sight.decision === 'overruled';
  return isWrittenBack || sight.written !== before.written;
}

/** Whether a write of ours is under way, or has no answer: nobody can tell whose value it is. */
function isInDoubt(sight: ShopSight, before: RememberedValue): boolean {
  return sight.written === '' && before.written !== '';
}

/** That a product is where it should be is remembered of none. */
function goesWithoutSaying({ field }: ShopSight): boolean {
  return field === 'presence';
}

function inPart(value: ShopValue): ShopValue {
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === 'string' && one.length > LONGEST_REMEMBERED
        ? `${one.slice(0, LONGEST_REMEMBERED)}…`
        : one,
    ]),
  );
}

/**
 * Who is likely to have made a change.
 * @param wasSold whether an order took from the product's stock since the sight before
 * @param now what time it is
 */
export function likelyAuthorOf(
  { field, value, keepsOffers }: Pick<ShopSight, 'field' | 'value' | 'keepsOffers'>,
  before: ShopValue,
  wasSold: boolean,
  now: Date,
): LikelyAuthor {
  if (field === 'stock') return wasSold ? 'shop-order' : 'hand-or-plugin';
  if (field !== 'price' || before['regular_price'] !== value['regular_price'])
    return 'hand-or-plugin';
  if (isOfClock(before, value, now)) return 'shop-schedule';
  return keepsOffers && isSet(value['sale_price']) ? 'manual-offer' : 'hand-or-plugin';
}

/** The shop forgets a sale that has ended, and when one began that has begun (fact 90). */
function isOfClock(before: ShopValue, after: ShopValue, now: Date): boolean {
  if (isSet(before['sale_price']) && !isSet(after['sale_price']))
    return isPast(before['date_on_sale_to_gmt'], now);
  const isOneSale =
    before['sale_price'] === after['sale_price'] &&
    before['date_on_sale_to_gmt'] === after['date_on_sale_to_gmt'];
  return (
    isOneSale &&
    !isSet(after['date_on_sale_from_gmt']) &&
    isPast(before['date_on_sale_from_gmt'], now)
  );
}

function isSet(value: unknown): boolean {
  return value !== '' && value !== null && value !== undefined;
}

function isPast(moment: unknown, now: Date): boolean {
  return typeof moment === 'string' && moment !== '' && new Date(`${moment}Z`) <= now;
}
