import type { ContractCase } from '../../suite/trial/contract-case';
import { isObject, type Json, type JsonObject } from '../../suite/shop/json';
import type { Trial } from '../../suite/trial/trial';

const PLAIN = 'Made of oak';

/** Values of the meta data of a product that go by a key, as reading shows them. */
async function metaOf(trial: Trial, id: number, key: string): Promise<Json> {
  const all = (await trial.read(id)).at('meta_data');
  const entries = Array.isArray(all) ? (all as readonly Json[]) : [];
  return entries
    .filter(isObject)
    .flatMap((entry) => (entry['key'] === key ? [entry['value'] ?? null] : []));
}

const KEY = '_contract_case';
const meta = (value: Json): JsonObject => ({ meta_data: [{ key: KEY, value }] });

/** Texts that read back otherwise, and meta data. */
export const textCases: readonly ContractCase[] = [
  {
    name: 'name-encoded',
    fact: 12,
    expected: 'Salt &amp; Pepper',
    see: async (trial) =>
      (await trial.read((await trial.product({ name: 'Salt & Pepper' })).id)).at('name'),
  },
  {
    name: 'description-filtered',
    fact: 12,
    expected: `<p>${PLAIN}</p>`,
    see: async (trial) => {
      const { id } = await trial.product({ description: PLAIN });
      return (await trial.read(id)).text('description').trim();
    },
  },
  {
    name: 'edit-context-raw',
    fact: 12,
    expected: PLAIN,
    see: async (trial) => {
      const { id } = await trial.product({ description: PLAIN });
      return (await trial.shop.get(`products/${id}`, { context: 'edit' })).at('description');
    },
  },
  {
    name: 'write-answers-raw',
    fact: 12,
    expected: { created: PLAIN, updated: PLAIN },
    see: async (trial) => {
      const created = await trial.product({ description: PLAIN });
      const updated = await trial.write(created.id, { regular_price: '10' });
      return { created: created.at('description'), updated: updated.at('description') };
    },
  },
  {
    name: 'protected-meta-kept',
    fact: 12,
    expected: ['C-1'],
    see: async (trial) => metaOf(trial, (await trial.product(meta('C-1'))).id, KEY),
  },
  {
    name: 'meta-scalars-text',
    fact: 12,
    expected: ['12.5'],
    see: async (trial) => metaOf(trial, (await trial.product(meta(12.5))).id, KEY),
  },
  {
    name: 'meta-null-deletes',
    fact: 12,
    expected: [],
    see: async (trial) => {
      const { id } = await trial.product(meta('C-1'));
      await trial.write(id, meta(null));
      return metaOf(trial, id, KEY);
    },
  },
  {
    name: 'meta-key-updates',
    fact: 12,
    expected: ['C-2'],
    see: async (trial) => {
      const { id } = await trial.product(meta('C-1'));
      await trial.write(id, meta('C-2'));
      return metaOf(trial, id, KEY);
    },
  },
  {
    name: 'meta-writes-internals',
    fact: 12,
    expected: '0.01',
    see: async (trial) => {
      const { id } = await trial.product({ regular_price: '10' });
      await trial.write(id, { meta_data: [{ key: '_regular_price', value: '0.01' }] });
      return (await trial.read(id)).at('price');
    },
  },
  {
    name: 'name-empty-ignored',
    fact: 48,
    expected: 'stays',
    see: async (trial) => {
      const made = await trial.product();
      await trial.write(made.id, { name: '' });
      const name = (await trial.read(made.id)).at('name');
      return name === made.at('name') ? 'stays' : name;
    },
  },
  {
    name: 'tax-class-unknown-standard',
    fact: 38,
    expected: '',
    see: async (trial) => (await trial.product({ tax_class: 'nope' })).at('tax_class'),
  },
  {
    name: 'shipping-class-unknown-none',
    fact: 77,
    expected: { made: 'by its slug', after: '' },
    see: async (trial) => {
      const made = await trial.shop.post('products/shipping_classes', {
        name: trial.marker.name(),
      });
      const slug = made.having(201).at('slug');
      const product = await trial.product({ shipping_class: slug });
      await trial.write(product.id, { shipping_class: 'nope' });
      return {
        made: product.at('shipping_class') === slug ? 'by its slug' : product.at('shipping_class'),
        after: (await trial.read(product.id)).at('shipping_class'),
      };
    },
  },
];
