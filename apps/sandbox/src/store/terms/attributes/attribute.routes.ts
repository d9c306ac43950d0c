import type { Response } from 'express';
import { Batch, type Written } from '../../http/batch';
import { textOf } from '../../texts/coercions';
import { linksOf } from '../../http/links';
import { pageOf } from '../../http/paging';
import type { Resource, ResourceRoute } from '../../http/resource';
import { CONTEXT } from '../../rest/list-args';
import type { Params, RestCall } from '../../rest/rest-call';
import { flag, initially } from '../../rest/schema';
import { callOf, type Answer, type StoreContext } from '../../store-context';
import { StoreError } from '../../http/store-error';
import { compareTexts } from '../../texts/collation-order';
import { integerOf } from '../../texts/php';
import { ATTRIBUTE_CREATE, ATTRIBUTE_WRITE } from './attribute-args';
import { attributeOf, renameAttribute, type KnownSlugs } from './attribute-writer';
import type { StoreAttribute } from './store-attribute';

const PATH = '/products/attributes';

/** The routes below `/products/attributes` but those of terms (fact 23). */
export class AttributeRoutes implements Resource {
  readonly routes: readonly ResourceRoute[] = [
    {
      takes: 'readable',
      path: PATH,
      args: { context: CONTEXT },
      handle: (call) => this.list(call),
    },
    { takes: 'creatable', path: PATH, args: ATTRIBUTE_CREATE, handle: (call) => this.create(call) },
    { takes: 'editable', path: `${PATH}/batch`, handle: (call) => this.batch(call) },
    {
      takes: 'readable',
      path: `${PATH}/:id`,
      args: { context: CONTEXT },
      handle: (call) => ({ body: this.view(this.find(call)) }),
    },
    {
      takes: 'editable',
      path: `${PATH}/:id`,
      args: ATTRIBUTE_WRITE,
      handle: (call) => this.update(call),
    },
    {
      takes: 'deletable',
      path: `${PATH}/:id`,
      // Here it is for good by itself.
      args: { force: initially(true, flag) },
      handle: (call) => this.remove(call),
    },
  ];

  constructor(private readonly context: StoreContext) {}

  /** All at once, the list has no pages; by their slugs. */
  private list(call: RestCall): Answer {
    // One without a slug is made, yet nobody finds it.
    const all = [...this.context.catalogue.attributes.values()]
      .filter(({ slug }) => slug !== '')
      .sort((a, b) => compareTexts(a.slug, b.slug));
    if (!this.context.behaviours.has('attribute-list-unpaged'))
      return pageOf(all, call, (attribute) => this.view(attribute), {
        shop: this.context,
        path: PATH,
      });
    return {
      body: all.map((attribute) => this.view(attribute)),
      headers: { 'X-WP-Total': String(all.length), 'X-WP-TotalPages': '1' },
    };
  }

  private create({ params, body, response }: RestCall): Answer {
    return { status: 201, ...this.make(params, body, this.slugs(), response) };
  }

  private update({ path, params, body, response }: RestCall): Answer {
    return this.change(this.attribute(Number(path['id'])), params, body, response);
  }

  private remove(call: RestCall): Answer {
    const attribute = this.find(call);
    if (call.params['force'] === true) return this.drop(attribute, call.response);
    throw new StoreError(
      501,
      'woocommerce_rest_trash_not_supported',
      'Resource does not support trashing.',
    );
  }

  private batch({ params, query, response }: RestCall): Promise<Answer> {
    // What the batch makes is known to the next call only: a double of it is not noticed.
    const known = this.slugs();
    const batch = new Batch(this.context, {
      create: (item) => this.make(item, item, known, response),
      update: (item) => this.change(this.attribute(integerOf(item['id'])), item, item, response),
      remove: (id) => this.drop(this.attribute(id), response),
    });
    return batch.answer({ params, query });
  }

  private make(params: Params, raw: Params, known: KnownSlugs, response: Response): Written {
    const attribute = this.context.catalogue.addAttribute(
      attributeOf(params, null, known, this.context),
    );
    this.journal('create', attribute.id, raw, response);
    return { body: this.view(attribute), costMs: this.context.workers.model.perCreate };
  }

  private change(
    attribute: StoreAttribute,
    params: Params,
    raw: Params,
    response: Response,
  ): Written {
    const changed = attributeOf(params, attribute, this.slugs(), this.context);
    renameAttribute(attribute, changed.slug, this.context);
    Object.assign(attribute, changed);
    this.journal('update', attribute.id, raw, response);
    return { body: this.view(attribute), costMs: this.context.workers.model.perUpdate };
  }

  private drop(attribute: StoreAttribute, response: Response): Written {
    const body = this.view(attribute);
    this.context.catalogue.attributes.delete(attribute.id);
    this.journal('delete', attribute.id, {}, response);
    return { body, costMs: this.context.workers.model.perUpdate };
  }

  private slugs(): KnownSlugs {
    return new Set([...this.context.catalogue.attributes.values()].map(({ slug }) => textOf(slug)));
  }

  private find({ path }: RestCall): StoreAttribute {
    return this.attribute(Number(path['id']));
  }

  private attribute(id: number): StoreAttribute {
    const attribute = this.context.catalogue.attributes.get(id);
    if (attribute === undefined || this.isHidden(attribute))
      throw new StoreError(404, 'woocommerce_rest_taxonomy_invalid', 'Resource does not exist.');
    return attribute;
  }

  /** What has no slug is never found, and of two with one slug only the later. */
  private isHidden({ id, slug }: StoreAttribute): boolean {
    if (slug === '') return true;
    return [...this.context.catalogue.attributes.values()].some(
      (other) => other.slug === slug && other.id > id,
    );
  }

  private view({ terms: _terms, ...attribute }: StoreAttribute): Record<string, unknown> {
    const paths = { self: `${PATH}/${attribute.id}`, collection: PATH };
    const isHidden =
      this.context.catalogue.attributes.has(attribute.id) &&
      this.isHidden({ ...attribute, terms: _terms });
    const links = linksOf(this.context.homeUrl(), paths, isHidden);
    return { ...attribute, _links: links };
  }

  private journal(
    kind: 'create' | 'update' | 'delete',
    id: number,
    fields: Params,
    response: Response,
  ): void {
    const { callId, route } = callOf(response);
    this.context.journal.write({ route, kind, resource: 'attribute', id, sku: '', fields, callId });
  }
}
