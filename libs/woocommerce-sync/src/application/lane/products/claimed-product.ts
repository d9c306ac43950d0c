import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { ProblemSubject } from '../../../domain/mapping/mapping-state';
import type { FieldGroup } from '../../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import type { DeliveryRecord } from '../delivery-record';

/** One product of a delivery, with all that is known of it. */
export class ClaimedProduct {
  /** What went wrong, by what it is about. */
  readonly problems = new Map<ProblemSubject, string>();

  /**
   * @param known its mapping as it was read; null where none is known
   * @param family what the shop has of its variants, by their ids
   */
  constructor(
    readonly product: CatalogProduct,
    readonly items: readonly SyncItem[],
    private known: ProductSyncMapping | null,
    readonly family: Map<string, ProductSyncMapping>,
  ) {}

  /** Which product of the shop it is, as far as is known by now; null where the shop has none. */
  get mapping(): ProductSyncMapping | null {
    return this.known;
  }

  /** The shop has it: it was found there, or made. */
  mapTo(mapping: ProductSyncMapping): void {
    this.known = mapping;
  }

  /** The product of the shop that it was mapped to is none, or another's. */
  unmap(): void {
    this.known = null;
  }
}

/** A product that is in the shop and not in the ERP, with the items that want it taken down. */
export interface GoneProduct {
  readonly productId: string;
  readonly items: readonly SyncItem[];
  readonly mapping: ProductSyncMapping;
}

/**
 * A product that the ERP has no more, and a send without an answer may have made; no mapping knows
 * of it.
 */
export interface StrayProduct {
  readonly productId: string;
  /** The SKU that it was made under. */
  readonly sku: string;
  readonly items: readonly SyncItem[];
}

/** A claimed product's items that are not recorded yet. */
export function openOf(claimed: Pick<ClaimedProduct, 'items'>): SyncItem[] {
  return claimed.items.filter((item) => item.status === 'syncing');
}

/** Notes what went wrong with some groups of a product itself. */
export function noteProblem(
  { problems }: Pick<ClaimedProduct, 'problems'>,
  groups: readonly FieldGroup[],
  message: string,
): void {
  for (const group of groups) problems.set(group, message);
}

/**
 * Writes what went wrong with a product into its mapping, and clears older problems of the groups
 * that an ended item covered. A problem of a group that no item covered, as where a price made the
 * product anew, also asks for a `product` item, so that somebody sees it fail.
 */
export function recordProblems(record: DeliveryRecord, claimed: ClaimedProduct): void {
  const { product, mapping, items, problems } = claimed;
  if (mapping === null) return;
  const ended = items.filter(({ status }) => status === 'completed' || status === 'failed');
  const covered = ended.flatMap(subjectsOf);
  if (covered.length === 0 && problems.size === 0) return;
  mapping.noteProblems(covered, problems);
  record.keep(mapping);
  const wanted = new Set(items.flatMap(subjectsOf));
  if (ended.length > 0 && [...problems.keys()].some((subject) => !wanted.has(subject)))
    record.ask('product', product.id, 'more than was wanted of it went wrong', {
      bulk: isBulk(claimed),
    });
}

function subjectsOf(item: SyncItem): ProblemSubject[] {
  return [
    'product',
    ...item.fieldGroups,
    ...item.fieldGroups.map((group) => `variants.${group}` as const),
  ];
}

/** Forgets a product with its variations, as its id in the shop is another's. */
export function forgetReplaced(record: DeliveryRecord, claimed: ClaimedProduct): void {
  forgetFamily(record, claimed);
  record.forget(claimed.product.id);
  claimed.unmap();
}

/** Forgets the variations of a product that the shop has lost with it. */
export function forgetFamily(
  record: DeliveryRecord,
  { family }: Pick<ClaimedProduct, 'family'>,
): void {
  for (const variantId of family.keys()) record.forget(variantId);
  family.clear();
}

/** Whether nobody waits for it: all of its items are a full sync's. */
export function isBulk({ items }: Pick<ClaimedProduct, 'items'>): boolean {
  return items.every(({ batchId }) => batchId !== null);
}
