import { Injectable } from '@nestjs/common';
import { isVariable, type CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import { wishOf } from '../../planning/wish';
import type { ErpLookup } from '../../blame/erp-reads';
import { StoreCatalog } from '../../catalog/store-catalog';
import type { DeliveryRecord } from '../delivery-record';
import { ClaimedProduct, type GoneProduct, type StrayProduct } from './claimed-product';

/** What was loaded. */
export interface LoadedProducts {
  readonly claimedProducts: readonly ClaimedProduct[];
  /** Products of the shop that the ERP has no more, and that a full sync wants taken down. */
  readonly gone: readonly GoneProduct[];
  /**
   * Products that the ERP has no more, and no mapping knows of, though a send may have made them.
   */
  readonly strays: readonly StrayProduct[];
}

/** Loads what a delivery's items are about: one bulk read of the ERP, one of the mappings. */
@Injectable()
export class ProductLoading {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly catalog: StoreCatalog,
  ) {}

  /**
   * The products with their items. Items of a product that the ERP does not have, serves broken, or
   * does not answer for, are recorded as failed.
   */
  async load(record: DeliveryRecord): Promise<LoadedProducts> {
    const items = bySubject(record.delivery.items);
    const ids = [...items.keys()];
    const known = this.mappings.findMany(record.delivery.storeId, ids);
    const [lookup, mappings] = await Promise.all([
      this.catalog.lookUp(record.delivery.storeId, ids, () => known.then(shownOf)),
      known,
    ]);
    record.lane.answered('erp');
    const families = await this.mappings.findVariants(
      record.delivery.storeId,
      ids.filter((id) => mayHaveVariants(lookup.products.get(id), mappings.get(id))),
    );
    const claimedProducts: ClaimedProduct[] = [];
    const gone: GoneProduct[] = [];
    const strays: StrayProduct[] = [];
    for (const [id, own] of items) {
      const mapping = mappings.get(id) ?? null;
      const found = foundAs({ id, items: own, lookup, mapping, families });
      if (found.kind === 'claimed') claimedProducts.push(found.product);
      else if (found.kind === 'gone') gone.push(found.product);
      else if (found.kind === 'stray') strays.push(found.product);
      else if (found.kind === 'variant') askForParent(record, own, found.parentId);
      else failWith(record, own, found.reason, mapping);
    }
    return { claimedProducts, gone, strays };
  }
}

function shownOf(mappings: ReadonlyMap<string, ProductSyncMapping>): ReadonlySet<string> {
  const shown = [...mappings].filter(([, { syncStatus }]) => syncStatus !== 'trashed');
  return new Set(shown.map(([id]) => id));
}

/** All that was read of what some items are about. */
interface Subject {
  readonly id: string;
  readonly items: readonly SyncItem[];
  readonly lookup: ErpLookup;
  readonly mapping: ProductSyncMapping | null;
  readonly families: ReadonlyMap<string, Map<string, ProductSyncMapping>>;
}

/** What a subject turned out to be. */
type Found =
  | { readonly kind: 'claimed'; readonly product: ClaimedProduct }
  | { readonly kind: 'gone'; readonly product: GoneProduct }
  | { readonly kind: 'stray'; readonly product: StrayProduct }
  | { readonly kind: 'variant'; readonly parentId: string }
  | { readonly kind: 'unknown'; readonly reason: Reason };

function foundAs({ id, items, lookup, mapping, families }: Subject): Found {
  if (mapping?.parentProductId != null)
    return { kind: 'variant', parentId: mapping.parentProductId };
  const product = lookup.products.get(id);
  if (product !== undefined) {
    const family = families.get(id) ?? new Map<string, ProductSyncMapping>();
    return { kind: 'claimed', product: new ClaimedProduct(product, items, mapping, family) };
  }
  const isMissing = lookup.missing.has(id);
  const sku = wishOf(items).madeInDoubt?.[id];
  if (mapping !== null && isMissing && items.some((item) => item.payload.takeDownIfMissing))
    return { kind: 'gone', product: { productId: id, items, mapping } };
  if (mapping === null && isMissing && sku !== undefined)
    return { kind: 'stray', product: { productId: id, sku, items } };
  return { kind: 'unknown', reason: lookup.unread.get(id) ?? unreadable(id, lookup) };
}

/** Whether a product has variants, or had them when the shop last confirmed it. */
export function mayHaveVariants(
  product: CatalogProduct | undefined,
  mapping: ProductSyncMapping | null | undefined,
): boolean {
  if (mapping === null || mapping === undefined) return false;
  return (product !== undefined && isVariable(product)) || mapping.confirmed.type === 'variable';
}

function bySubject(items: readonly SyncItem[]): Map<string, SyncItem[]> {
  const groups = new Map<string, SyncItem[]>();
  for (const item of items) {
    const group = groups.get(item.subjectId);
    if (group === undefined) groups.set(item.subjectId, [item]);
    else group.push(item);
  }
  return groups;
}

/** Told of before anybody knew that it is a variant: it travels with its product. */
function askForParent(record: DeliveryRecord, items: readonly SyncItem[], parentId: string): void {
  for (const { syncType, batchId } of items)
    record.ask(syncType, parentId, 'an event about a variant of it', { bulk: batchId !== null });
  record.complete(items, 'superseded', null);
}

/**
 * Fails the items of a product that the ERP has no more.
 * @param mapping what the shop has of it; null where it has nothing
 */
export function failMissing(
  record: DeliveryRecord,
  { productId, items }: Pick<StrayProduct, 'productId' | 'items'>,
  mapping: ProductSyncMapping | null,
): void {
  failWith(record, items, notInErp(productId), mapping);
}

/** Why nothing is known of a product. */
type Reason = Pick<WooCommerceError, 'code' | 'message' | 'retryable'>;

function failWith(
  record: DeliveryRecord,
  items: readonly SyncItem[],
  { code, message, retryable }: Reason,
  mapping: ProductSyncMapping | null,
): void {
  if (mapping !== null) {
    mapping.noteProblems([], new Map([['product', message]]));
    record.keep(mapping);
  }
  record.fail(items, { code, message }, retryable);
}

function unreadable(id: string, { invalid }: ErpLookup): Reason {
  const broken = invalid.get(id);
  if (broken !== undefined) {
    const message = `${broken.field}: ${broken.problem}`;
    return { code: 'ERP_PRODUCT_INVALID', message, retryable: false };
  }
  return notInErp(id);
}

function notInErp(id: string): Reason {
  const message = `The ERP has no product ${id}; a variant is known by its id once its product was synced`;
  return { code: 'PRODUCT_NOT_IN_ERP', message, retryable: false };
}
