import { StoreError } from '../http/store-error';
import type { JournalEntry, JournalResource } from '../journal/journal';
import { orderView } from '../orders/view/order-view';
import { productView, variationView } from '../products/product-view';
import { withFields } from '../rest/response-fields';
import type { ShopChange } from './shop-changes';
import type { StoreContext } from '../store-context';

const EVENTS = {
  create: 'created',
  update: 'updated',
  trash: 'deleted',
  delete: 'deleted',
} as const;

/**
 * What webhooks are told of a write of a product; orders tell of themselves, whoever changes them.
 * With a product its variations go into the trash, each with a delivery of its own (fact 95).
 */
export function changesOf(
  { resource, kind, id }: JournalEntry,
  { behaviours, catalogue }: StoreContext,
): ShopChange[] {
  if (resource !== 'product' && resource !== 'variation') return [];
  // Deleting for good is told to nobody (fact 30).
  if (kind === 'delete' && behaviours.has('product-deleted-on-trash')) return [];
  const event = EVENTS[kind];
  const ofVariations = behaviours.has('webhook-names-the-variation');
  const parentId = catalogue.products.get(id)?.parentId ?? 0;
  if (!ofVariations && parentId !== 0) return [{ resource: 'product', event, id: parentId }];
  const below = kind === 'trash' && ofVariations ? catalogue.variationsOf(id) : [];
  return [...below.map((one) => one.id), id].map((told) => ({
    resource: 'product',
    event,
    id: told,
  }));
}

/** What a webhook is told: the thing as the API answers it, or its id where it is gone. */
export function bodyOf(context: StoreContext, { resource, event, id }: ShopChange): unknown {
  if (event === 'deleted') return { id };
  if (resource === 'order') {
    const order = context.orders.orders.get(id);
    return order === undefined ? { id } : orderView(order, context);
  }
  const product = context.catalogue.products.get(id);
  if (product !== undefined) return productView(product, context);
  if (!context.behaviours.has('webhook-of-gone-is-an-error')) return { id };
  return new StoreError(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.').body();
}

/** Some fields of something as the shop holds them; none of what is gone. */
export function storedFields(
  context: StoreContext,
  resource: JournalResource,
  id: number,
  fields: readonly string[],
): Record<string, unknown> {
  const names = fields.join(',');
  if (names === '') return {};
  const product = context.catalogue.products.get(id);
  if (resource === 'product' || resource === 'variation') {
    const view = resource === 'product' ? productView : variationView;
    return product === undefined ? {} : view(product, context, { fields: names });
  }
  const order = context.orders.orders.get(id);
  if (resource === 'order')
    return order === undefined ? {} : named(orderView(order, context), names);
  const category = context.catalogue.categories.get(id);
  return resource === 'category' && category !== undefined ? named({ ...category }, names) : {};
}

function named(thing: Record<string, unknown>, names: string): Record<string, unknown> {
  return { ...(withFields(thing, names) as object) };
}
