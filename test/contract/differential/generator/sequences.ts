import { SeededRandom } from '../../../../apps/sandbox/src/seeded-random';
import type { Sequence } from '../step';
import { batchFacts } from './facts/batch-facts';
import { listFacts } from './facts/list-facts';
import { orderFacts } from './facts/order-facts';
import { productFacts } from './facts/product-facts';
import { textFacts } from './facts/text-facts';
import { Script } from './script';
import { attributes } from './topics/shop/attributes';
import { batches } from './topics/shop/batches';
import { doors } from './topics/shop/doors';
import { fields } from './topics/shop/fields';
import { orderLists } from './topics/orders/order-lists';
import { orders } from './topics/orders/orders';
import { orphans } from './topics/products/orphans';
import { productAttributes } from './topics/products/product-attributes';
import { productLists } from './topics/products/product-lists';
import { productMeta } from './topics/products/product-meta';
import { productPrices } from './topics/products/product-prices';
import { productStock } from './topics/products/product-stock';
import { productTexts } from './topics/products/product-texts';
import { refunds } from './topics/orders/refunds';
import { settling } from './topics/orders/settling';
import { skus } from './topics/products/skus';
import { terms } from './topics/shop/terms';
import { trash } from './topics/products/trash';
import { variations } from './topics/products/variations';
import { wrongTypes } from './topics/products/wrong-types';

/** Every subject, with who writes a sequence about it. */
const SUBJECTS: Readonly<Record<string, (script: Script) => void>> = {
  'product-texts': productTexts,
  'product-prices': productPrices,
  'product-stock': productStock,
  'product-attributes': productAttributes,
  'product-meta': productMeta,
  'product-lists': productLists,
  'wrong-types': wrongTypes,
  skus,
  trash,
  variations,
  batches,
  terms,
  attributes,
  fields,
  orders,
  'order-lists': orderLists,
  refunds,
  settling,
  doors,
  // Leaves something behind that nobody can remove: all of these come last.
  orphans,
};

/** What is stated of a shop, in numbered facts; the same whatever the seed. */
const FACTS: Readonly<Record<string, (script: Script) => void>> = {
  'product-facts': productFacts,
  'batch-facts': batchFacts,
  'list-facts': listFacts,
  'text-facts': textFacts,
  'order-facts': orderFacts,
};

/** A sequence about each fact that calls can show. */
export function statedSequences(): Sequence[] {
  return written(FACTS, [0]);
}

/**
 * One sequence about each subject for every seed, the same for the same seed whatever the others
 * do.
 */
export function sequencesOf(seeds: readonly number[]): Sequence[] {
  return written(SUBJECTS, seeds);
}

function written(subjects: typeof SUBJECTS, seeds: readonly number[]): Sequence[] {
  return Object.entries(subjects).flatMap(([subject, write], at) =>
    seeds.map((seed) => {
      const script = new Script(subject, seed, new SeededRandom(seed, at));
      write(script);
      return script.sequence;
    }),
  );
}
