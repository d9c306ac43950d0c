import { GROUPS, type FieldGroup } from '../fields/product-fields';

/** What kinds of things a comparison with the shop finds. */
export const DRIFT_KINDS = [
  /** A field shows another value than the ERP wants. */
  'differs',
  /** A variant that the ERP has, and the shop was never given. */
  'missing_in_shop',
  /** Somebody has put it into the trash. */
  'trashed_by_hand',
  /** It was in the shop, and is not even in its trash any more. */
  'gone',
  /** The shop has it, and the ERP does not. */
  'unowned',
  'duplicate_sku',
  'duplicate_gtin',
] as const;

/** What kind of thing was found. */
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** What a comparison tells apart: the field groups, and pictures, which travel by themselves. */
export type DriftGroup = FieldGroup | 'images';

/** All of these. */
export const DRIFT_GROUPS: readonly DriftGroup[] = [
  ...(Object.keys(GROUPS) as FieldGroup[]),
  'images',
];

/** What was found of one field group of one product or variation, or of it as a whole. */
export interface FoundDrift {
  readonly kind: DriftKind;
  /** Null for what the ERP does not know. */
  readonly productId: string | null;
  /** Null for a product. */
  readonly variantId: string | null;
  /** Its id in the shop; null where the shop has none. */
  readonly storeProductId: number | null;
  readonly sku: string;
  /** Null where it is about the whole. */
  readonly group: DriftGroup | null;
  /** What the ERP wants, as a person reads it; long texts in part. */
  readonly wanted: string;
  /** What the shop shows. */
  readonly shown: string;
  /**
   * Of a price, how far the two are apart in the shop's currency; of a stock, in pieces. A plain
   * decimal, never negative; null for everything else.
   */
  readonly difference: string | null;
}

/** The same as it is kept. */
export interface DriftFinding extends FoundDrift {
  /** Whether the ledger was asked to set it right. */
  readonly repairAsked: boolean;
  readonly foundAt: Date;
}

/** Which findings are meant; what is not said does not matter. */
export interface DriftFilter {
  readonly groups?: readonly DriftGroup[];
  readonly kinds?: readonly DriftKind[];
  readonly productIds?: readonly string[];
}

/** How many findings there are of one kind and group, and what they mean. */
export interface DriftCount {
  readonly kind: DriftKind;
  readonly group: DriftGroup | null;
  readonly findings: number;
  readonly products: number;
  /** The sum of the differences: money of prices, pieces of stocks; null for everything else. */
  readonly difference: string | null;
  readonly repairsAsked: number;
}
