import type { ContractCase } from '../../suite/trial/contract-case';

/** Categories. */
export const categoryCases: readonly ContractCase[] = [
  {
    name: 'category-term-exists',
    fact: 22,
    expected: { http: 400, code: 'term_exists', names: 'the one that has the name' },
    see: async (trial) => {
      const category = await trial.category();
      const answer = await trial.shop.post('products/categories', { name: category.at('name') });
      const named = answer.at('data.resource_id');
      return {
        ...answer.outcome(),
        names: named === category.id ? 'the one that has the name' : named,
      };
    },
  },
  {
    name: 'category-slug-owner-blamed',
    fact: 22,
    expected: { http: 400, code: 'term_exists', names: 'the one that has the slug' },
    see: async (trial) => {
      const [named, slugged] = [await trial.category(), await trial.category()];
      const twin = { name: named.at('name'), slug: slugged.at('slug') };
      const answer = await trial.shop.post('products/categories', twin);
      const blamed = answer.at('data.resource_id');
      return {
        ...answer.outcome(),
        names: blamed === slugged.id ? 'the one that has the slug' : blamed,
      };
    },
  },
  {
    name: 'category-delete-needs-force',
    fact: 22,
    expected: { http: 501, code: 'woocommerce_rest_trash_not_supported' },
    see: async (trial) =>
      (await trial.shop.delete(`products/categories/${(await trial.category()).id}`)).outcome(),
  },
  {
    name: 'default-category-stays',
    fact: 22,
    expected: { http: 500, code: 'woocommerce_rest_cannot_delete' },
    see: async (trial) => {
      // What has no category of its own is in the default one.
      const id = Number((await trial.product()).at('categories.0.id'));
      return (await trial.shop.delete(`products/categories/${id}`, true)).outcome();
    },
  },
  {
    name: 'category-long-name-refused',
    fact: 22,
    expected: { http: 400, code: 'db_insert_error' },
    see: async (trial) => {
      const name = trial.marker.name().padEnd(250, 'L');
      return (await trial.shop.post('products/categories', { name })).outcome();
    },
  },
  {
    name: 'category-long-rename-ignored',
    fact: 22,
    expected: { http: 200, name: 'as before', slug: 'as before', menu_order: 7 },
    see: async (trial) => {
      const category = await trial.category();
      const name = trial.marker.name().padEnd(250, 'L');
      const change = { name, slug: trial.marker.name(), menu_order: 7 };
      const answer = await trial.shop.put(`products/categories/${category.id}`, change);
      const shown = (field: string): string =>
        answer.at(field) === category.at(field) ? 'as before' : 'another';
      return {
        http: answer.status,
        name: shown('name'),
        slug: shown('slug'),
        ...answer.pick('menu_order'),
      };
    },
  },
  {
    name: 'term-batch-shows-all',
    fact: 19,
    expected: 'as always',
    see: async (trial) => {
      const { id } = await trial.category();
      const update = [{ id, menu_order: 7, _fields: 'id' }];
      const answer = await trial.shop.post('products/categories/batch', { update });
      return answer.at('update.0.menu_order') === 7 ? 'as always' : 'trimmed';
    },
  },
  {
    name: 'category-name-encoded',
    fact: 22,
    expected: 'Tea &amp; Herbs',
    see: async (trial) => {
      const mark = ` ${trial.marker.name()}`;
      const { id } = await trial.category({ name: `Tea & Herbs${mark}` });
      return (await trial.shop.get(`products/categories/${id}`)).text('name').replace(mark, '');
    },
  },
];
