import type { Response } from 'express';
import { Batch, type Written } from '../http/batch';
import { pageAnswer, pageRange } from '../http/paging';
import type { Resource, ResourceRoute } from '../http/resource';
import { CONTEXT, TERM_LIST } from '../rest/list-args';
import { withFields } from '../rest/response-fields';
import type { Params, RestCall } from '../rest/rest-call';
import { flag, initially } from '../rest/schema';
import { DEFAULT_CATEGORY } from '../state/store-catalogue';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../http/store-error';
import { integerOf } from '../texts/php';
import type { StoreTerm } from './store-term';
import type { Taxonomy } from './taxonomy';
import { forNew } from './term-args';
import { listedTerms } from './term-list';
import { termsOfProduct } from './terms-of-product';
import { termView, type TermSurroundings } from './term-view';
import { changeTerm, makeTerm } from './term-writer';

/**
 * The routes of one taxonomy: categories, tags, brands, shipping classes, or the terms of an
 * attribute (fact 22, 23).
 */
export class TermRoutes implements Resource {
  readonly routes: readonly ResourceRoute[];

  constructor(
    private readonly context: StoreContext,
    private readonly taxonomy: Taxonomy,
  ) {
    const { path, args } = taxonomy;
    const force = { force: initially(false, flag) };
    this.routes = [
      { takes: 'readable', path, args: TERM_LIST, handle: (call) => this.list(call) },
      { takes: 'creatable', path, args: forNew(args), handle: (call) => this.create(call) },
      { takes: 'editable', path: `${path}/batch`, handle: (call) => this.batch(call) },
      {
        takes: 'readable',
        path: `${path}/:id`,
        args: { context: CONTEXT },
        handle: (call) => this.get(call),
      },
      { takes: 'editable', path: `${path}/:id`, args, handle: (call) => this.update(call) },
      { takes: 'deletable', path: `${path}/:id`, args: force, handle: (call) => this.remove(call) },
    ];
  }

  private list(call: RestCall): Answer {
    const { params } = call;
    const around = this.around(call);
    const { isTree } = this.taxonomy;
    const ofProduct = (id: number): readonly number[] =>
      termsOfProduct(id, around.book, this.context);
    const rows = listedTerms(params, { book: around.book, isTree, ofProduct });
    const { perPage, ...range } = pageRange(params);
    // An offset of 0 is none; the page that links go by follows from the offset.
    const offset = integerOf(params['offset']);
    const from = offset === 0 ? (range.page - 1) * perPage : offset;
    const page = Math.ceil(from / perPage + 1);
    const shown = rows.slice(from, from + perPage).map((term) => termView(term, around));
    return pageAnswer(shown, rows.length, { page, perPage, from }, call, {
      shop: this.context,
      path: around.path,
    });
  }

  private get(call: RestCall): Answer {
    const around = this.around(call);
    return { body: termView(this.find(call, around), around) };
  }

  private async create(call: RestCall): Promise<Answer> {
    const around = this.around(call);
    const term = await makeTerm(call.params, around.book, this.taxonomy, this.context);
    this.journal('create', term, call.body, call.response);
    return {
      status: 201,
      body: termView(term, around),
      costMs: this.context.workers.model.perCreate,
    };
  }

  private async update(call: RestCall): Promise<Answer> {
    const around = this.around(call);
    return this.change(this.find(call, around), call.params, call.body, around, call.response);
  }

  private remove(call: RestCall): Answer {
    const { behaviours } = this.context;
    const around = this.around(call);
    const term = this.find(call, around);
    if (call.params['force'] !== true && behaviours.has('category-delete-needs-force'))
      throw new StoreError(
        501,
        'woocommerce_rest_trash_not_supported',
        'Resource does not support trashing.',
      );
    return this.drop(term, around, call.response);
  }

  private batch(call: RestCall): Promise<Answer> {
    const { response } = call;
    const around = this.around(call, this.taxonomy.pathInBatches);
    const perUpdate = this.context.workers.model.perUpdate;
    const batch = new Batch(this.context, {
      create: async (item) => {
        const term = await makeTerm({ ...item }, around.book, this.taxonomy, this.context);
        this.journal('create', term, item, response);
        return { body: this.shown(termView(term, around), item), costMs: perUpdate };
      },
      update: async (item) => {
        const term = this.term(integerOf(item['id']), around);
        const written = await this.change(term, item, item, around, response);
        return { ...written, body: this.shown(written.body, item) };
      },
      remove: (id) => this.drop(this.term(id, around), around, response),
    });
    return batch.answer(call);
  }

  private async change(
    term: StoreTerm,
    params: Params,
    raw: Params,
    around: TermSurroundings,
    response: Response,
  ): Promise<Written> {
    await changeTerm(term, params, around.book, this.taxonomy, this.context);
    this.journal('update', term, raw, response);
    return { body: termView(term, around), costMs: this.context.workers.model.perUpdate };
  }

  /** What the answer to an entry of a batch shows. */
  private shown(body: unknown, { _fields: fields }: Params): unknown {
    const isWhole = this.context.behaviours.has('term-batch-shows-all');
    return isWhole ? body : withFields(body, fields);
  }

  private drop(term: StoreTerm, around: TermSurroundings, response: Response): Written {
    const isDefault =
      around.book === this.context.catalogue.categories && term.id === DEFAULT_CATEGORY;
    if (isDefault && this.context.behaviours.has('default-category-stays')) {
      const message = 'Default product category cannot be deleted.';
      throw new StoreError(500, 'woocommerce_rest_cannot_delete', message);
    }
    const body = termView(term, around, true);
    around.book.remove(term);
    this.journal('delete', term, {}, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private find({ path }: RestCall, around: TermSurroundings): StoreTerm {
    return this.term(Number(path['id']), around);
  }

  private term(id: number, { book }: TermSurroundings): StoreTerm {
    const term = book.get(id);
    if (term === undefined)
      throw new StoreError(404, 'woocommerce_rest_term_invalid', 'Resource does not exist.');
    return term;
  }

  private around(call: RestCall, path = this.taxonomy.pathOf(call)): TermSurroundings {
    const { context: shop, taxonomy } = this;
    return { shop, taxonomy, book: taxonomy.book(call), path };
  }

  private journal(
    kind: 'create' | 'update' | 'delete',
    { id }: StoreTerm,
    fields: Params,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    const { resource } = this.taxonomy;
    this.context.journal.write({ route, kind, resource, id, sku: '', fields, callId });
  }
}
