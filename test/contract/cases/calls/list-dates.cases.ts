import type { ContractCase } from '../../suite/trial/contract-case';
import { shifted } from '../../suite/trial/gmt';
import type { Json } from '../../suite/shop/json';
import type { Query } from '../../suite/shop/shop-client';
import type { Trial } from '../../suite/trial/trial';

const FOUND = { 'a second before': 'found', 'a second after': 'not found' };

/** Whether a list shows a product under a condition. */
async function finds(trial: Trial, id: number, query: Query): Promise<Json> {
  const { ids } = await trial.list({ include: id, ...query });
  return ids.includes(id) ? 'found' : 'not found';
}

/**
 * What a list shows of a product by moments around its last change; they come from its dates, local
 * and in UTC.
 */
const around =
  (
    moment: (local: string, gmt: string) => string,
    ending: string,
    query: Query,
  ): ContractCase['see'] =>
  async (trial) => {
    const product = await trial.product();
    const middle = moment(product.text('date_modified'), product.text('date_modified_gmt'));
    const at = (seconds: number): Promise<Json> =>
      finds(trial, product.id, {
        modified_after: `${shifted(middle, seconds)}${ending}`,
        ...query,
      });
    return { 'a second before': await at(-1), 'a second after': await at(1) };
  };

const inUtc = (_local: string, gmt: string): string => gmt;
const inZone = (local: string): string => local;

/** The moment that becomes the one in UTC when the zone is added to it. */
const shiftedBack = (local: string, gmt: string): string =>
  shifted(gmt, (Date.parse(`${gmt}Z`) - Date.parse(`${local}Z`)) / 1000);

/** Lists of what changed after a moment. */
export const listDateCases: readonly ContractCase[] = [
  {
    name: 'modified-after-local',
    fact: 25,
    needs: ['a zone other than UTC'],
    expected: FOUND,
    see: around(inZone, '', {}),
  },
  {
    name: 'modified-after-gmt-flag',
    fact: 25,
    needs: ['a zone other than UTC'],
    expected: FOUND,
    see: around(inUtc, '', { dates_are_gmt: true }),
  },
  {
    name: 'modified-after-z',
    fact: 25,
    needs: ['a zone other than UTC'],
    expected: FOUND,
    see: around(inUtc, 'Z', {}),
  },
  {
    name: 'modified-after-z-and-flag',
    fact: 25,
    needs: ['a zone other than UTC'],
    // The zone is added once too often, so the moment has to stand that much earlier.
    expected: FOUND,
    see: around(shiftedBack, 'Z', { dates_are_gmt: true }),
  },
  {
    name: 'modified-after-strict',
    fact: 25,
    expected: 'not found',
    see: async (trial) => {
      const product = await trial.product();
      const modified_after = product.text('date_modified_gmt');
      return finds(trial, product.id, { modified_after, dates_are_gmt: true });
    },
  },
];
