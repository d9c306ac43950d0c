import type { Request, Response } from 'express';
import { Batch, type BatchItem, type Written } from '../batch';
import type { Strictness } from '../coercions';
import { apiUrl } from '../links';
import { pageAnswer, pageOf, pageRange } from '../paging';
import { phpCrash } from '../request-body';
import type { Resource, ResourceRoute } from '../resource';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import type { StoreProduct } from '../store-product';
import type { ViewContext } from './product-fields';
import { variationView } from './product-view';
import type { ProductBody } from './product-write';

const LIST = '/products/:id/variations';
const ONE = `${LIST}/:variation`;

/** The routes below `/products/{id}/variations` (facts.md 20, 21). */
export class VariationRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/variations', handle: (request) => this.listAll(request) },
    { takes: 'readable', path: LIST, handle: (request) => this.list(request) },
    { takes: 'creatable', path: LIST, handle: (request, response) => this.create(request, response) },
    {
      takes: 'editable',
      path: `${LIST}/batch`,
      handle: (request, response) => this.batch(request, response),
    },
    { takes: 'readable', path: ONE, handle: (request) => this.get(request) },
    { takes: 'editable', path: ONE, handle: (request, response) => this.update(request, response) },
    { takes: 'deletable', path: ONE, handle: (request, response) => this.remove(request, response) },
  ];

  constructor(private readonly context: StoreContext) {}

  /** Newest first; a product that is none has none. */
  private list(request: Request): Answer {
    const { query } = request;
    const parentId = Number(request.params['id']);
    const own = this.context.catalogue.variationsOf(parentId).filter(({ status }) => status !== 'trash');
    const wanted = own.filter(({ sku }) => query['sku'] === undefined || sku === query['sku']).reverse();
    const list = { shop: this.context, path: `/products/${parentId}/variations` };
    return pageOf(wanted, query, (variation) => this.view(variation, query['_fields'], 'view'), list);
  }

  /** Those of all products (facts.md 20). */
  private listAll(request: Request): Answer {
    const { catalogue, behaviours } = this.context;
    if (!behaviours.has('variations-listed-together'))
      throw new StoreError(404, 'rest_no_route', 'No route was found matching the URL and request method.');
    const { query } = request;
    const range = pageRange(query, this.context);
    const ids = catalogue.listedVariations.slice(range.from, range.perPage, query['order'] === 'asc');
    const shown = ids
      .flatMap((id) => catalogue.products.get(id) ?? [])
      .map((variation) => this.view(variation, query['_fields'], 'view'));
    const list = { shop: this.context, path: '/variations' };
    return pageAnswer(shown, catalogue.listedVariations.size, range, query, list);
  }

  private get(request: Request): Answer {
    const variation = this.find(Number(request.params['id']), Number(request.params['variation']));
    return { body: this.view(variation, request.query['_fields'], 'view') };
  }

  private async create(request: Request, response: Response): Promise<Answer> {
    const parentId = Number(request.params['id']);
    const variation = await this.make(parentId, request.body as ProductBody, 'single', response);
    // WooCommerce forgets there which product it is about.
    const path = `/products/(?P<product_id>[\\d]+)/variations/${variation.id}`;
    return {
      status: 201,
      headers: { Location: apiUrl(this.context.homeUrl(), path) },
      ...this.written(variation, request.query['_fields'], 'create'),
    };
  }

  private async update(request: Request, response: Response): Promise<Answer> {
    const [parentId, id] = [Number(request.params['id']), Number(request.params['variation'])];
    const variation = await this.change(parentId, id, request.body as ProductBody, 'single', response);
    return this.written(variation, request.query['_fields'], 'update');
  }

  /** For good with `force`; answers what it was before. */
  private remove(request: Request, response: Response): Answer {
    const variation = this.find(Number(request.params['id']), Number(request.params['variation']));
    const body = this.view(variation, request.query['_fields'], 'edit');
    if (request.query['force'] === 'true') {
      this.context.catalogue.remove(variation);
      this.journal('delete', variation, {}, response);
    } else {
      variation.status = 'trash';
      this.context.catalogue.list(variation);
      this.journal('trash', variation, {}, response);
    }
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  /** Items with a `product_id` of their own may be other products' (facts.md 20). */
  private batch(request: Request, response: Response): Promise<Answer> {
    const parentId = Number(request.params['id']);
    const fields = (item: BatchItem): unknown =>
      this.context.behaviours.has('item-fields-trim') ? item['_fields'] : undefined;
    const batch = new Batch(this.context, {
      create: async (item) =>
        this.written(
          await this.make(this.parentOf(item, parentId), item, 'batch', response),
          fields(item),
          'create',
        ),
      update: async (item) =>
        this.written(
          await this.change(this.parentOf(item, parentId), Number(item['id']), item, 'batch', response),
          fields(item),
          'update',
        ),
      remove: (id) => this.drop(parentId, id, response),
    });
    return batch.answer(request.body, request.query);
  }

  private parentOf(item: ProductBody, parentId: number): number {
    const { behaviours, variationsOfManyParents, catalogue } = this.context;
    const isMany = variationsOfManyParents && behaviours.has('variations-of-many-parents');
    if (isMany && item['product_id'] !== undefined) return Number(item['product_id']);
    const owner = catalogue.products.get(Number(item['id']))?.parentId ?? 0;
    return owner !== 0 && !behaviours.has('variation-foreign-404') ? owner : parentId;
  }

  private async make(
    parentId: number,
    body: ProductBody,
    strictness: Strictness,
    response: Response,
  ): Promise<StoreProduct> {
    const parent = this.context.catalogue.products.get(parentId);
    if (parent === undefined) {
      if (this.context.behaviours.has('variation-unknown-parent-500')) throw phpCrash();
      throw new StoreError(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
    }
    const variation = await this.context.writer.createVariation(parent, body, strictness);
    this.journal('create', variation, body, response);
    return variation;
  }

  private async change(
    parentId: number,
    id: number,
    body: ProductBody,
    strictness: Strictness,
    response: Response,
  ): Promise<StoreProduct> {
    const variation = this.find(parentId, id);
    await this.context.writer.updateVariation(variation, body, strictness);
    this.journal('update', variation, body, response);
    return variation;
  }

  private written(variation: StoreProduct, fields: unknown, kind: 'create' | 'update'): Written {
    const { perCreate, perCreateTrimmed, perUpdate, perUpdateTrimmed } = this.context.workers.model;
    const costs = kind === 'create' ? [perCreate, perCreateTrimmed] : [perUpdate, perUpdateTrimmed];
    return { body: this.view(variation, fields, 'edit'), costMs: costs[fields === undefined ? 0 : 1] ?? 0 };
  }

  private drop(parentId: number, id: number, response: Response): Written {
    const variation = this.find(parentId, id);
    const body = variationView(variation, this.context, { context: 'edit', isGone: true });
    this.context.catalogue.remove(variation);
    this.journal('delete', variation, {}, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private find(parentId: number, id: number): StoreProduct {
    const variation = this.context.catalogue.products.get(id);
    if (variation === undefined || variation.parentId !== parentId) {
      throw new StoreError(404, 'woocommerce_rest_product_variation_invalid_id', 'Invalid ID.');
    }
    return variation;
  }

  private view(variation: StoreProduct, fields: unknown, context: ViewContext): Record<string, unknown> {
    return variationView(variation, this.context, { fields, context });
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
