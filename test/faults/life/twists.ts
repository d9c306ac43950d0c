import type { JsonObject } from '../../../apps/sandbox/src/cypher/catalogue/merge-patch';
import { the } from '../../support/the';

const MEGABYTE = 1_000_000;
const DEPTH = 5_000;

/** Fields that make of a product something that the contract does not allow. */
const TWISTS: readonly (() => JsonObject)[] = [
  () => ({ name: { first: 'Lamp' }, stock: { managed: true, quantity: 'many' } }),
  () => ({ price: { regular: ['1.00'], sale: {}, currency: 7 } }),
  () => ({ price: null }),
  () => ({ description: 'x'.repeat(10 * MEGABYTE) }),
  () => ({ customFields: { deep: nested(DEPTH) } }),
  () => ({
    attributes: [ownProto({ name: 'Size', options: ['S'], visible: true, variation: false })],
  }),
  () => ({ tags: [ownProto({ toString: 'no function' })] }),
  () => ownProto({ stock: 'none' }),
  () => ({ variants: 'none' }),
  () => ({ variants: [null, { id: 'a' }] }),
  () => ({ images: [null, 3, { id: [] }] }),
  () => ({ categoryIds: { length: 3 } }),
  () => ({ version: 'newest' }),
  () => ({ status: 'sold' }),
  () => ({ name: 'Half a pair \ud800', sku: '\u0000' }),
];

/** Fields for a product to be served with; after the last number of them they begin anew. */
export function twistOf(number: number): JsonObject {
  return the(TWISTS[number % TWISTS.length])();
}

/** With `__proto__` as a name of its own, as JSON may have it. */
function ownProto(fields: JsonObject): JsonObject {
  const text = JSON.stringify(fields).slice(1);
  return JSON.parse(`{"__proto__":{"isAdmin":true},${text}`) as JsonObject;
}

function nested(depth: number): unknown {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth));
}
