import type { ContractCase } from '../../suite/trial/contract-case';
import { UNKNOWN_ID, type Trial } from '../../suite/trial/trial';

const INVALID_ID = 'woocommerce_rest_product_invalid_id';

async function trashed(trial: Trial): Promise<number> {
  const { id } = await trial.product();
  (await trial.shop.delete(`products/${id}`)).having(200);
  return id;
}

/** Ids that nothing has, and the trash. */
export const trashCases: readonly ContractCase[] = [
  {
    name: 'unknown-id-read-404',
    fact: 11,
    expected: { read: { http: 404, code: INVALID_ID }, deleted: { http: 404, code: INVALID_ID } },
    see: async (trial) => ({
      read: (await trial.read(UNKNOWN_ID)).outcome(),
      deleted: (await trial.shop.delete(`products/${UNKNOWN_ID}`, true)).outcome(),
    }),
  },
  {
    name: 'unknown-id-write-400',
    fact: 11,
    expected: { http: 400, code: INVALID_ID },
    see: async (trial) => (await trial.write(UNKNOWN_ID, { regular_price: '10' })).outcome(),
  },
  {
    name: 'delete-trashes',
    fact: 11,
    expected: { http: 200, status: 'trash' },
    see: async (trial) => {
      const answer = await trial.read(await trashed(trial));
      return { http: answer.status, ...answer.pick('status') };
    },
  },
  {
    name: 'delete-again-410',
    fact: 11,
    expected: { http: 410, code: 'woocommerce_rest_already_trashed' },
    see: async (trial) => (await trial.shop.delete(`products/${await trashed(trial)}`)).outcome(),
  },
  {
    name: 'trash-can-be-written',
    fact: 11,
    expected: { http: 200, regular_price: '2', status: 'trash' },
    see: async (trial) => {
      const answer = await trial.write(await trashed(trial), { regular_price: '2' });
      return { http: answer.status, ...answer.pick('regular_price', 'status') };
    },
  },
  {
    name: 'publish-restores',
    fact: 11,
    expected: 'publish',
    see: async (trial) => {
      const id = await trashed(trial);
      await trial.write(id, { status: 'publish' });
      return (await trial.read(id)).at('status');
    },
  },
];
