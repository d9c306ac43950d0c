import type { Request, Response } from 'express';
import { Batch, type Written } from '../batch';
import { pageOf } from '../paging';
import type { Resource, ResourceRoute } from '../resource';
import { DEFAULT_CATEGORY } from '../store-catalogue';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import type { StoreTerm } from './store-term';
import type { Taxonomy } from './taxonomy';
import { listedTerms } from './term-list';
import { termView, type TermSurroundings } from './term-view';
import { changeTerm, makeTerm } from './term-writer';

type Body = Readonly<Record<string, unknown>>;

/** The routes of one taxonomy: categories, tags, brands, or the terms of an attribute (facts.md 22, 23). */
export class TermRoutes implements Resource {
  readonly routes: readonly ResourceRoute[];

  constructor(
    private readonly context: StoreContext,
    private readonly taxonomy: Taxonomy,
  ) {
    const { path } = taxonomy;
    this.routes = [
      { takes: 'readable', path, handle: (request) => this.list(request) },
      { takes: 'creatable', path, handle: (request, response) => this.create(request, response) },
      {
        takes: 'editable',
        path: `${path}/batch`,
        handle: (request, response) => this.batch(request, response),
      },
      { takes: 'readable', path: `${path}/:term`, handle: (request) => this.get(request) },
      {
        takes: 'editable',
        path: `${path}/:term`,
        handle: (request, response) => this.update(request, response),
      },
      {
        takes: 'deletable',
        path: `${path}/:term`,
        handle: (request, response) => this.remove(request, response),
      },
    ];
  }

  private list(request: Request): Answer {
    const around = this.around(request);
    const rows = listedTerms(around.book, request.query);
    const fields = request.query['_fields'];
    const list = { shop: this.context, path: around.path };
    return pageOf(rows, request.query, (term) => termView(term, around, { fields }), list);
  }

  private get(request: Request): Answer {
    const around = this.around(request);
    return { body: termView(this.find(request, around), around, { fields: request.query['_fields'] }) };
  }

  private async create(request: Request, response: Response): Promise<Answer> {
    const body = request.body as Body;
    if (body['name'] === undefined) {
      throw new StoreError(400, 'rest_missing_callback_param', 'Missing parameter(s): name', {
        params: ['name'],
      });
    }
    const around = this.around(request);
    const term = await makeTerm(body, around.book, this.taxonomy, this.context);
    this.journal('create', term, body, response);
    return {
      status: 201,
      body: termView(term, around, { fields: request.query['_fields'] }),
      costMs: this.context.workers.model.perCreate,
    };
  }

  private async update(request: Request, response: Response): Promise<Answer> {
    const around = this.around(request);
    return this.change(this.find(request, around), request.body as Body, around, response);
  }

  private remove(request: Request, response: Response): Answer {
    const { behaviours } = this.context;
    const around = this.around(request);
    const term = this.find(request, around);
    if (request.query['force'] !== 'true' && behaviours.has('category-delete-needs-force'))
      throw new StoreError(
        501,
        'woocommerce_rest_trash_not_supported',
        'Resource does not support trashing.',
      );
    return this.drop(term, around, response);
  }

  private batch(request: Request, response: Response): Promise<Answer> {
    const around = this.around(request, this.taxonomy.pathInBatches);
    const perUpdate = this.context.workers.model.perUpdate;
    const batch = new Batch(this.context, {
      create: async (item) => {
        const term = await makeTerm(item, around.book, this.taxonomy, this.context);
        this.journal('create', term, item, response);
        return { body: termView(term, around, { fields: item['_fields'] }), costMs: perUpdate };
      },
      update: (item) => this.change(this.term(Number(item['id']), around), item, around, response),
      remove: (id) => this.drop(this.term(id, around), around, response),
    });
    return batch.answer(request.body, request.query);
  }

  private async change(
    term: StoreTerm,
    body: Body,
    around: TermSurroundings,
    response: Response,
  ): Promise<Written> {
    await changeTerm(term, body, around.book, this.context);
    this.journal('update', term, body, response);
    return {
      body: termView(term, around, { fields: body['_fields'] }),
      costMs: this.context.workers.model.perUpdate,
    };
  }

  private drop(term: StoreTerm, around: TermSurroundings, response: Response): Written {
    const isDefault = around.book === this.context.catalogue.categories && term.id === DEFAULT_CATEGORY;
    if (isDefault && this.context.behaviours.has('default-category-stays')) {
      const message = 'Default product category cannot be deleted.';
      throw new StoreError(500, 'woocommerce_rest_cannot_delete', message);
    }
    const body = termView(term, around, { isGone: true });
    around.book.remove(term);
    this.journal('delete', term, {}, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private find(request: Request, around: TermSurroundings): StoreTerm {
    return this.term(Number(request.params['term']), around);
  }

  private term(id: number, { book }: TermSurroundings): StoreTerm {
    const term = book.get(id);
    if (term === undefined)
      throw new StoreError(404, 'woocommerce_rest_term_invalid', 'Resource does not exist.');
    return term;
  }

  private around(request: Request, path = this.taxonomy.pathOf(request)): TermSurroundings {
    const { context: shop, taxonomy } = this;
    return { shop, taxonomy, book: taxonomy.book(request), path };
  }

  private journal(
    kind: 'create' | 'update' | 'delete',
    { id }: StoreTerm,
    fields: Body,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    const { resource } = this.taxonomy;
    this.context.journal.write({ route, kind, resource, id, sku: '', fields, callId });
  }
}
