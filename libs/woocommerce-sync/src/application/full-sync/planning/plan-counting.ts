import { Injectable } from '@nestjs/common';
import {
  isWanted,
  type CatalogCategory,
  type CatalogVariant,
} from '../../../domain/catalog/catalog-product';
import { fieldGroupsOf, VARIANT_GROUPS } from '../../../domain/fields/product-fields';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { keptEdits } from '../../drift/kept-edits';
import type { Adoption } from '../../lane/adoption/product-adoption';
import { planProduct } from '../../planning/product-plan';
import { Clock } from '../../ports/clock.port';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy, type PlanningRules } from '../../ports/store-policy.port';
import type { PlanTally } from '../full-sync-plan';
import { countProduct } from '../plan-tally';
import type { CatalogScanPage, ScannedProduct } from '../scan/catalog-scan';
import { countShown, type MappedScan } from './shown-plan';
import { readShownValues } from './shown-values';
import { UnmappedVariants, type FoundVariants } from './unmapped-variants';

/** What a page is counted with. */
export interface PlannedPage {
  readonly storeId: string;
  readonly store: StoreClient;
  readonly page: CatalogScanPage;
  readonly adoption: Adoption;
  readonly categories: ReadonlyMap<string, CatalogCategory>;
}

const EVERYTHING = { groups: new Set(fieldGroupsOf('product')), force: true };

/**
 * Counts up what a full sync would do: by what was confirmed last, or by what the shop shows now.
 */
@Injectable()
export class PlanCounting {
  constructor(
    private readonly policy: StorePolicy,
    private readonly clock: Clock,
    private readonly unmapped: UnmappedVariants,
  ) {}

  /** The rules of a store that count now. */
  rulesOf(storeId: string): PlanningRules {
    return this.policy.planning(storeId);
  }

  /** Counts a page by what the shop confirmed last. */
  countRemembered(
    plan: PlanTally,
    { page, categories, adoption }: Omit<PlannedPage, 'store'>,
  ): void {
    for (const scanned of page.products) countProduct(plan, scanned, categories, adoption);
  }

  /**
   * Counts a page by what the shop shows, of which it is asked now. Throws its faults.
   * @param planned scanned by force, so that all that is wanted is in the plans
   */
  async countShown(plan: PlanTally, planned: PlannedPage): Promise<void> {
    const { storeId, store, page, categories, adoption } = planned;
    const known = page.products.map((one) => withAdopted(one, page, adoption));
    const found = await this.unmapped.find(storeId, store, known.filter(isInShop));
    const products = known.map((one) => (isInShop(one) ? withVariants(one, page, found) : one));
    const asked = products.filter(isInShop);
    const shown = await readShownValues(store.contents, page.references, asked);
    const kept = keptEdits(this.policy, storeId);
    const { adopted } = found;
    const context = { shown, kept, now: this.clock.now(), categories, adopted };
    for (const scanned of products) {
      const isAdopted = adoption.adopted.has(scanned.product.id);
      if (isInShop(scanned)) countShown(plan, scanned, { ...context, isAdopted });
      else countProduct(plan, scanned, categories, adoption);
    }
  }
}

/** What the shop has, and would be written to. */
export function isInShop(scanned: ScannedProduct): scanned is MappedScan {
  const { mapping, planned, product } = scanned;
  // One that is hidden is written to; of one that is taken down, or left alone, nothing is wanted.
  const isShown =
    isWanted(product) || (product.status !== 'archived' && product.unsold === 'draft');
  return (
    mapping !== null &&
    isShown &&
    (planned.plan.kind === 'update' || planned.plan.kind === 'unchanged')
  );
}

/** One that was found by its SKU just now, as it would be once it is tied. */
function withAdopted(
  scanned: ScannedProduct,
  { references }: CatalogScanPage,
  { adopted }: Adoption,
): ScannedProduct {
  const mapping = adopted.get(scanned.product.id);
  if (mapping === undefined) return scanned;
  const { product, family } = scanned;
  const planned = planProduct(product, mapping, family, EVERYTHING, references);
  return { ...scanned, mapping, planned };
}

/**
 * One with the variations that were found by their SKUs just now, as it would be once they are
 * tied, and without the variants whose SKU is something else's.
 */
function withVariants(
  scanned: MappedScan,
  { references }: CatalogScanPage,
  { adopted, refused }: FoundVariants,
): MappedScan {
  const { product, mapping } = scanned;
  const found = product.variants.flatMap(({ id }) => {
    const variation = adopted.get(id);
    return variation === undefined ? [] : [[id, variation] as const];
  });
  const family = new Map([...scanned.family, ...found]);
  const planned =
    found.length === 0
      ? scanned.planned
      : planProduct(product, mapping, family, EVERYTHING, references);
  const { variants } = planned;
  const isRefused = ({ variant }: { readonly variant: CatalogVariant }): boolean =>
    refused.has(variant.id);
  const rejected = product.variants.flatMap((variant) => {
    const reason = refused.get(variant.id);
    if (reason === undefined) return [];
    const { code, message } = reason;
    return [{ variant, groups: VARIANT_GROUPS, reason: new ValidationError('sku', message, code) }];
  });
  const without = {
    ...variants,
    writes: variants.writes.filter((one) => !isRefused(one)),
    rejected: [...variants.rejected.filter((one) => !isRefused(one)), ...rejected],
  };
  return { ...scanned, family, planned: { ...planned, variants: without } };
}
