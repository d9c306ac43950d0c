import type { Request, Response } from 'express';
import { Batch, type BatchItem, type Written } from '../batch';
import type { Strictness } from '../coercions';
import type { Resource, ResourceRoute } from '../resource';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import type { StoreProduct } from '../store-product';
import { phpCrash } from '../request-body';
import { listProducts } from './product-list';
import { trashedSlug } from './product-texts';
import type { ViewContext } from './product-fields';
import { productView } from './product-view';
import type { ProductBody } from './product-write';

type Kind = 'create' | 'update';

/** The routes below `/products`. */
export class ProductRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/products', handle: (request) => listProducts(request, this.context) },
    { takes: 'creatable', path: '/products', handle: (request, response) => this.create(request, response) },
    {
      takes: 'editable',
      path: '/products/batch',
      handle: (request, response) => this.batch(request, response),
    },
    { takes: 'readable', path: '/products/:id', handle: (request) => this.get(request) },
    {
      takes: 'editable',
      path: '/products/:id',
      handle: (request, response) => this.update(request, response),
    },
    {
      takes: 'deletable',
      path: '/products/:id',
      handle: (request, response) => this.remove(request, response),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private get(request: Request): Answer {
    const product = this.find(Number(request.params['id']));
    return { body: this.view(product, request, request.query['context'] === 'edit' ? 'edit' : 'view') };
  }

  private async create(request: Request, response: Response): Promise<Answer> {
    const body = request.body as ProductBody;
    if (this.context.crashes(body)) throw phpCrash();
    const { product, costMs } = await this.write(
      'create',
      body,
      'single',
      response,
      request.query['_fields'],
    );
    return {
      status: 201,
      body: this.view(product, request, this.answersIn()),
      costMs,
    };
  }

  private async update(request: Request, response: Response): Promise<Answer> {
    const body = { ...(request.body as ProductBody), id: Number(request.params['id']) };
    const { product, costMs } = await this.write(
      'update',
      body,
      'single',
      response,
      request.query['_fields'],
    );
    return { body: this.view(product, request, this.answersIn()), costMs };
  }

  /** Into the trash, or for good with `force`; answers what it was before (facts.md 11). */
  private remove(request: Request, response: Response): Answer {
    const { catalogue, behaviours, workers } = this.context;
    const product = this.find(Number(request.params['id']));
    const force = request.query['force'] === 'true' || !behaviours.has('delete-trashes');
    if (!force && product.status === 'trash' && behaviours.has('delete-again-410')) {
      throw new StoreError(410, 'woocommerce_rest_already_trashed', 'The product has already been deleted.');
    }
    const body = this.view(product, request, this.answersIn());
    if (force) catalogue.remove(product);
    else this.trash(product);
    this.journal(force ? 'delete' : 'trash', product, {}, response);
    return { body, costMs: workers.model.perUpdate };
  }

  private batch(request: Request, response: Response): Promise<Answer> {
    const write = async (kind: Kind, item: BatchItem): Promise<Written> => {
      const fields = this.context.behaviours.has('item-fields-trim') ? item['_fields'] : undefined;
      const { product, costMs } = await this.write(kind, item, 'batch', response, fields);
      return { body: productView(product, this.context, { fields, context: this.answersIn() }), costMs };
    };
    const batch = new Batch(this.context, {
      create: (item) => write('create', item),
      update: (item) => write('update', item),
      remove: (id) => this.removeInBatch(id, response),
    });
    return batch.answer(request.body, request.query);
  }

  private removeInBatch(id: number, response: Response): Written {
    const { catalogue, behaviours, workers } = this.context;
    const product = this.find(id);
    const body = productView(product, this.context, { context: this.answersIn() });
    const isForGood = behaviours.has('batch-delete-permanent');
    if (isForGood) catalogue.remove(product);
    else this.trash(product);
    this.journal(isForGood ? 'delete' : 'trash', product, {}, response);
    return { body, costMs: workers.model.perUpdate };
  }

  private async write(
    kind: Kind,
    body: ProductBody,
    strictness: Strictness,
    response: Response,
    fields: unknown,
  ): Promise<{ product: StoreProduct; costMs: number }> {
    const { writer, workers } = this.context;
    const product =
      kind === 'create'
        ? await writer.create(body, strictness)
        : await writer.update(Number(body['id']), body, strictness);
    this.journal(kind, product, body, response);
    const { perCreate, perCreateTrimmed, perUpdate, perUpdateTrimmed } = workers.model;
    const costs = kind === 'create' ? [perCreate, perCreateTrimmed] : [perUpdate, perUpdateTrimmed];
    return { product, costMs: costs[fields === undefined ? 0 : 1] ?? 0 };
  }

  private trash(product: StoreProduct): void {
    const { catalogue, now } = this.context;
    catalogue.unlist(product);
    product.status = 'trash';
    catalogue.slugs.move(product, trashedSlug(product.slug));
    product.modifiedAt = now();
    catalogue.list(product);
  }

  private find(id: number): StoreProduct {
    const product = this.context.catalogue.products.get(id);
    if (product !== undefined) return product;
    const status = this.context.behaviours.has('unknown-id-read-404') ? 404 : 400;
    throw new StoreError(status, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
  }

  private view(product: StoreProduct, { query }: Request, context: ViewContext): Record<string, unknown> {
    const { _fields: fields, include_meta: includeMeta, exclude_meta: excludeMeta } = query;
    return productView(product, this.context, { fields, context, includeMeta, excludeMeta });
  }

  // The answer to a write has texts as they were written (facts.md 12).
  private answersIn(): ViewContext {
    return this.context.behaviours.has('write-answers-raw') ? 'edit' : 'view';
  }

  private journal(
    kind: Kind | 'trash' | 'delete',
    { id, sku }: StoreProduct,
    body: ProductBody,
    response: Response,
  ): void {
    const { _fields: _view, id: _id, ...fields } = body;
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'product', id, sku, fields, callId });
  }
}
