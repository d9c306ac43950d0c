import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import {
  ShopContents,
  type ContentsFile,
  type ContentsPages,
  type ContentsQuery,
  type ShownContents,
} from '../../../application/ports/drift/shop-contents.port';
import type { ShopValue } from '../../../domain/changes/product-change';
import type { DriftGroup } from '../../../domain/drift/drift-finding';
import type { FieldGroup, ProductFields } from '../../../domain/fields/product-fields';
import { wordsOf } from '../fields/product-formats';
import { RepeatedPageError, WooCommerceApiError } from '../../../domain/shop.errors';
import { NetworkError } from '../../../domain/woocommerce.errors';
import { listPage, type ListPage } from '../client/list-pages';
import {
  PAGE_SIZE,
  unlessStatus,
  type Query,
  type WooCommerceApiClient,
} from '../client/woocommerce-api.client';
import { readableRows } from '../replies/reply.schemas';
import type { CatalogFile } from './catalog-file';
import { ExportWaits } from './export-waits';
import { contentsFields, contentsReply, toContents, variationFields } from './contents.mapper';

const ROWS = readableRows(contentsReply);
/** Texts as they were written, not as customers read them (fact 12). */
const AS_WRITTEN = { context: 'edit' };
const BY_ID = { orderby: 'id', order: 'asc', per_page: PAGE_SIZE };

/** Where a shop writes its catalogue into a file, below `/wp-json` (fact 46). */
const EXPORT_PATH = '/wc/pos/v1/catalog/create';

/** Rows of the file that are handed on together. */
const FILE_PAGE = 500;

/** How long a shop may take to write its file, in milliseconds. */
const LONGEST_EXPORT_MS = 900_000;

/** What the shop itself says of an id that it does not know (fact 11). */
const NO_SUCH_PRODUCT = 'woocommerce_rest_product_invalid_id';

const ANY_ROW = z.object({ id: z.number() });
const exportReply = z.object({
  state: z.string(),
  url: z.string().nullish(),
  processed: z.number().catch(0),
  total: z.number().catch(-1),
});
const fileRow = z.object({ type: z.string(), data: contentsReply });

type ContentsRow = z.infer<typeof contentsReply>;

/** Lists of products and variations with all that is compared, and the file of the catalogue. */
export class WooCommerceContentsClient extends ShopContents {
  private readonly waits = new ExportWaits();

  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly file: CatalogFile,
  ) {
    super();
  }

  override products({
    groups,
    modifiedAfter,
    status,
  }: ContentsQuery & { readonly status: string }): ContentsPages {
    const query = { ...filterOf(contentsFields(groups), modifiedAfter), ...AS_WRITTEN, status };
    return this.pages('/products', query);
  }

  override variations({ groups, modifiedAfter }: ContentsQuery): ContentsPages {
    return this.pages('/variations', filterOf(variationFields(groups), modifiedAfter));
  }

  override async productsOfIds(
    ids: readonly number[],
    groups: readonly DriftGroup[],
  ): Promise<readonly ShownContents[]> {
    const include = ids.join(',');
    const query = { ...filterOf(contentsFields(groups)), ...AS_WRITTEN, include, page: 1 };
    const there = await this.page('/products', { ...query, status: 'any' });
    if (there.rows.length === ids.length) return there.rows.map((row) => toContents(row));
    const trashed = await this.page('/products', { ...query, status: 'trash' });
    return [...there.rows, ...trashed.rows].map((row) => toContents(row));
  }

  override async variationsOfIds(
    ids: readonly number[],
    groups: readonly DriftGroup[],
  ): Promise<readonly ShownContents[] | null> {
    const query = { ...filterOf(variationFields(groups)), include: ids.join(','), page: 1 };
    const listed = await unlessStatus(this.page('/variations', query), 404);
    return listed === null ? null : listed.rows.map((row) => toContents(row));
  }

  override inWords(fields: Partial<ProductFields>): ReadonlyMap<FieldGroup, ShopValue> {
    const groups = Object.keys(fields) as FieldGroup[];
    return new Map(groups.map((group) => [group, wordsOf(group, fields)]));
  }

  override async isGone(id: number): Promise<boolean> {
    try {
      await this.api.read(`/products/${id}`, { _fields: 'id' }, ANY_ROW);
      return false;
    } catch (error) {
      // A 404 of something before the shop proves nothing.
      if (error instanceof WooCommerceApiError && error.storeCode === NO_SUCH_PRODUCT) return true;
      throw error;
    }
  }

  override async export(groups: readonly DriftGroup[], rows: number): Promise<ContentsFile | null> {
    const fields = {
      _product_fields: contentsFields(groups),
      _variation_fields: variationFields(groups),
    };
    const started = await unlessStatus(this.begun(fields), 404);
    if (started === null) return null;
    return {
      pages: async () => {
        const url = await this.written(fields, started, rows);
        return this.file.isOfShop(url) ? this.filePages(url) : null;
      },
    };
  }

  /** Has a file begun anew; of one that is under way already, as of somebody who died, that one. */
  private async begun(fields: Query): Promise<z.infer<typeof exportReply>> {
    const forced = this.api.writeBeside(EXPORT_PATH, { ...fields, force: 'true' }, exportReply);
    // A shop does not let one under way be begun anew (fact 94).
    const begun = await unlessStatus(forced, 500);
    return begun ?? this.api.writeBeside(EXPORT_PATH, fields, exportReply);
  }

  /** Waits for the file; answers its address. Throws where the shop cannot write it. */
  private async written(
    fields: Query,
    started: z.infer<typeof exportReply>,
    rows: number,
  ): Promise<string> {
    const startedAt = performance.now();
    let reply = started;
    for (let looks = 0; ; looks += 1) {
      const elapsedMs = performance.now() - startedAt;
      if (reply.state === 'completed' && typeof reply.url === 'string') {
        this.waits.took(elapsedMs);
        return reply.url;
      }
      if (reply.state === 'failed' || elapsedMs > LONGEST_EXPORT_MS)
        throw new NetworkError(`The shop's export of its catalogue: ${reply.state}`, 'store', true);
      await wait(this.waits.next(reply, elapsedMs, looks, rows));
      reply = await this.api.writeBeside(EXPORT_PATH, fields, exportReply);
    }
  }

  private async *filePages(url: string): AsyncGenerator<readonly ShownContents[]> {
    let page: ShownContents[] = [];
    for await (const row of this.file.rows(url)) {
      const read = fileRow.safeParse(row);
      if (!read.success) continue;
      page.push(toContents(read.data.data, true));
      if (page.length < FILE_PAGE) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  }

  private async *pages(path: string, query: Query): AsyncGenerator<readonly ShownContents[]> {
    let highestId = 0;
    for (let page = 1; ; page += 1) {
      const answer = await unlessStatus(this.page(path, { ...query, page }), 404);
      // A shop of an older version has no list of all variations.
      if (answer === null) return;
      const { rows, isLast } = answer;
      if (rows.length > 0) yield rows.map((row) => toContents(row));
      if (isLast) return;
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0 && Math.max(...ids) <= highestId) throw new RepeatedPageError(path, page);
      highestId = Math.max(highestId, ...ids);
    }
  }

  private async page(
    path: string,
    query: Query & { readonly page: number },
  ): Promise<ListPage<ContentsRow>> {
    const { value, headers } = await this.api.readPage(path, query, ROWS);
    return listPage(value, headers, query.page);
  }
}

function filterOf(fields: string, modifiedAfter?: Date): Query {
  return {
    ...BY_ID,
    _fields: fields,
    ...(modifiedAfter === undefined
      ? {}
      : // UTC without a zone goes with the flag (fact 25).
        { modified_after: modifiedAfter.toISOString().slice(0, 19), dates_are_gmt: 'true' }),
  };
}
