import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  ErpCatalog,
  type CatalogLookup,
  type CatalogPage,
  type CategoryCatalog,
  type InvalidProduct,
} from '../../application/ports/erp-catalog.port';
import type { CatalogCategory, CatalogProduct } from '../../domain/catalog/catalog-product';
import { ErpError, type ValidationError } from '../../domain/woocommerce.errors';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { JsonExchange, type JsonAnswer } from '../http/json-exchange';
import { readCategory } from './catalog-category.reader';
import { readProduct } from './catalog-product.reader';
import { lookupReply, pageReply } from './catalog.schemas';

/** Most ids in one look-up (docs/erp.md). */
const MAX_LOOKUP = 500;

/**
 * Less than the most that the ERP serves (docs/erp.md): what a scan holds at once, and leaves
 * behind as garbage, is two pages.
 */
const PAGE_SIZE = 100;

const MAX_ANSWER_BYTES = 100_000_000;

/** Reads the Cypher catalogue over HTTP, and checks every product at the door. */
@Injectable()
export class HttpErpCatalog extends ErpCatalog {
  private readonly exchange: JsonExchange;
  private readonly baseUrl: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(settings: WooCommerceSyncSettings) {
    super();
    this.exchange = new JsonExchange({
      side: 'erp',
      timeoutMs: settings.ERP_TIMEOUT_MS,
      maxAnswerBytes: MAX_ANSWER_BYTES,
    });
    this.baseUrl = settings.ERP_URL;
    this.headers = { Authorization: `Bearer ${settings.ERP_TOKEN}` };
  }

  override async lookup(ids: readonly string[]): Promise<CatalogLookup> {
    const products = new Map<string, CatalogProduct>();
    const invalid = new Map<string, InvalidProduct>();
    const missing = new Set<string>();
    for (let start = 0; start < ids.length; start += MAX_LOOKUP) {
      const wanted = ids.slice(start, start + MAX_LOOKUP);
      const answer = await this.exchange.send({
        method: 'POST',
        url: `${this.baseUrl}/products/lookup`,
        headers: this.headers,
        body: { ids: wanted },
      });
      const reply = replyOf(answer, lookupReply);
      for (const item of reply.items) {
        const read = readProduct(item);
        if (read.kind === 'product') products.set(read.product.id, read.product);
        else if (read.kind === 'invalid') invalid.set(read.invalid.id, read.invalid);
      }
      for (const id of reply.missing) missing.add(id);
    }
    for (const id of ids) {
      if (products.has(id) || invalid.has(id)) missing.delete(id);
      // What an answer says nothing of is not known to be gone.
      else if (!missing.has(id))
        invalid.set(id, {
          id,
          sku: null,
          name: null,
          field: 'id',
          problem: 'the ERP left it out of its answer',
        });
    }
    return { products, missing, invalid };
  }

  override async page(cursor: string | null, updatedSince?: Date): Promise<CatalogPage> {
    const { items, nextCursor } = await this.readPage('/products', cursor, updatedSince);
    const products: CatalogProduct[] = [];
    const invalid: InvalidProduct[] = [];
    let unreadable = 0;
    for (const item of items) {
      const read = readProduct(item);
      if (read.kind === 'product') products.push(read.product);
      else if (read.kind === 'invalid') invalid.push(read.invalid);
      else unreadable += 1;
    }
    return { products, invalid, unreadable, nextCursor };
  }

  override async listCategories(): Promise<CategoryCatalog> {
    const categories = new Map<string, CatalogCategory>();
    const invalid = new Map<string, ValidationError>();
    let cursor: string | null = null;
    do {
      const page: z.infer<typeof pageReply> = await this.readPage('/categories', cursor);
      for (const item of page.items) {
        const read = readCategory(item);
        if (read.kind === 'category') categories.set(read.category.id, read.category);
        else if (read.kind === 'invalid') invalid.set(read.id, read.reason);
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    return { categories, invalid };
  }

  override async probe(): Promise<void> {
    const url = `${this.baseUrl}/categories?limit=1`;
    replyOf(await this.exchange.send({ method: 'GET', url, headers: this.headers }), pageReply);
  }

  private async readPage(
    path: string,
    cursor: string | null,
    updatedSince?: Date,
  ): Promise<z.infer<typeof pageReply>> {
    const query = new URLSearchParams({
      limit: String(PAGE_SIZE),
      ...(cursor === null ? {} : { cursor }),
      ...(updatedSince === undefined ? {} : { updatedSince: updatedSince.toISOString() }),
    });
    const url = `${this.baseUrl}${path}?${query.toString()}`;
    const page = replyOf(
      await this.exchange.send({ method: 'GET', url, headers: this.headers }),
      pageReply,
    );
    if (page.nextCursor !== null && page.nextCursor === cursor) {
      // Asked again, it would answer the same for ever.
      throw new ErpError(`The ERP's pages of ${path} do not move on`, 'ERP_ANSWER_UNREADABLE');
    }
    return page;
  }
}

function replyOf<S extends z.ZodType>(answer: JsonAnswer, schema: S): z.infer<S> {
  if (answer.status === 401 || answer.status === 403) {
    throw new ErpError(
      `The ERP refused our token (HTTP ${answer.status}): check ERP_TOKEN`,
      'ERP_UNAUTHORIZED',
    );
  }
  if (answer.status === 429)
    throw new ErpError('The ERP limits our rate (HTTP 429)', 'ERP_RATE_LIMITED');
  if (answer.status !== 200)
    throw new ErpError(`The ERP answered HTTP ${answer.status}`, 'ERP_ERROR');
  const reply = schema.safeParse(answer.json);
  if (!reply.success)
    throw new ErpError('The ERP’s answer breaks the contract', 'ERP_ANSWER_UNREADABLE');
  return reply.data;
}
