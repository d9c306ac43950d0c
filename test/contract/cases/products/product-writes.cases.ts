import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json } from '../../suite/shop/json';
import { column, UNKNOWN_ID, type Trial } from '../../suite/trial/trial';

/** What the categories of a product look like beside those that we made. */
async function categoriesOf(trial: Trial, id: number, ours: readonly Json[] = []): Promise<Json> {
  const ids = column((await trial.read(id)).at('categories'), 'id');
  return ids.map((one) => (ours.includes(one) || one === UNKNOWN_ID ? 'ours' : 'another'));
}

async function tag(trial: Trial): Promise<number> {
  return (await trial.shop.post('products/tags', { name: trial.marker.name() })).having(201).id;
}

const colour = (...options: readonly string[]): Json => [
  { name: 'Colour', visible: true, options },
];

/** What writes to a product replace, clear and leave. */
export const productWriteCases: readonly ContractCase[] = [
  {
    name: 'unknown-category-uncategorized',
    fact: 7,
    expected: ['another'],
    see: async (trial) => {
      const { id } = await trial.product({ categories: [{ id: UNKNOWN_ID }] });
      return categoriesOf(trial, id);
    },
  },
  {
    name: 'write-bumps-modified',
    fact: 8,
    expected: 'moved',
    see: async (trial) => {
      const made = await trial.product();
      await trial.after(made.text('date_modified_gmt'));
      await trial.write(made.id, {});
      const modified = (await trial.read(made.id)).at('date_modified_gmt');
      return modified === made.at('date_modified_gmt') ? 'stayed' : 'moved';
    },
  },
  {
    name: 'null-not-sent',
    fact: 9,
    expected: 'the name it had',
    see: async (trial) => {
      const made = await trial.product();
      await trial.write(made.id, { name: null });
      const name = (await trial.read(made.id)).at('name');
      return name === made.at('name') ? 'the name it had' : name;
    },
  },
  {
    name: 'null-clears-price',
    fact: 9,
    expected: { sale_price: '', price: '10' },
    see: async (trial) => {
      const { id } = await trial.product({ regular_price: '10', sale_price: '8' });
      await trial.write(id, { sale_price: null });
      return (await trial.read(id)).pick('sale_price', 'price');
    },
  },
  {
    name: 'empty-clears',
    fact: 9,
    expected: { regular_price: '', sku: '' },
    see: async (trial) => {
      const { id } = await trial.product({ regular_price: '10' });
      await trial.write(id, { regular_price: '', sku: '' });
      return (await trial.read(id)).pick('regular_price', 'sku');
    },
  },
  {
    name: 'categories-replace',
    fact: 9,
    expected: 'the second alone',
    see: async (trial) => {
      const [first, second] = [(await trial.category()).id, (await trial.category()).id];
      const { id } = await trial.product({ categories: [{ id: first }] });
      await trial.write(id, { categories: [{ id: second }] });
      const left = column((await trial.read(id)).at('categories'), 'id');
      return left.length === 1 && left[0] === second ? 'the second alone' : left;
    },
  },
  {
    name: 'attributes-replace',
    fact: 9,
    expected: ['Material'],
    see: async (trial) => {
      const { id } = await trial.product({ attributes: colour('Red') });
      await trial.write(id, { attributes: [{ name: 'Material', options: ['Wood'] }] });
      return column((await trial.read(id)).at('attributes'), 'name');
    },
  },
  {
    name: 'tags-replace',
    fact: 9,
    expected: 'the second alone',
    see: async (trial) => {
      const [first, second] = [await tag(trial), await tag(trial)];
      const { id } = await trial.product({ tags: [{ id: first }] });
      await trial.write(id, { tags: [{ id: second }] });
      const left = column((await trial.read(id)).at('tags'), 'id');
      return left.length === 1 && left[0] === second ? 'the second alone' : left;
    },
  },
  {
    name: 'arrays-left-out-stay',
    fact: 9,
    expected: { categories: ['ours'], attributes: ['Colour'], tags: 1 },
    see: async (trial) => {
      const category = (await trial.category()).id;
      const arrays = {
        categories: [{ id: category }],
        attributes: colour('Red'),
        tags: [{ id: await tag(trial) }],
      };
      const { id } = await trial.product(arrays);
      await trial.write(id, { regular_price: '10' });
      const left = await trial.read(id);
      return {
        categories: await categoriesOf(trial, id, [category]),
        attributes: column(left.at('attributes'), 'name'),
        tags: column(left.at('tags'), 'id').length,
      };
    },
  },
  {
    name: 'no-categories-default',
    fact: 9,
    expected: ['another'],
    see: async (trial) => {
      const category = (await trial.category()).id;
      const { id } = await trial.product({ categories: [{ id: category }] });
      await trial.write(id, { categories: [] });
      return categoriesOf(trial, id, [category]);
    },
  },
  {
    name: 'variable-price-wiped',
    fact: 9,
    expected: '',
    see: async (trial) => {
      const { id } = await trial.variable();
      await trial.write(id, { regular_price: '99' });
      return (await trial.read(id)).at('regular_price');
    },
  },
  {
    name: 'missing-name-product',
    fact: 12,
    expected: { http: 201, name: 'Product' },
    see: async (trial) => {
      const answer = await trial.shop.post('products', { sku: trial.marker.sku() });
      return { http: answer.status, ...answer.pick('name') };
    },
  },
  {
    name: 'form-body-empty-product',
    fact: 14,
    expected: { http: 201, name: 'Product', regular_price: '' },
    see: async (trial) => {
      const body = trial.named({ regular_price: '10' });
      const answer = await trial.shop.send({
        method: 'POST',
        route: 'products',
        body,
        contentType: 'text/plain',
      });
      return { http: answer.status, ...answer.pick('name', 'regular_price') };
    },
  },
  {
    name: 'long-name-crashes',
    fact: 14,
    expected: { http: 500, code: 'internal_server_error' },
    see: async (trial) => (await trial.tryProduct({ name: 'N'.repeat(70_000) })).outcome(),
  },
  {
    name: 'body-id-first',
    fact: 61,
    expected: { 'of the address': '10', 'of the body': '11' },
    see: async (trial) => {
      const addressed = await trial.product({ regular_price: '10' });
      const named = await trial.product({ regular_price: '10' });
      await trial.write(addressed.id, { id: named.id, regular_price: '11' });
      return {
        'of the address': (await trial.read(addressed.id)).at('regular_price'),
        'of the body': (await trial.read(named.id)).at('regular_price'),
      };
    },
  },
];
