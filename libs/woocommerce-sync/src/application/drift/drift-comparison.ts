import { Injectable } from '@nestjs/common';
import { isVariable, isWanted, type CatalogImage } from '../../domain/catalog/catalog-product';
import type { ShopReferences } from '../../domain/catalog/shop-references';
import { foldedSku } from '../../domain/catalog/sku';
import type { ShopSight } from '../../domain/changes/product-change';
import type { FoundDrift } from '../../domain/drift/drift-finding';
import type { DriftPage, MetProduct } from '../../domain/drift/drift-finding.repository';
import type { ProductFields } from '../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { SoldProduct } from '../../domain/orders/sold-products';
import { SeenRows } from '../changes/seen-rows';
import { imagesOf } from '../planning/image-source';
import { namesOf } from '../planning/product-plan';
import { Clock } from '../ports/clock.port';
import type { ShownContents } from '../ports/drift/shop-contents.port';
import { StorePolicy } from '../ports/store-policy.port';
import { driftedGroups, type ComparedProduct } from './drifted-groups';
import { driftedPictures } from './drifted-pictures';
import { keptEdits } from './kept-edits';
import { KnownPages, type KnownProduct } from './reading/known-page';

/** What a page of the shop is compared against. */
export interface ComparisonBase {
  readonly storeId: string;
  readonly references: ShopReferences;
}

/** What was found of one row; null where something is under way, or late. */
type RowFindings = readonly FoundDrift[] | null;

const NOTHING_SAID = { group: null, wanted: '', shown: '', difference: null } as const;

/**
 * Compares pages of the shop with the ERP by value: whatever the mappings believe, what the shop
 * shows is held against what a write of everything would bring.
 */
@Injectable()
export class DriftComparison {
  constructor(
    private readonly known: KnownPages,
    private readonly policy: StorePolicy,
    private readonly clock: Clock,
    private readonly seen: SeenRows,
  ) {}

  /**
   * Compares up to 500 products and variations. Throws faults of the ERP.
   * @param readAt when the shop was read, at the latest: what was synced since may show otherwise
   */
  async compare(
    { storeId, references }: ComparisonBase,
    rows: readonly ShownContents[],
    readAt: Date,
  ): Promise<DriftPage> {
    const ids = rows.map(({ storeProductId }) => storeProductId);
    const { owners, products } = await this.known.of(storeId, references, ids);
    const found: FoundDrift[] = [];
    const sights: ShopSight[] = [];
    let underWay = 0;
    for (const shown of rows) {
      const owner = owners.get(shown.storeProductId);
      const known = products.get(owner?.productId ?? '');
      const findings =
        owner === undefined
          ? unowned(shown)
          : known === undefined
            ? null
            : this.findingsOf(storeId, shown, owner, known, readAt);
      if (findings === null) underWay += 1;
      else found.push(...findings);
      if (findings !== null && owner !== undefined && known !== undefined)
        sights.push(...this.seen.of(storeId, shown, owner, known, references));
    }
    return { met: rows.map(toMet), found, underWay, sights };
  }

  private findingsOf(
    storeId: string,
    shown: ShownContents,
    owner: SoldProduct,
    known: KnownProduct,
    readAt: Date,
  ): RowFindings {
    const { product, family } = known;
    const { variantId } = owner;
    const mapping = variantId === null ? known.mapping : family.get(variantId);
    if (product === null) return this.missingInErp(shown, owner, known.mapping);
    const variant = product.variants.find(({ id }) => id === variantId);
    const erp = variantId === null ? product : variant;
    if (mapping === undefined) return null;
    if (isLate(erp, mapping, readAt) || isLate(product, known.mapping, readAt)) return null;
    if (variantId === null) return this.ofProduct(storeId, shown, owner, known);
    // Its product tells what is to be done with it.
    if (!isWanted(product) || known.mapping.syncStatus === 'trashed') return [];
    const write = known.planned?.variants.writes.find((one) => one.variant.id === variantId);
    if (variant === undefined || variant.status === 'archived') return unowned(shown, owner);
    const compared = {
      shown,
      wanted: write?.fields ?? {},
      mapping,
      known: knownOfVariants(known.mapping),
      parent: { productId: product.id, storeProductId: shown.parentId },
    };
    return this.compareAll(storeId, owner, compared, imagesOf(variant));
  }

  private ofProduct(
    storeId: string,
    shown: ShownContents,
    owner: SoldProduct,
    { product, mapping, planned }: KnownProduct,
  ): RowFindings {
    if (product === null || planned === null) return null;
    const ownsStatus = this.policy.ownership(storeId).writes('status', false);
    if (product.status === 'archived') return restored(shown, owner);
    if (product.unsold === 'leave') return [];
    if (shown.status === 'trash')
      return ownsStatus && mapping.syncStatus !== 'trashed'
        ? [{ ...about(shown, owner), kind: 'trashed_by_hand', ...ofStatus('publish', 'trash') }]
        : [];
    const { plan, variants } = planned;
    if (plan.kind === 'stale-read') return null;
    const type: ProductFields['type'] = isVariable(product) ? 'variable' : 'simple';
    const wanted = plan.kind === 'update' ? { ...plan.fields, type } : { type };
    const known = new Set(Object.keys(mapping.snapshot().problems));
    const missing = variants.writes
      .filter((write) => write.mapping === null)
      .map(({ variant }): FoundDrift => ({
        ...about(shown, owner),
        kind: 'missing_in_shop',
        variantId: variant.id,
        storeProductId: null,
        sku: variant.sku,
        ...ofStatus('publish', ''),
      }));
    const compared = { shown, wanted, mapping, known, ...namesOf(product, plan) };
    return [...this.compareAll(storeId, owner, compared, product.images), ...missing];
  }

  /** What the ERP has no more: a full sync takes it down, and it should stay there. */
  private missingInErp(
    shown: ShownContents,
    owner: SoldProduct,
    mapping: ProductSyncMapping,
  ): RowFindings {
    if (owner.variantId !== null) return [];
    return mapping.syncStatus === 'trashed' ? restored(shown, owner) : unowned(shown, owner);
  }

  private compareAll(
    storeId: string,
    owner: SoldProduct,
    compared: ComparedProduct,
    images: readonly CatalogImage[],
  ): FoundDrift[] {
    const { shown, mapping } = compared;
    const fields = driftedGroups(compared, keptEdits(this.policy, storeId), this.clock.now());
    const pictures = this.policy.ownership(storeId).sets('images', false)
      ? driftedPictures(shown, mapping, images)
      : [];
    return [...fields, ...pictures].map((group) => ({
      ...about(shown, owner),
      ...group,
      kind: 'differs',
    }));
  }
}

/** Whether the shop is behind, and not astray: a newer version waits, or was brought just now. */
function isLate(
  erp: { readonly version: number } | undefined,
  mapping: ProductSyncMapping,
  readAt: Date,
): boolean {
  const { lastSynced, erpVersion } = mapping.snapshot();
  return lastSynced >= readAt || (erpVersion > 0 && (erp?.version ?? 0) > erpVersion);
}

function knownOfVariants(mapping: ProductSyncMapping): ReadonlySet<string> {
  const prefix = 'variants.';
  const subjects = Object.keys(mapping.snapshot().problems);
  return new Set(
    subjects.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length)),
  );
}

function about(
  { storeProductId, sku }: ShownContents,
  owner: SoldProduct | null,
): Pick<FoundDrift, 'productId' | 'variantId' | 'storeProductId' | 'sku'> {
  const [productId, variantId] = [owner?.productId ?? null, owner?.variantId ?? null];
  return { productId, variantId, storeProductId, sku };
}

/** A difference of the status alone. */
function ofStatus(
  wanted: string,
  shown: string,
): Pick<FoundDrift, 'group' | 'wanted' | 'shown' | 'difference'> {
  return { group: 'status', wanted, shown, difference: null };
}

/** What was taken down, and somebody has brought back. */
function restored(shown: ShownContents, owner: SoldProduct): FoundDrift[] {
  if (shown.status === 'trash') return [];
  return [{ ...about(shown, owner), kind: 'differs', ...ofStatus('trash', shown.status) }];
}

function unowned(shown: ShownContents, owner: SoldProduct | null = null): FoundDrift[] {
  if (shown.status === 'trash') return [];
  return [{ ...about(shown, owner), ...NOTHING_SAID, kind: 'unowned', shown: shown.status }];
}

function toMet({ storeProductId, parentId, sku, gtin, status }: ShownContents): MetProduct {
  return { storeProductId, parentId, sku: foldedSku(sku), gtin, isTrashed: status === 'trash' };
}
