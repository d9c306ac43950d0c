import type { Response } from 'express';
import { Batch, type BatchItem, type Written } from '../http/batch';
import type { Strictness } from '../texts/coercions';
import { phpCrash } from '../http/request-body';
import type { Resource, ResourceRoute } from '../http/resource';
import { CONTEXT } from '../rest/list-args';
import type { Params, RestCall } from '../rest/rest-call';
import { flag, initially } from '../rest/schema';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { integerOf } from '../texts/php';
import { stocksRead } from './stock/stocks-read';
import { StoreError } from '../http/store-error';
import type { StoreProduct } from '../state/store-product';
import { listProducts } from './listing/product-list';
import { withRowCosts } from './listing/row-costs';
import type { ViewContext } from './field-view';
import { productView } from './product-view';
import { PRODUCT_CREATE, PRODUCT_WRITE } from './schema/product-args';
import { PRODUCT_LIST } from './schema/product-list-args';
import { trashProduct } from './trash';

type Kind = 'create' | 'update';

/** The routes below `/products`. */
export class ProductRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: '/products',
      args: PRODUCT_LIST,
      handle: (call) => withRowCosts(listProducts(call, this.context), this.context),
    },
    {
      takes: 'creatable',
      path: '/products',
      args: PRODUCT_CREATE,
      handle: (call) => this.create(call),
    },
    { takes: 'editable', path: '/products/batch', handle: (call) => this.batch(call) },
    {
      takes: 'readable',
      path: '/products/:id',
      args: { context: CONTEXT },
      handle: (call) => this.get(call),
    },
    {
      takes: 'editable',
      path: '/products/:id',
      args: PRODUCT_WRITE,
      handle: (call) => this.update(call),
    },
    {
      takes: 'deletable',
      path: '/products/:id',
      args: { force: initially(false, flag) },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  private get({ path, params }: RestCall): Answer {
    const product = this.find(Number(path['id']));
    return { body: this.view(product, params, params['context'] as ViewContext) };
  }

  private async create({ params, body, response }: RestCall): Promise<Answer> {
    if (this.context.crashes(params)) throw phpCrash();
    const { product, costMs } = await this.write('create', params, body, 'single', response);
    return { status: 201, body: this.view(product, params, this.answersIn()), costMs };
  }

  private async update({ params, body, path, response }: RestCall): Promise<Answer> {
    if (this.context.crashes(params)) throw phpCrash();
    const fields = { ...params, id: Number(path['id']) };
    const { product, costMs } = await this.write('update', fields, body, 'single', response);
    return { body: this.view(product, params, this.answersIn()), costMs };
  }

  /** Into the trash, or for good with `force`; answers what it was before (fact 11). */
  private remove({ path, params, response }: RestCall): Answer {
    const { behaviours, workers } = this.context;
    const product = this.find(Number(path['id']));
    const force = params['force'] === true || !behaviours.has('delete-trashes');
    const body = this.view(product, params, this.answersIn());
    this.drop(product, force, response);
    return { body, costMs: workers.model.perUpdate };
  }

  private batch({ params, query, response }: RestCall): Promise<Answer> {
    const readStocks = stocksRead(params, this.context);
    const write = async (kind: Kind, item: BatchItem): Promise<Written> => {
      const read = kind === 'update' ? readStocks.get(integerOf(item['id'])) : undefined;
      const { product, costMs } = await this.write(kind, item, item, 'batch', response, read);
      const fields = this.context.behaviours.has('item-fields-trim') ? item['_fields'] : undefined;
      return {
        body: productView(product, this.context, { fields, context: this.answersIn() }),
        costMs,
      };
    };
    const batch = new Batch(this.context, {
      create: (item) => write('create', item),
      update: (item) => write('update', item),
      remove: (id) => this.removeInBatch(id, response),
    });
    return batch.answer({ params, query });
  }

  private removeInBatch(id: number, response: Response): Written {
    const { behaviours, workers } = this.context;
    const product = this.find(id);
    const body = productView(product, this.context, { context: this.answersIn() });
    this.drop(product, behaviours.has('batch-delete-permanent'), response);
    return { body, costMs: workers.model.perUpdate };
  }

  private drop(product: StoreProduct, isForGood: boolean, response: Response): void {
    const { catalogue, behaviours } = this.context;
    if (product.parentId !== 0 && behaviours.has('variation-through-products-404')) {
      throw new StoreError(
        404,
        'woocommerce_rest_invalid_product_id',
        'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.',
      );
    }
    if (!isForGood && product.status === 'trash' && behaviours.has('delete-again-410')) {
      throw new StoreError(
        410,
        'woocommerce_rest_already_trashed',
        'The product has already been deleted.',
      );
    }
    if (isForGood) catalogue.remove(product);
    else trashProduct(product, this.context);
    this.journal(isForGood ? 'delete' : 'trash', product, {}, response);
  }

  private async write(
    kind: Kind,
    params: Params,
    raw: Params,
    strictness: Strictness,
    response: Response,
    readStock?: number | null,
  ): Promise<{ product: StoreProduct; costMs: number }> {
    const { writer, workers } = this.context;
    const product =
      kind === 'create'
        ? await writer.create(params, strictness, raw)
        : await writer.update(Number(params['id']), params, strictness, raw, readStock);
    this.journal(kind, product, raw, response);
    const { perCreate, perCreateTrimmed, perUpdate, perUpdateTrimmed } = workers.model;
    const costs = kind === 'create' ? [perCreate, perCreateTrimmed] : [perUpdate, perUpdateTrimmed];
    return { product, costMs: costs[params['_fields'] === undefined ? 0 : 1] ?? 0 };
  }

  private find(id: number): StoreProduct {
    const product = this.context.catalogue.products.get(id);
    if (product !== undefined) return product;
    const status = this.context.behaviours.has('unknown-id-read-404') ? 404 : 400;
    throw new StoreError(status, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
  }

  private view(
    product: StoreProduct,
    params: Params,
    context: ViewContext,
  ): Record<string, unknown> {
    const { _fields: fields, include_meta: includeMeta, exclude_meta: excludeMeta } = params;
    return productView(product, this.context, { fields, context, includeMeta, excludeMeta });
  }

  // The answer to a write has texts as they were written (fact 12).
  private answersIn(): ViewContext {
    return this.context.behaviours.has('write-answers-raw') ? 'edit' : 'view';
  }

  private journal(
    kind: Kind | 'trash' | 'delete',
    { id, sku }: StoreProduct,
    body: Params,
    response: Response,
  ): void {
    const { _fields: _view, id: _id, ...fields } = body;
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'product', id, sku, fields, callId });
  }
}
