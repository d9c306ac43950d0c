import type { Request, Response } from 'express';
import type { Strictness } from './coercions';
import { pageOf } from './paging';
import { productView } from './product-view';
import type { ProductBody } from './product-writer';
import type { Resource, ResourceRoute } from './resource';
import { callOf, type Answer, type StoreContext } from './store-context';
import { StoreError } from './store-error';
import type { StoreProduct } from './store-product';

type Written = { readonly body: unknown; readonly costMs: number };

/** The routes below `/products/{id}/variations` (facts.md 20, 21). */
export class VariationRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/variations', handle: (request) => this.listAll(request) },
    { takes: 'readable', path: '/products/:id/variations', handle: (request) => this.list(request) },
    {
      takes: 'creatable',
      path: '/products/:id/variations',
      handle: (request, response) => this.create(request, response),
    },
    {
      takes: 'editable',
      path: '/products/:id/variations/batch',
      handle: (request, response) => this.batch(request, response),
    },
    {
      takes: 'readable',
      path: '/products/:id/variations/:variation',
      handle: (request) => this.get(request),
    },
    {
      takes: 'editable',
      path: '/products/:id/variations/:variation',
      handle: (request, response) => this.update(request, response),
    },
    {
      takes: 'deletable',
      path: '/products/:id/variations/:variation',
      handle: (request, response) => this.remove(request, response),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  /** GET /products/{id}/variations, newest first; a product that is none has none. */
  list(request: Request): Answer {
    const { query } = request;
    const own = [...this.context.catalogue.variationsOf(Number(request.params['id']))].reverse();
    const wanted = own.filter(({ sku }) => query['sku'] === undefined || sku === query['sku']);
    return pageOf(wanted, query, (variation) => this.view(variation, query['_fields']));
  }

  /** GET /variations: those of all products (facts.md 20). */
  listAll(request: Request): Answer {
    const all = [...this.context.catalogue.products.values()].filter(({ parentId }) => parentId !== 0);
    return pageOf(all.reverse(), request.query, (variation) =>
      this.view(variation, request.query['_fields']),
    );
  }

  /** GET /products/{id}/variations/{id}. */
  get(request: Request): Answer {
    const variation = this.find(Number(request.params['id']), Number(request.params['variation']));
    return { body: this.view(variation, request.query['_fields']) };
  }

  /** POST /products/{id}/variations. */
  async create(request: Request, response: Response): Promise<Answer> {
    const written = await this.make(
      Number(request.params['id']),
      request.body as ProductBody,
      'single',
      response,
    );
    return { status: 201, ...written };
  }

  /** PUT /products/{id}/variations/{id}. */
  async update(request: Request, response: Response): Promise<Answer> {
    const [parentId, id] = [Number(request.params['id']), Number(request.params['variation'])];
    return this.change(parentId, id, request.body as ProductBody, 'single', response);
  }

  /** DELETE /products/{id}/variations/{id}: for good with `force`. */
  remove(request: Request, response: Response): Answer {
    const variation = this.find(Number(request.params['id']), Number(request.params['variation']));
    const body = this.view(variation, request.query['_fields']);
    if (request.query['force'] === 'true') {
      this.context.catalogue.remove(variation);
      this.journal('delete', variation, {}, response);
    } else {
      variation.status = 'trash';
      this.journal('trash', variation, {}, response);
    }
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  /** POST /products/{id}/variations/batch: items with a `product_id` of their own may be other products' (facts.md 20). */
  async batch(request: Request, response: Response): Promise<Answer> {
    const parentId = Number(request.params['id']);
    const body = request.body as Partial<Record<'create' | 'update' | 'delete', ProductBody[]>>;
    const parts = { create: body.create ?? [], update: body.update ?? [], delete: body.delete ?? [] };
    if (parts.create.length + parts.update.length + parts.delete.length > this.context.maxBatch) {
      throw new StoreError(
        413,
        'woocommerce_rest_request_entity_too_large',
        `Unable to accept more than ${this.context.maxBatch} items for this request.`,
      );
    }
    const answer: Record<string, unknown[]> = {};
    let costMs = 0;
    const each = async (part: keyof typeof parts, write: (item: ProductBody) => Promise<Written>) => {
      for (const item of parts[part]) {
        const written = await this.itemAnswer(item, write);
        (answer[part] ??= []).push(written.body);
        costMs += written.costMs;
      }
    };
    await each('create', (item) => this.make(this.parentOf(item, parentId), item, 'batch', response));
    await each('update', (item) =>
      this.change(this.parentOf(item, parentId), Number(item['id']), item, 'batch', response),
    );
    await each('delete', (item) => Promise.resolve(this.drop(parentId, Number(item), response)));
    return { body: answer, costMs };
  }

  private async itemAnswer(
    item: ProductBody,
    write: (item: ProductBody) => Promise<Written>,
  ): Promise<Written> {
    try {
      return await write(item);
    } catch (error) {
      if (!(error instanceof StoreError) || error.status >= 500) throw error;
      return {
        body: { id: Number(item['id'] ?? 0), error: error.body() },
        costMs: this.context.workers.model.perUpdate,
      };
    }
  }

  private parentOf(item: ProductBody, parentId: number): number {
    return this.context.variationsOfManyParents ? Number(item['product_id'] ?? parentId) : parentId;
  }

  private async make(
    parentId: number,
    body: ProductBody,
    strictness: Strictness,
    response: Response,
  ): Promise<Written> {
    const parent = this.context.catalogue.products.get(parentId);
    // What was measured: a product that does not exist crashes the call.
    if (parent === undefined)
      throw new StoreError(500, 'internal_server_error', 'There has been a critical error.');
    const variation = await this.context.writer.createVariation(parent, body, strictness);
    this.journal('create', variation, body, response);
    const { perCreate, perCreateTrimmed } = this.context.workers.model;
    return {
      body: this.view(variation, body['_fields']),
      costMs: body['_fields'] === undefined ? perCreate : perCreateTrimmed,
    };
  }

  private async change(
    parentId: number,
    id: number,
    body: ProductBody,
    strictness: Strictness,
    response: Response,
  ): Promise<Written> {
    const variation = this.find(parentId, id);
    await this.context.writer.updateVariation(variation, body, strictness);
    this.journal('update', variation, body, response);
    const { perUpdate, perUpdateTrimmed } = this.context.workers.model;
    return {
      body: this.view(variation, body['_fields']),
      costMs: body['_fields'] === undefined ? perUpdate : perUpdateTrimmed,
    };
  }

  private drop(parentId: number, id: number, response: Response): Written {
    const variation = this.find(parentId, id);
    this.context.catalogue.remove(variation);
    this.journal('delete', variation, {}, response);
    return { body: this.view(variation, undefined), costMs: this.context.workers.model.perUpdate };
  }

  private find(parentId: number, id: number): StoreProduct {
    const variation = this.context.catalogue.products.get(id);
    if (variation === undefined || variation.parentId !== parentId) {
      throw new StoreError(404, 'woocommerce_rest_product_variation_invalid_id', 'Invalid ID.');
    }
    return variation;
  }

  private view(variation: StoreProduct, fields: unknown): Record<string, unknown> {
    return productView(variation, this.context.catalogue, fields);
  }

  private journal(
    kind: 'create' | 'update' | 'trash' | 'delete',
    { id, sku }: StoreProduct,
    fields: ProductBody,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'variation', id, sku, fields, callId });
  }
}
