import { Injectable } from '@nestjs/common';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import { DriftFindingRepository } from '../../../domain/drift/drift-finding.repository';
import {
  DriftRunRepository,
  type DriftRun,
  type DriftSource,
} from '../../../domain/drift/drift-run.repository';
import type { DriftGroup } from '../../../domain/drift/drift-finding';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { WatermarkRepository } from '../../../domain/runs/watermark.repository';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { ahead } from '../../full-sync/scan/in-order';
import type {
  ContentsFile,
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
 * How far readings of what was modified overlap, in milliseconds: the shop tells it in whole
 * seconds of its own clock (fact 25).
 */
const OVERLAP_MS = 600_000;

/** How far back the first of them reads, in milliseconds. */
const FIRST_MS = 3_600_000;

/** As many as one list of the shop takes. */
const LIST = 100;

const NO_EXPORT = 'The shop has no export of its catalogue';

/** A file of the catalogue that the shop writes; none, and why, where it is not read. */
interface BegunFile {
  readonly contents: ContentsFile | null;
  readonly note: string | null;
}

const NO_FILE: BegunFile = { contents: null, note: null };

/**
 * Reads a shop for a comparison: all of it by the file of its catalogue where it has one, else by
 * its lists; or what it says was modified of late. The next page is asked for while one is
 * compared. What the file leaves out, and is known, is read while the shop writes it.
 */
@Injectable()
export class ShopReading {
  constructor(
    private readonly runs: DriftRunRepository,
    private readonly capabilities: StoreCapabilityRepository,
    private readonly watermarks: WatermarkRepository,
    private readonly findings: DriftFindingRepository,
    private readonly mappings: ProductMappingRepository,
  ) {}

  /**
   * The pages of a comparison. Throws faults of the shop.
   * @param asked how to read; null for the file where there is one
   */
  async *pages(
    { id, storeId, scope }: DriftRun,
    asked: DriftSource | null,
    shop: ShopContents,
    groups: readonly DriftGroup[],
  ): AsyncGenerator<ReadPage> {
    if (scope === 'watch') {
      await this.runs.note(id, 'lists', null);
      const { reachedAt, now } = await this.watermarks.find(storeId, 'drift');
      const from = new Date((reachedAt?.getTime() ?? now.getTime() - FIRST_MS) - OVERLAP_MS);
      yield* this.listed(shop, groups, from);
      return;
    }
    const readAt = await this.runs.now();
    const file = asked === 'lists' ? NO_FILE : await this.begin(storeId, shop, groups);
    const written = this.written(storeId, file);
    // One that fails is told of below, not as an unhandled rejection.
    written.catch(() => undefined);
    // While the shop writes its file, in which these are not.
    if (file.contents !== null) yield* this.hidden(id, shop, groups);
    const { pages, note } = await written;
    await this.runs.note(id, pages === null ? 'lists' : 'export', note);
    if (pages === null) yield* this.listed(shop, groups);
    else for await (const rows of ahead(pages)) yield { rows, readAt, isByFile: true };
  }

  /** The lists: products, those in the trash, variations. */
  private async *listed(
    shop: ShopContents,
    groups: readonly DriftGroup[],
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

  /** What the shop is believed to hide from its customers, by its ids. */
  private async *hidden(
    runId: string,
    shop: ShopContents,
    groups: readonly DriftGroup[],
  ): AsyncGenerator<ReadPage> {
    for (let afterId = 0; ;) {
      const ids = await this.findings.findHidden(runId, afterId, LIST);
      const last = ids.at(-1);
      if (last === undefined) return;
      afterId = last;
      const readAt = await this.runs.now();
      yield { rows: await shop.productsOfIds(ids, groups), readAt, isByFile: false };
    }
  }

  /** Has a file of the catalogue begun; none, and why, where there is none. */
  private async begin(
    storeId: string,
    shop: ShopContents,
    groups: readonly DriftGroup[],
  ): Promise<BegunFile> {
    if ((await this.capabilities.find(storeId, 'catalog-export')) === false) return NO_FILE;
    try {
      const contents = await shop.export(groups, await this.mappings.countListed(storeId));
      if (contents !== null) return { contents, note: null };
      await this.capabilities.keep(storeId, 'catalog-export', false);
      return { contents, note: NO_EXPORT };
    } catch (error) {
      return { contents: null, note: whyByLists(error) };
    }
  }

  /** The file's pages, once it is written; null and why where there is none. */
  private async written(
    storeId: string,
    { contents, note }: BegunFile,
  ): Promise<{ pages: ContentsPages | null; note: string | null }> {
    if (contents === null) return { pages: null, note };
    try {
      const pages = await contents.pages();
      await this.capabilities.keep(storeId, 'catalog-export', pages !== null);
      return { pages, note: pages === null ? NO_EXPORT : null };
    } catch (error) {
      return { pages: null, note: whyByLists(error) };
    }
  }
}

/** Why the lists are read. Throws what is no fault of the shop. */
function whyByLists(error: unknown): string {
  if (!(error instanceof WooCommerceError)) throw error;
  return `By lists, as its export failed: ${error.message}`;
}
