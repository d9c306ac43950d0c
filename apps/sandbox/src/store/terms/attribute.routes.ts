import type { Request, Response } from 'express';
import { Batch, type Written } from '../batch';
import { flagOf, slugOf, textOf } from '../coercions';
import { linksOf } from '../links';
import { pageOf } from '../paging';
import type { Resource, ResourceRoute } from '../resource';
import { callOf, type Answer, type StoreContext } from '../store-context';
import { StoreError } from '../store-error';
import type { StoreAttribute } from './store-attribute';

/** Longest slug of an attribute (facts.md 23). */
const MAX_SLUG_LENGTH = 28;

/** Words that WordPress keeps to itself; a few of them. */
const RESERVED: readonly string[] = [
  'type',
  'category',
  'tag',
  'name',
  'order',
  'page',
  'year',
  'title',
  'search',
];

const PATH = '/products/attributes';

type Body = Readonly<Record<string, unknown>>;

/** The routes below `/products/attributes` but those of terms (facts.md 23). */
export class AttributeRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: PATH, handle: (request) => this.list(request) },
    { takes: 'creatable', path: PATH, handle: (request, response) => this.create(request, response) },
    {
      takes: 'editable',
      path: `${PATH}/batch`,
      handle: (request, response) => this.batch(request, response),
    },
    {
      takes: 'readable',
      path: `${PATH}/:id`,
      handle: (request) => ({ body: this.view(this.find(request)) }),
    },
    {
      takes: 'editable',
      path: `${PATH}/:id`,
      handle: (request, response) => this.change(this.find(request), request.body as Body, response),
    },
    {
      takes: 'deletable',
      path: `${PATH}/:id`,
      handle: (request, response) => this.drop(this.find(request), response),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  /** All at once, the list has no pages. */
  private list({ query }: Request): Answer {
    const all = [...this.context.catalogue.attributes.values()];
    if (!this.context.behaviours.has('attribute-list-unpaged'))
      return pageOf(all, query, (attribute) => this.view(attribute), { shop: this.context, path: PATH });
    return {
      body: all.map((attribute) => this.view(attribute)),
      headers: { 'X-WP-Total': String(all.length), 'X-WP-TotalPages': '1' },
    };
  }

  private create(request: Request, response: Response): Answer {
    return { status: 201, ...this.make(request.body as Body, response) };
  }

  private batch(request: Request, response: Response): Promise<Answer> {
    const batch = new Batch(this.context, {
      create: (item) => this.make(item, response),
      update: (item) => this.change(this.attribute(Number(item['id'])), item, response),
      remove: (id) => this.drop(this.attribute(id), response),
    });
    return batch.answer(request.body, request.query);
  }

  private make(body: Body, response: Response): Written {
    const name = textOf(body['name']);
    if (name === '') {
      throw new StoreError(400, 'rest_missing_callback_param', 'Missing parameter(s): name', {
        params: ['name'],
      });
    }
    const slug = slugOf(textOf(body['slug']) || name);
    this.checkSlug(slug);
    const attribute = this.context.catalogue.addAttribute({
      name,
      slug: `pa_${slug}`,
      type: textOf(body['type']) || 'select',
      order_by: textOf(body['order_by']) || 'menu_order',
      has_archives: flagOf(body['has_archives']),
    });
    this.journal('create', attribute.id, body, response);
    return { body: this.view(attribute), costMs: this.context.workers.model.perCreate };
  }

  private change(attribute: StoreAttribute, body: Body, response: Response): Written {
    const slug = slugOf(textOf(body['slug']));
    if (slug !== '' && `pa_${slug}` !== attribute.slug) {
      this.checkSlug(slug);
      attribute.slug = `pa_${slug}`;
    }
    attribute.name = textOf(body['name']) || attribute.name;
    attribute.type = textOf(body['type']) || attribute.type;
    attribute.order_by = textOf(body['order_by']) || attribute.order_by;
    this.journal('update', attribute.id, body, response);
    return { body: this.view(attribute), costMs: this.context.workers.model.perUpdate };
  }

  private drop(attribute: StoreAttribute, response: Response): Written {
    this.context.catalogue.attributes.delete(attribute.id);
    this.journal('delete', attribute.id, {}, response);
    return { body: this.view(attribute), costMs: this.context.workers.model.perUpdate };
  }

  private find(request: Request): StoreAttribute {
    return this.attribute(Number(request.params['id']));
  }

  private attribute(id: number): StoreAttribute {
    const attribute = this.context.catalogue.attributes.get(id);
    if (attribute === undefined)
      throw new StoreError(404, 'woocommerce_rest_taxonomy_invalid', 'Resource does not exist.');
    return attribute;
  }

  private checkSlug(slug: string): void {
    const { behaviours, catalogue } = this.context;
    const refuse = (problem: string): never => {
      throw new StoreError(400, 'woocommerce_rest_cannot_create', `Slug "${slug}" ${problem}`);
    };
    if (slug.length > MAX_SLUG_LENGTH && behaviours.has('attribute-slug-28'))
      refuse('is too long (28 characters max). Shorten it, please.');
    if (RESERVED.includes(slug)) refuse('is not allowed because it is a reserved term. Change it, please.');
    const taken = [...catalogue.attributes.values()].some((other) => other.slug === `pa_${slug}`);
    if (taken && behaviours.has('attribute-duplicate-refused'))
      refuse('is already in use. Change it, please.');
  }

  private view({ terms: _terms, ...attribute }: StoreAttribute): Record<string, unknown> {
    const links = linksOf(this.context.homeUrl(), { self: `${PATH}/${attribute.id}`, collection: PATH });
    return { ...attribute, _links: links };
  }

  private journal(kind: 'create' | 'update' | 'delete', id: number, fields: Body, response: Response): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'attribute', id, sku: '', fields, callId });
  }
}
