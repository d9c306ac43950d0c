import type { Request, Response } from 'express';
import { foldedSku, type Strictness } from './coercions';
import { pageOf } from './paging';
import { productView } from './product-view';
import type { ProductBody } from './product-writer';
import type { Resource, ResourceRoute } from './resource';
import { callOf, type Answer, type StoreContext } from './store-context';
import { StoreError } from './store-error';
import type { StoreProduct } from './store-product';

/** What one write of a batch costs, and how it is done. */
type Kind = 'create' | 'update';

/** The routes below `/products`. */
export class ProductRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/products', handle: (request) => this.list(request) },
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

  /** GET /products. By `sku` an exact list, any status but the trash (facts.md 10). */
  list(request: Request): Answer {
    const query = request.query;
    let products = this.matching(query);
    const status = query['status'];
    products = products.filter((product) =>
      status === undefined || status === 'any' ? product.status !== 'trash' : product.status === status,
    );
    const ascending = query['order'] === 'asc';
    products.sort((a, b) => (ascending ? a.id - b.id : b.id - a.id));
    return pageOf(products, query, (product) =>
      productView(product, this.context.catalogue, query['_fields']),
    );
  }

  /** GET /products/{id}. */
  get(request: Request): Answer {
    const product = this.context.catalogue.products.get(Number(request.params['id']));
    if (product === undefined) throw invalidId(404);
    return { body: productView(product, this.context.catalogue, request.query['_fields']) };
  }

  /** POST /products. */
  async create(request: Request, response: Response): Promise<Answer> {
    const body = asBody(request.body);
    return {
      status: 201,
      ...(await this.write('create', body, 'single', response, request.query['_fields'])),
    };
  }

  /** PUT, POST and PATCH /products/{id}. */
  async update(request: Request, response: Response): Promise<Answer> {
    const body = { ...asBody(request.body), id: Number(request.params['id']) };
    return this.write('update', body, 'single', response, request.query['_fields']);
  }

  /** DELETE /products/{id}: into the trash, or for good with `force` (facts.md 11). */
  remove(request: Request, response: Response): Answer {
    const { catalogue } = this.context;
    const product = catalogue.products.get(Number(request.params['id']));
    if (product === undefined) throw invalidId(404);
    const force = request.query['force'] === 'true';
    if (!force && product.status === 'trash') {
      throw new StoreError(410, 'woocommerce_rest_already_trashed', 'The product has already been deleted.');
    }
    if (force) catalogue.remove(product);
    else product.status = 'trash';
    product.modifiedAt = Date.now();
    this.journal(force ? 'delete' : 'trash', product, {}, response);
    return {
      body: productView(product, catalogue, request.query['_fields']),
      costMs: this.context.workers.model.perUpdate,
    };
  }

  /** POST /products/batch: create, update, delete, one after the other; 200 whatever fails inside (facts.md 15). */
  async batch(request: Request, response: Response): Promise<Answer> {
    const body = asBody(request.body) as Record<string, ProductBody[] | undefined>;
    const [creates, updates, deletes] = [body['create'] ?? [], body['update'] ?? [], body['delete'] ?? []];
    if (creates.length + updates.length + deletes.length > this.context.maxBatch) {
      throw new StoreError(
        413,
        'woocommerce_rest_request_entity_too_large',
        `Unable to accept more than ${this.context.maxBatch} items for this request.`,
      );
    }
    let costMs = 0;
    const answer: Record<string, unknown[]> = {};
    const each = async (kind: Kind, items: readonly ProductBody[]): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (const item of items) {
        const written = await this.writeInBatch(kind, item, response);
        costMs += written.costMs;
        answers.push(written.body);
      }
      return answers;
    };
    if (creates.length > 0) answer['create'] = await each('create', creates);
    if (updates.length > 0) answer['update'] = await each('update', updates);
    if (deletes.length > 0) answer['delete'] = deletes.map((id) => this.removeInBatch(Number(id), response));
    return { body: Object.keys(answer).length === 0 ? [] : answer, costMs };
  }

  private async writeInBatch(
    kind: Kind,
    item: ProductBody,
    response: Response,
  ): Promise<{ body: unknown; costMs: number }> {
    // Crashes PHP: what was done before it in this call stays done (facts.md 14, 17).
    if (this.context.crashes(item)) {
      throw new StoreError(
        500,
        'internal_server_error',
        '<p>There has been a critical error on this website.</p>',
      );
    }
    try {
      return await this.write(kind, item, 'batch', response, item['_fields']);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { body: { id: kind === 'create' ? 0 : Number(item['id']), error: error.body() }, costMs: 0 };
    }
  }

  private removeInBatch(id: number, response: Response): unknown {
    const product = this.context.catalogue.products.get(id);
    if (product === undefined) return { id, error: invalidId(404).body() };
    this.context.catalogue.remove(product);
    this.journal('delete', product, {}, response);
    return productView(product, this.context.catalogue, 'id');
  }

  private async write(
    kind: Kind,
    body: ProductBody,
    strictness: Strictness,
    response: Response,
    fields: unknown,
  ): Promise<{ body: unknown; costMs: number }> {
    const { writer, catalogue, workers } = this.context;
    const product =
      kind === 'create'
        ? await writer.create(body, strictness)
        : await writer.update(Number(body['id']), body, strictness);
    this.journal(kind, product, body, response);
    const trimmed = fields !== undefined;
    const { perCreate, perCreateTrimmed, perUpdate, perUpdateTrimmed } = workers.model;
    const costMs =
      kind === 'create' ? (trimmed ? perCreateTrimmed : perCreate) : trimmed ? perUpdateTrimmed : perUpdate;
    return { body: productView(product, catalogue, fields), costMs };
  }

  private matching(query: Readonly<Record<string, unknown>>): StoreProduct[] {
    const { products, findBySku } = {
      products: this.context.catalogue.products,
      findBySku: (sku: string) => this.context.catalogue.findBySku(sku),
    };
    if (typeof query['sku'] === 'string' && query['sku'] !== '0' && query['sku'] !== '') {
      const skus = new Set(query['sku'].split(',').map((sku) => foldedSku(sku.trim())));
      return [...skus].map(findBySku).filter((product) => product !== undefined);
    }
    if (typeof query['include'] === 'string' && query['include'] !== '') {
      const ids = query['include'].split(',').map(Number);
      // A list by ids shows no variations, one by SKUs does (facts.md 10).
      return ids
        .map((id) => products.get(id))
        .filter((product) => product !== undefined)
        .filter(({ parentId }) => parentId === 0);
    }
    return [...products.values()].filter(({ parentId }) => parentId === 0);
  }

  private journal(
    kind: 'create' | 'update' | 'trash' | 'delete',
    product: StoreProduct,
    body: ProductBody,
    response: Response,
  ): void {
    const { _fields: _view, id: _id, ...fields } = body;
    const { callId, route } = callOf(response);
    this.context.journal.write({
      route,
      kind,
      resource: 'product',
      id: product.id,
      sku: product.sku,
      fields,
      callId,
    });
  }
}

function asBody(body: unknown): ProductBody {
  return typeof body === 'object' && body !== null ? (body as ProductBody) : {};
}

function invalidId(status: number): StoreError {
  return new StoreError(status, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
}
