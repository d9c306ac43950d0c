import { Injectable } from '@nestjs/common';
import {
  SyncItemRepository,
  type FailedItem,
  type FailedItemFilter,
} from '../../../domain/ledger/sync-item.repository';
import type { Page } from '../../../domain/page';
import { lookUpInErp } from '../../blame/erp-reads';
import { ErpCatalog } from '../../ports/erp-catalog.port';
import { StoreClients } from '../../ports/store-client.port';

/**
 * How long the ERP may take to say what things are called, in milliseconds: the list is worth more
 * than their names.
 */
const PATIENCE_MS = 2_000;

type Label = Pick<FailedItem, 'sku' | 'name'>;

/**
 * What failed, and why: the operator's list of things to mend, by the names that people know them
 * by.
 */
@Injectable()
export class ListFailedItems {
  constructor(
    private readonly items: SyncItemRepository,
    private readonly stores: StoreClients,
    private readonly catalog: ErpCatalog,
  ) {}

  /**
   * One page, newest first. Throws `ValidationError` for an unknown store and for a cursor that no
   * page gave.
   */
  async execute(
    filter: FailedItemFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<FailedItem>> {
    this.stores.get(filter.storeId);
    const page = await this.items.findFailed(filter, limit, cursor);
    const unnamed = page.items.filter(
      ({ name, item }) => name === null && item.subjectKind !== 'order',
    );
    if (unnamed.length === 0) return page;
    const labels = await within(PATIENCE_MS, this.askErp(unnamed));
    return {
      ...page,
      items: page.items.map((failed) =>
        unnamed.includes(failed) ? { ...failed, ...labels.get(failed.item.subjectId) } : failed,
      ),
    };
  }

  /** What the ERP calls things that no shop has shown yet. */
  private async askErp(unnamed: readonly FailedItem[]): Promise<ReadonlyMap<string, Label>> {
    const idsOf = (kind: 'product' | 'category'): string[] => [
      ...new Set(
        unnamed.filter(({ item }) => item.subjectKind === kind).map(({ item }) => item.subjectId),
      ),
    ];
    const [productIds, categoryIds] = [idsOf('product'), new Set(idsOf('category'))];
    const labels = new Map<string, Label>();
    if (productIds.length > 0) {
      const { products, invalid } = await lookUpInErp(this.catalog, productIds);
      for (const { id, sku, name } of [...products.values(), ...invalid.values()])
        labels.set(id, { sku, name });
    }
    if (categoryIds.size > 0) {
      for (const [id, { name }] of (await this.catalog.listCategories()).categories)
        if (categoryIds.has(id)) labels.set(id, { sku: null, name });
    }
    return labels;
  }
}

/** What the work answers; nothing where it fails or takes too long. */
async function within(
  patienceMs: number,
  work: Promise<ReadonlyMap<string, Label>>,
): Promise<ReadonlyMap<string, Label>> {
  const nothing: ReadonlyMap<string, Label> = new Map();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadonlyMap<string, Label>>((resolve) => {
    timer = setTimeout(resolve, patienceMs, nothing);
  });
  try {
    return await Promise.race([work.catch(() => nothing), late]);
  } finally {
    clearTimeout(timer);
  }
}
