import { MISSING, type Answer } from '../../suite/shop/answer';
import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json, JsonObject } from '../../suite/shop/json';
import type { Trial } from '../../suite/trial/trial';

/** A refusal, and whether it names the owner of what is taken. */
function refusal(answer: Answer, owner: number): JsonObject {
  const named = answer.at('data.resource_id');
  return { ...answer.outcome(), names: named === owner ? 'the owner' : named };
}

/** How many of some products a list by their SKUs shows, by name. */
async function shown(
  trial: Trial,
  products: Readonly<Record<string, Answer>>,
  status?: string,
): Promise<Json> {
  const sku = Object.values(products)
    .map((product) => product.text('sku'))
    .join(',');
  const { ids } = await trial.list({
    sku,
    per_page: 100,
    ...(status === undefined ? {} : { status }),
  });
  return Object.keys(products).filter((name) => ids.includes(products[name]?.id ?? null));
}

/** SKUs and GTINs: whose they are, and how to look for them. */
export const skuCases: readonly ContractCase[] = [
  {
    name: 'sku-compared-loosely',
    fact: 10,
    expected: { 'another case': 400, 'an accent': 400, 'a space behind': 400 },
    see: async (trial) => {
      const sku = `${trial.marker.sku()}-CU`;
      await trial.product({ sku });
      const taken = async (text: string): Promise<number> =>
        (await trial.tryProduct({ sku: text })).status;
      return {
        'another case': await taken(sku.toLowerCase()),
        'an accent': await taken(sku.replace(/U$/, 'Ü')),
        'a space behind': await taken(`${sku} `),
      };
    },
  },
  {
    name: 'sku-duplicate-names-owner',
    fact: 10,
    expected: { http: 400, code: 'product_invalid_sku', names: 'the owner' },
    see: async (trial) => {
      const owner = await trial.product();
      return refusal(await trial.tryProduct({ sku: owner.at('sku') }), owner.id);
    },
  },
  {
    name: 'sku-in-trash-nameless',
    fact: 10,
    expected: { http: 400, code: 'woocommerce_rest_product_not_created', names: MISSING },
    see: async (trial) => {
      const owner = await trial.product();
      await trial.shop.delete(`products/${owner.id}`);
      return refusal(await trial.tryProduct({ sku: owner.at('sku') }), owner.id);
    },
  },
  {
    name: 'gtin-duplicate-refused',
    fact: 10,
    expected: { http: 400, code: 'product_invalid_global_unique_id' },
    see: async (trial) => {
      const global_unique_id = trial.marker.gtin();
      await trial.product({ global_unique_id });
      return (await trial.tryProduct({ global_unique_id })).outcome();
    },
  },
  {
    name: 'sku-list-exact',
    fact: 10,
    expected: 'both, and no others',
    see: async (trial) => {
      const first = await trial.product();
      await trial.product({ sku: `${first.text('sku')}X` });
      const last = await trial.product();
      const { ids } = await trial.list({ sku: `${first.text('sku')},${last.text('sku')}` });
      const exact = ids.length === 2 && ids.includes(first.id) && ids.includes(last.id);
      return exact ? 'both, and no others' : ids;
    },
  },
  {
    name: 'sku-list-finds-variations',
    fact: 10,
    expected: ['variation'],
    see: async (trial) => {
      const parent = await trial.variable();
      return shown(trial, {
        variation: await trial.variation(parent.id, { sku: trial.marker.sku() }),
      });
    },
  },
  {
    name: 'sku-list-finds-drafts',
    fact: 10,
    expected: ['draft', 'private'],
    see: async (trial) =>
      shown(trial, {
        draft: await trial.product({ status: 'draft' }),
        private: await trial.product({ status: 'private' }),
      }),
  },
  {
    name: 'sku-list-omits-trash',
    fact: 10,
    expected: { 'without a status': [], 'status=trash': ['trashed'] },
    see: async (trial) => {
      const trashed = await trial.product();
      await trial.shop.delete(`products/${trashed.id}`);
      return {
        'without a status': await shown(trial, { trashed }),
        'status=trash': await shown(trial, { trashed }, 'trash'),
      };
    },
  },
  {
    name: 'sku-zero-ignored',
    fact: 10,
    expected: 'finds what has another SKU',
    see: async (trial) => {
      const other = await trial.product();
      const { ids } = await trial.list({ sku: '0', include: other.id });
      return ids.includes(other.id) ? 'finds what has another SKU' : ids;
    },
  },
  {
    name: 'sku-sanitized',
    fact: 34,
    expected: 'SKU x',
    see: async (trial) => {
      const sku = trial.marker.sku();
      return (await trial.product({ sku: ` ${sku}<b>\t %41 x ` })).text('sku').replace(sku, 'SKU');
    },
  },
  {
    name: 'gtin-keeps-isbn-x',
    fact: 38,
    since: '10.9',
    expected: 'X',
    see: async (trial) => {
      const isbn = `${trial.marker.gtin().slice(0, 9)}X`;
      return (await trial.product({ global_unique_id: isbn })).text('global_unique_id').slice(-1);
    },
  },
];
