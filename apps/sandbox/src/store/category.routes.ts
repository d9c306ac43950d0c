import { encode } from 'html-entities';
import type { Request, Response } from 'express';
import { slugOf, textOf } from './coercions';
import { pageOf } from './paging';
import type { Resource, ResourceRoute } from './resource';
import type { StoreCategory } from './store-catalogue';
import { callOf, type Answer, type StoreContext } from './store-context';
import { StoreError } from './store-error';

/** The routes below `/products/categories` (facts.md 22). */
export class CategoryRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    { takes: 'readable', path: '/products/categories', handle: (request) => this.list(request) },
    {
      takes: 'creatable',
      path: '/products/categories',
      handle: (request, response) => this.create(request, response),
    },
    {
      takes: 'editable',
      path: '/products/categories/:id',
      handle: (request, response) => this.update(request, response),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  /** GET /products/categories. */
  list(request: Request): Answer {
    const categories = [...this.context.catalogue.categories.values()].sort((a, b) => a.id - b.id);
    return pageOf(categories, request.query, view);
  }

  /** POST /products/categories. */
  create(request: Request, response: Response): Answer {
    const body = request.body as Record<string, unknown>;
    const name = stripped(textOf(body['name']));
    if (body['name'] === undefined) {
      throw new StoreError(400, 'rest_missing_callback_param', 'Missing parameter(s): name', {
        params: ['name'],
      });
    }
    if (name === '') throw new StoreError(400, 'empty_term_name', 'A name is required for this term.');
    if (name.length > 200)
      throw new StoreError(400, 'db_insert_error', 'Could not insert term into the database.');
    const { categories } = this.context.catalogue;
    const parent = Number(body['parent'] ?? 0);
    if (parent !== 0 && !categories.has(parent)) {
      throw new StoreError(400, 'missing_parent', 'Parent term does not exist.');
    }
    const twin = [...categories.values()].find(
      (other) => other.parent === parent && other.name.toLowerCase() === name.toLowerCase(),
    );
    if (twin !== undefined) {
      throw new StoreError(
        400,
        'term_exists',
        'A term with the name provided already exists with this parent.',
        {
          resource_id: twin.id,
        },
      );
    }
    const category: StoreCategory = {
      id: this.context.catalogue.nextId(),
      name,
      slug: typeof body['slug'] === 'string' && body['slug'] !== '' ? body['slug'] : slugOf(name),
      parent,
      description: textOf(body['description']),
      menu_order: Number(body['menu_order'] ?? 0),
    };
    categories.set(category.id, category);
    this.journal('create', category, body, response);
    return { status: 201, body: view(category), costMs: this.context.workers.model.perCreate };
  }

  /** PUT /products/categories/{id}. */
  update(request: Request, response: Response): Answer {
    const category = this.context.catalogue.categories.get(Number(request.params['id']));
    if (category === undefined)
      throw new StoreError(404, 'woocommerce_rest_term_invalid', 'Resource does not exist.');
    const body = request.body as Record<string, unknown>;
    if (body['name'] !== undefined) category.name = stripped(textOf(body['name']));
    if (typeof body['slug'] === 'string' && body['slug'] !== '') category.slug = body['slug'];
    if (body['parent'] !== undefined) category.parent = Number(body['parent']);
    if (body['description'] !== undefined) category.description = textOf(body['description']);
    if (body['menu_order'] !== undefined) category.menu_order = Number(body['menu_order']);
    this.journal('update', category, body, response);
    return { body: view(category), costMs: this.context.workers.model.perUpdate };
  }

  private journal(
    kind: 'create' | 'update',
    category: StoreCategory,
    fields: Record<string, unknown>,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({
      route,
      kind,
      resource: 'category',
      id: category.id,
      sku: '',
      fields,
      callId,
    });
  }
}

function view(category: StoreCategory): Record<string, unknown> {
  return {
    ...category,
    name: encode(category.name, { level: 'html5', mode: 'specialChars' }).replaceAll('&quot;', '"'),
  };
}

function stripped(name: string): string {
  return name.replace(/<[^>]*>/g, '').trim();
}
