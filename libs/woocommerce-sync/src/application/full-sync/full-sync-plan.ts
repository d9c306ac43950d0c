import type { Owners } from '../../domain/fields/field-ownership';
import type { ChangedField, MoneyImpact } from './planned-changes';
import type { VariantCounts } from './planned-variants';
import { NO_CATEGORIES, type PlannedCategories } from './planning/planned-categories';
import type { PlanNote } from './planning/rule-notes';

/** Changes shown one by one. */
const MOST_CHANGES = 200;

/**
 * One field of a product, or of a variant of it, that would change. A variation that would go is
 * the field `variant`, with its id in the shop before.
 */
export interface PlannedChange extends ChangedField {
  readonly productId: string;
  /** Null where it is the product's own. */
  readonly variantId: string | null;
  readonly sku: string;
}

/** What a full sync would do; nothing of it was done. */
export interface FullSyncPlan {
  /** Whose each field is; one that is the shop's is in no change. */
  readonly ownership: Owners;
  readonly totalProducts: number;
  readonly unchanged: number;
  /** In the shop already, found by SKU, and not tied to it yet. */
  readonly adopt: number;
  readonly create: number;
  readonly update: number;
  /** Of those updated, products that come back from the trash. */
  readonly restore: number;
  /** Of those updated, products that are hidden as this store does not sell them. */
  readonly hide: number;
  readonly trash: number;
  /** Products that the store's filter leaves out, in the shop or not. */
  readonly unsold: number;
  /** In how many products and variants that the shop has each field group would change. */
  readonly fields: Readonly<Record<string, number>>;
  /** Products of the shop that the ERP does not list, and that would be taken down. */
  readonly gone: number;
  readonly imagesOnly: number;
  /** Products whose data, or a variant's, the shop could not hold, wholly or in part. */
  readonly rejected: number;
  readonly invalid: number;
  readonly rejections: readonly { productId: string; code: string; message: string }[];
  readonly changes: readonly PlannedChange[];
  /** Whether there are more changes than are shown. */
  readonly changesCut: boolean;
  readonly moneyImpact: MoneyImpact;
  readonly variants: VariantCounts;
  readonly categories: PlannedCategories;
  /** What the rules name and the ERP nowhere has. */
  readonly notes: readonly PlanNote[];
  /** What the operator should know, such as why nothing would be taken down. */
  readonly note: string | null;
}

/** A plan that is still being counted up. */
export type PlanTally = { -readonly [K in keyof FullSyncPlan]: FullSyncPlan[K] } & {
  fields: Record<string, number>;
  rejections: { productId: string; code: string; message: string }[];
  changes: PlannedChange[];
  /** So many changes, and rejections, are shown one by one. */
  readonly most: number;
};

/** A plan that nothing is counted in yet. */
export function emptyPlan(ownership: Owners, most = MOST_CHANGES): PlanTally {
  return {
    most,
    ownership,
    totalProducts: 0,
    unchanged: 0,
    adopt: 0,
    create: 0,
    update: 0,
    restore: 0,
    hide: 0,
    trash: 0,
    unsold: 0,
    fields: {},
    gone: 0,
    imagesOnly: 0,
    rejected: 0,
    invalid: 0,
    rejections: [],
    changes: [],
    changesCut: false,
    moneyImpact: { raised: { products: 0, sum: '0' }, lowered: { products: 0, sum: '0' } },
    variants: { create: 0, adopt: 0, update: 0, remove: 0, rejected: 0 },
    categories: NO_CATEGORIES,
    notes: [],
    note: null,
  };
}

/** What was counted up, as it is answered. */
export function finished({ most: _most, ...plan }: PlanTally): FullSyncPlan {
  return plan;
}

/** Shows one change, as long as there is room. */
export function show(plan: PlanTally, change: PlannedChange): void {
  if (plan.changes.length >= plan.most) plan.changesCut = true;
  else plan.changes.push(change);
}

/** Shows why a product, or a part of it, could not be written, as long as there is room. */
export function reject(plan: PlanTally, productId: string, code: string, message: string): void {
  if (plan.rejections.length < plan.most) plan.rejections.push({ productId, code, message });
}
