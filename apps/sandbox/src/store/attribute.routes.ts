import type { Request, Response } from 'express';
import { addTerm } from './attribute-terms';
import { slugOf, textOf } from './coercions';
import { pageOf } from './paging';
import type { Resource, ResourceRoute } from './resource';
import type { StoreAttribute, StoreTerm } from './store-catalogue';
import { callOf, type Answer, type StoreContext } from './store-context';
import { StoreError } from './store-error';

/** Longest slug of an attribute (facts.md 23). */
const MAX_SLUG_LENGTH = 28;

/** Words that WordPress keeps to itself; a few of them. */
const RESERVED = new Set(['type', 'category', 'tag', 'name', 'order', 'page', 'year', 'title', 'search']);

type Body = Readonly<Record<string, unknown>>;

/** The routes below `/products/attributes` (facts.md 23). */
export class AttributeRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/products/attributes', handle: () => this.list() },
    {
      takes: 'creatable',
      path: '/products/attributes',
      handle: (request, response) => this.create(request, response),
    },
    { takes: 'readable', path: '/products/attributes/:id/terms', handle: (request) => this.terms(request) },
    {
      takes: 'creatable',
      path: '/products/attributes/:id/terms',
      handle: (request, response) => this.createTerm(request, response),
    },
    {
      takes: 'editable',
      path: '/products/attributes/:id/terms/batch',
      handle: (request, response) => this.batchTerms(request, response),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  /** GET /products/attributes: all at once, the list has no pages. */
  list(): Answer {
    return { body: [...this.context.catalogue.attributes.values()].map(view) };
  }

  /** POST /products/attributes. */
  create(request: Request, response: Response): Answer {
    const body = request.body as Body;
    const name = textOf(body['name']);
    if (name === '') {
      throw new StoreError(400, 'rest_missing_callback_param', 'Missing parameter(s): name', {
        params: ['name'],
      });
    }
    const slug = slugOf(textOf(body['slug']) || name);
    this.checkSlug(slug);
    const attribute: StoreAttribute = {
      id: this.context.catalogue.nextId(),
      name,
      slug: `pa_${slug}`,
      type: textOf(body['type']) || 'select',
      order_by: textOf(body['order_by']) || 'menu_order',
      terms: new Map(),
    };
    this.context.catalogue.attributes.set(attribute.id, attribute);
    this.journal(attribute.id, body, response);
    return { status: 201, body: view(attribute), costMs: this.context.workers.model.perCreate };
  }

  /** GET /products/attributes/{id}/terms. */
  terms(request: Request): Answer {
    const { terms } = this.attributeOf(request);
    return pageOf([...terms.values()], request.query, termView);
  }

  /** POST /products/attributes/{id}/terms. */
  createTerm(request: Request, response: Response): Answer {
    const attribute = this.attributeOf(request);
    const body = request.body as Body;
    const term = addTerm(attribute, body, () => this.context.catalogue.nextId());
    this.journal(term.id, body, response);
    return { status: 201, body: termView(term), costMs: this.context.workers.model.perCreate };
  }

  /** POST /products/attributes/{id}/terms/batch: terms one after the other, each with its own error. */
  batchTerms(request: Request, response: Response): Answer {
    const attribute = this.attributeOf(request);
    const { create = [] } = request.body as { create?: Body[] };
    const made = create.map((body) => {
      try {
        const term = addTerm(attribute, body, () => this.context.catalogue.nextId());
        this.journal(term.id, body, response);
        return termView(term);
      } catch (error) {
        if (error instanceof StoreError) return { id: 0, error: error.body() };
        throw error;
      }
    });
    return { body: { create: made }, costMs: create.length * this.context.workers.model.perUpdate };
  }

  private attributeOf(request: Request): StoreAttribute {
    const attribute = this.context.catalogue.attributes.get(Number(request.params['id']));
    if (attribute === undefined) {
      throw new StoreError(404, 'woocommerce_rest_taxonomy_invalid', 'Taxonomy does not exist.');
    }
    return attribute;
  }

  private checkSlug(slug: string): void {
    const refuse = (problem: string): never => {
      throw new StoreError(400, 'woocommerce_rest_cannot_create', `Slug "${slug}" ${problem}`);
    };
    if (slug.length > MAX_SLUG_LENGTH) refuse('is too long (28 characters max). Shorten it, please.');
    if (RESERVED.has(slug)) refuse('is not allowed because it is a reserved term. Change it, please.');
    const taken = [...this.context.catalogue.attributes.values()].some(
      (other) => other.slug === `pa_${slug}`,
    );
    if (taken) refuse('is already in use. Change it, please.');
  }

  private journal(id: number, fields: Body, response: Response): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({
      route,
      kind: 'create',
      resource: 'attribute',
      id,
      sku: '',
      fields,
      callId,
    });
  }
}

function view({ terms: _terms, ...attribute }: StoreAttribute): Record<string, unknown> {
  return { ...attribute, has_archives: false };
}

function termView(term: StoreTerm): Record<string, unknown> {
  return {
    id: term.id,
    name: term.name,
    slug: term.slug,
    description: '',
    menu_order: term.menu_order,
    count: 0,
  };
}
