import type { Response } from 'express';
import { Batch, type Written } from '../http/batch';
import type { Strictness } from '../texts/coercions';
import type { JournalEntry } from '../journal/journal';
import { apiUrl } from '../http/links';
import type { Resource, ResourceRoute } from '../http/resource';
import { CONTEXT } from '../rest/list-args';
import { type Params, type RestCall } from '../rest/rest-call';
import { flag, initially } from '../rest/schema';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../http/store-error';
import type { StoreProduct } from '../state/store-product';
import { integerOf } from '../texts/php';
import type { ViewContext } from './field-view';
import { variationView } from './product-view';
import { VARIATION_CREATE, VARIATION_WRITE } from './schema/product-args';
import { VARIATION_LIST } from './schema/product-list-args';
import { stocksRead } from './stock/stocks-read';
import { trashProduct } from './trash';
import { withRowCosts } from './listing/row-costs';
import { listVariations } from './listing/variation-list';
import { parentOfItem, withoutParent } from './variation-parent';

const LIST = '/products/:product_id/variations';
const ONE = `${LIST}/:id`;

/** The routes below `/products/{id}/variations` (facts 20, 21). */
export class VariationRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: '/variations',
      args: VARIATION_LIST,
      handle: (call) => this.listAll(call),
    },
    { takes: 'readable', path: LIST, args: VARIATION_LIST, handle: (call) => this.list(call) },
    { takes: 'creatable', path: LIST, args: VARIATION_CREATE, handle: (call) => this.create(call) },
    { takes: 'editable', path: `${LIST}/batch`, handle: (call) => this.batch(call) },
    { takes: 'readable', path: ONE, args: { context: CONTEXT }, handle: (call) => this.get(call) },
    { takes: 'editable', path: ONE, args: VARIATION_WRITE, handle: (call) => this.update(call) },
    {
      takes: 'deletable',
      path: ONE,
      args: { force: initially(false, flag) },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  /** Newest first; a product that is none has none. */
  private list(call: RestCall): Answer {
    const page = listVariations(call, Number(call.path['product_id']), this.context);
    return withRowCosts(page, this.context);
  }

  /** Those of all products (fact 20). */
  private listAll(call: RestCall): Answer {
    if (!this.context.behaviours.has('variations-listed-together'))
      throw new StoreError(
        404,
        'rest_no_route',
        'No route was found matching the URL and request method.',
      );
    return withRowCosts(listVariations(call, null, this.context), this.context);
  }

  private get({ path, params }: RestCall): Answer {
    const variation = this.find(Number(path['product_id']), Number(path['id']));
    return {
      body: variationView(variation, this.context, { context: params['context'] as ViewContext }),
    };
  }

  private async create({ path, params, body, response }: RestCall): Promise<Answer> {
    const variation = await this.make(Number(path['product_id']), params, body, 'single', response);
    // WooCommerce forgets there which product it is about.
    const address = `/products/(?P<product_id>[\\d]+)/variations/${variation.id}`;
    return {
      status: 201,
      headers: { Location: apiUrl(this.context.homeUrl(), address) },
      ...this.written(variation, params['_fields'], 'create'),
    };
  }

  private async update({ path, params, body, response }: RestCall): Promise<Answer> {
    const [parentId, id] = [Number(path['product_id']), Number(path['id'])];
    const variation = await this.change(parentId, id, params, body, 'single', response);
    return this.written(variation, params['_fields'], 'update');
  }

  /** For good with `force`; answers what it was before. */
  private remove({ path, params, response }: RestCall): Answer {
    const variation = this.find(Number(path['product_id']), Number(path['id']));
    const isGone = params['force'] === true;
    const body = variationView(variation, this.context, { context: 'edit', isGone });
    this.drop(variation, isGone, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private drop(variation: StoreProduct, isForGood: boolean, response: Response): void {
    const { catalogue, behaviours, writer } = this.context;
    if (!isForGood && variation.status === 'trash' && behaviours.has('delete-again-410')) {
      const message = 'The product_variation has already been deleted.';
      throw new StoreError(410, 'woocommerce_rest_already_trashed', message);
    }
    const parent = catalogue.products.get(variation.parentId);
    if (isForGood) catalogue.remove(variation);
    else trashProduct(variation, this.context);
    writer.sync(parent);
    this.journal(isForGood ? 'delete' : 'trash', variation, {}, response);
  }

  /** Items with a `product_id` of their own may be other products' (fact 20). */
  private batch({ path, params, query, response }: RestCall): Promise<Answer> {
    const parentId = Number(path['product_id']);
    const readStocks = stocksRead(params, this.context);
    const batch = new Batch(this.context, {
      create: async (item) =>
        this.written(
          await this.make(
            parentOfItem(item, parentId, this.context),
            item,
            item,
            'batch',
            response,
          ),
          item['_fields'],
          'create',
        ),
      update: async (item) =>
        this.written(
          await this.change(
            parentOfItem(item, parentId, this.context),
            integerOf(item['id']),
            item,
            item,
            'batch',
            response,
            readStocks.get(integerOf(item['id'])),
          ),
          item['_fields'],
          'update',
        ),
      remove: (id, item) =>
        this.removeInBatch(parentOfItem(item, parentId, this.context), id, response),
      common: { product_id: parentId },
    });
    return batch.answer({ params, query });
  }

  private async make(
    parentId: number,
    params: Params,
    raw: Params,
    strictness: Strictness,
    response: Response,
  ): Promise<StoreProduct> {
    const parent = this.context.catalogue.products.get(parentId);
    if (parent === undefined) throw withoutParent(params, this.context);
    const variation = await this.context.writer.createVariation(parent, params, strictness, raw);
    this.journal('create', variation, raw, response);
    return variation;
  }

  private async change(
    parentId: number,
    id: number,
    params: Params,
    raw: Params,
    strictness: Strictness,
    response: Response,
    readStock?: number | null,
  ): Promise<StoreProduct> {
    const variation = this.find(parentId, id);
    await this.context.writer.updateVariation(variation, params, strictness, raw, readStock);
    this.journal('update', variation, raw, response);
    return variation;
  }

  private written(variation: StoreProduct, fields: unknown, kind: 'create' | 'update'): Written {
    const { perCreate, perCreateTrimmed, perVariation } = this.context.workers.model;
    const costs = kind === 'create' ? [perCreate, perCreateTrimmed] : [perVariation, perVariation];
    const body = variationView(variation, this.context, { context: 'edit' });
    this.context.writer.handDown(this.context.catalogue.products.get(variation.parentId));
    return { body, costMs: costs[fields === undefined ? 0 : 1] ?? 0 };
  }

  private removeInBatch(parentId: number, id: number, response: Response): Written {
    const variation = this.find(parentId, id);
    const body = variationView(variation, this.context, { context: 'edit', isGone: true });
    this.drop(variation, true, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private find(parentId: number, id: number): StoreProduct {
    const variation = this.context.catalogue.products.get(id);
    if (variation === undefined || variation.parentId !== parentId) {
      throw new StoreError(404, 'woocommerce_rest_product_variation_invalid_id', 'Invalid ID.');
    }
    return variation;
  }

  private journal(
    kind: JournalEntry['kind'],
    { id, sku }: StoreProduct,
    fields: Params,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'variation', id, sku, fields, callId });
  }
}
