import { Injectable } from '@nestjs/common';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import {
  DriftRunRepository,
  type DriftRun,
  type DriftSource,
} from '../../../domain/drift/drift-run.repository';
import type { FieldGroup } from '../../../domain/fields/product-fields';
import { WatermarkRepository } from '../../../domain/runs/watermark.repository';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { ahead } from '../../full-sync/scan/in-order';
import type {
  ContentsPages,
  ShopContents,
  ShownContents,
} from '../../ports/drift/shop-contents.port';

/** A page of the shop, and when it was read at the earliest. */
export interface ReadPage {
  readonly rows: readonly ShownContents[];
  readonly readAt: Date;
  /** Whether the shop may show something else by now, or in another form: by its file. */
  readonly isByFile: boolean;
}

/**
 * How far readings of what was modified overlap, in milliseconds: the shop tells it in whole seconds
 * of its own clock (fact 25).
 */
const OVERLAP_MS = 600_000;

/** How far back the first of them reads, in milliseconds. */
const FIRST_MS = 3_600_000;

/**
 * Reads a shop for a comparison: all of it by the file of its catalogue where it has one, else by its
 * lists; or what it says was modified of late. The next page is asked for while one is compared.
 */
@Injectable()
export class ShopReading {
  constructor(
    private readonly runs: DriftRunRepository,
    private readonly capabilities: StoreCapabilityRepository,
    private readonly watermarks: WatermarkRepository,
  ) {}

  /**
   * The pages of a comparison. Throws faults of the shop.
   * @param asked how to read; null for the file where there is one
   */
  async *pages(
    { id, storeId, scope }: DriftRun,
    asked: DriftSource | null,
    shop: ShopContents,
    groups: readonly FieldGroup[],
  ): AsyncGenerator<ReadPage> {
    if (scope === 'watch') {
      await this.runs.note(id, 'lists', null);
      const { reachedAt, now } = await this.watermarks.find(storeId, 'drift');
      const from = new Date((reachedAt?.getTime() ?? now.getTime() - FIRST_MS) - OVERLAP_MS);
      yield* this.listed(shop, groups, from);
      return;
    }
    const readAt = await this.runs.now();
    const { pages, note } =
      asked === 'lists' ? { pages: null, note: null } : await this.exported(storeId, shop, groups);
    await this.runs.note(id, pages === null ? 'lists' : 'export', note);
    if (pages === null) yield* this.listed(shop, groups);
    else for await (const rows of ahead(pages)) yield { rows, readAt, isByFile: true };
  }

  /** The lists: products, those in the trash, variations. */
  private async *listed(
    shop: ShopContents,
    groups: readonly FieldGroup[],
    modifiedAfter?: Date,
  ): AsyncGenerator<ReadPage> {
    const query = { groups, ...(modifiedAfter === undefined ? {} : { modifiedAfter }) };
    const lists = [
      () => shop.products({ ...query, status: 'any' }),
      () => shop.products({ ...query, status: 'trash' }),
      () => shop.variations(query),
    ];
    for (const list of lists) yield* ahead(this.timed(list()));
  }

  private async *timed(pages: ContentsPages): AsyncGenerator<ReadPage> {
    const iterator = pages[Symbol.asyncIterator]();
    for (;;) {
      const readAt = await this.runs.now();
      const page = await iterator.next();
      if (page.done === true) return;
      yield { rows: page.value, readAt, isByFile: false };
    }
  }

  /** The file's pages; null and why where there is none. */
  private async exported(
    storeId: string,
    shop: ShopContents,
    groups: readonly FieldGroup[],
  ): Promise<{ pages: ContentsPages | null; note: string | null }> {
    if ((await this.capabilities.find(storeId, 'catalog-export')) === false)
      return { pages: null, note: null };
    try {
      const pages = await shop.exported(groups);
      await this.capabilities.keep(storeId, 'catalog-export', pages !== null);
      return { pages, note: pages === null ? 'The shop has no export of its catalogue' : null };
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      return { pages: null, note: `By lists, as its export failed: ${error.message}` };
    }
  }
}
