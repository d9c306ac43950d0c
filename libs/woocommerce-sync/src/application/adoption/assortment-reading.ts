import { Injectable } from '@nestjs/common';
import { toErpGoods, type ErpGoods, type ShopGoods } from '../../domain/adoption/goods';
import type { AdoptionProgress } from '../../domain/adoption/adoption-run.repository';
import { ahead } from '../full-sync/scan/in-order';
import type { GoodsPages } from '../ports/adoption/shop-assortment.port';
import { StoreCatalog } from '../catalog/store-catalog';
import type { StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';

/** All that a shop and the ERP have. */
export interface ReadAssortments {
  readonly erp: readonly ErpGoods[];
  readonly shop: readonly ShopGoods[];
  /** Whether the shop's variations are in it. */
  readonly hasVariations: boolean;
  /** What an admin should know of it; null for nothing. */
  readonly note: string | null;
}

/** How far a reading is; it changes as it goes on. */
export type RunningProgress = { -readonly [K in keyof AdoptionProgress]: AdoptionProgress[K] };

const NO_VARIATIONS =
  'The shop does not list the variations of all products: variants are matched as they are synced';

/**
 * Reads a whole shop, a page after the other, and beside it all that its store has of the ERP. What
 * is kept of a product is some hundred bytes.
 */
@Injectable()
export class AssortmentReading {
  constructor(
    private readonly catalog: StoreCatalog,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Throws faults of the shop and of the ERP.
   * @param goesOn whether the reading is still wanted; it ends early where not
   */
  async read(
    storeId: string,
    { assortment }: StoreClient,
    progress: RunningProgress,
    goesOn: () => boolean,
  ): Promise<ReadAssortments> {
    const shop: ShopGoods[] = [];
    let hasVariations = true;
    const take = async (pages: GoodsPages): Promise<void> => {
      for await (const page of ahead(pages)) {
        if (!goesOn()) return;
        shop.push(...page);
        const variations = page.filter(({ parentId }) => parentId !== 0).length;
        progress.variations += variations;
        progress.products += page.length - variations;
      }
    };
    const erp = this.readErp(storeId, progress, goesOn);
    // What the shop throws first is told; that of the ERP is heard of all the same.
    erp.catch(() => undefined);
    await take(assortment.products('any'));
    await take(assortment.products('trash'));
    const variations = await assortment.variations();
    if (variations === null) hasVariations = false;
    else await take(variations);
    const { goods, broken } = await erp;
    const notes = [
      ...(hasVariations ? [] : [NO_VARIATIONS]),
      ...(broken === 0 ? [] : [`${broken} products that the ERP serves broken are in no pair`]),
    ];
    return { erp: goods, shop, hasVariations, note: notes.length === 0 ? null : notes.join('. ') };
  }

  private async readErp(
    storeId: string,
    progress: RunningProgress,
    goesOn: () => boolean,
  ): Promise<{ goods: readonly ErpGoods[]; broken: number }> {
    const goods: ErpGoods[] = [];
    // One set of rules from the first page to the last.
    const { catalog: rules } = this.policy.planning(storeId);
    let broken = 0;
    for (let cursor: string | null = null; goesOn();) {
      const page = await this.catalog.page(rules, cursor);
      goods.push(...page.products.flatMap((product) => toErpGoods(product) ?? []));
      broken += page.invalid.length + page.unreadable;
      progress.erpProducts += page.products.length;
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    return { goods, broken };
  }
}
