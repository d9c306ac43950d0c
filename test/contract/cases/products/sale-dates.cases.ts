import type { ContractCase } from '../../suite/trial/contract-case';
import { shifted } from '../../suite/trial/gmt';
import type { JsonObject } from '../../suite/shop/json';
import type { Trial } from '../../suite/trial/trial';

const SALE = { regular_price: '10', sale_price: '8' };

/** A new product on sale with these dates reads back with those. */
function datesBecome(name: string, sent: JsonObject, expected: JsonObject): ContractCase {
  return {
    name,
    fact: 6,
    expected,
    see: async (trial) => {
      const { id } = await trial.product({ ...SALE, ...sent });
      return (await trial.read(id)).pick(...Object.keys(expected));
    },
  };
}

const FROM = '2026-11-01T00:00:00';
const TO = '2099-12-31T21:59:59';
const DATES = { date_on_sale_from_gmt: FROM, date_on_sale_to_gmt: TO };

/** The dates of a running sale read back as those after a write. */
function writeLeaves(name: string, sent: JsonObject, expected: JsonObject): ContractCase {
  return {
    name,
    fact: 6,
    expected,
    see: async (trial) => {
      const { id } = await trial.product({ ...SALE, ...DATES });
      await trial.write(id, sent);
      return (await trial.read(id)).pick(...Object.keys(expected));
    },
  };
}

/** What a product shows in the second in which its sale begins. */
async function beginSale(trial: Trial): Promise<JsonObject> {
  const product = await trial.product(SALE);
  const begins = shifted(product.text('date_modified_gmt'), 2);
  await trial.write(product.id, { date_on_sale_from_gmt: begins });
  await trial.after(shifted(begins, -1));
  return (await trial.read(product.id)).pick('on_sale', 'price');
}

/** When a sale begins and ends. */
export const saleDateCases: readonly ContractCase[] = [
  {
    name: 'sale-dates-shop-local',
    fact: 6,
    needs: ['a zone other than UTC'],
    expected: { 'the product’s own creation, in the shop’s zone, is': 'the same instant' },
    see: async (trial) => {
      const product = await trial.product(SALE);
      await trial.write(product.id, { date_on_sale_from: product.at('date_created') });
      const begins = (await trial.read(product.id)).at('date_on_sale_from_gmt');
      const same = begins === product.at('date_created_gmt');
      return {
        'the product’s own creation, in the shop’s zone, is': same ? 'the same instant' : begins,
      };
    },
  },
  datesBecome(
    'sale-dates-gmt-wins',
    { date_on_sale_from: '2026-11-01T00:00:00', date_on_sale_from_gmt: '2026-11-05T00:00:00' },
    { date_on_sale_from_gmt: '2026-11-05T00:00:00' },
  ),
  datesBecome(
    'sale-date-garbage-1970',
    { date_on_sale_from: 'not-a-date' },
    { date_on_sale_from: '1970-01-01T00:00:00' },
  ),
  datesBecome(
    'sale-date-overflows',
    { date_on_sale_from: '2027-02-31T00:00:00' },
    { date_on_sale_from: '2027-03-03T00:00:00' },
  ),
  datesBecome(
    'sale-date-only-midnight',
    { date_on_sale_to: '2099-12-31' },
    { date_on_sale_to: '2099-12-31T00:00:00' },
  ),
  writeLeaves(
    'sale-date-empty-clears',
    { date_on_sale_from: '', date_on_sale_to: '' },
    { date_on_sale_from_gmt: null, date_on_sale_to_gmt: null },
  ),
  writeLeaves(
    'sale-date-null-ignored',
    { date_on_sale_from: null, date_on_sale_to_gmt: null },
    DATES,
  ),
  {
    name: 'sale-start-waits-for-queue',
    fact: 6,
    since: '10.5',
    expected: { on_sale: true, price: '10' },
    see: async (trial) => {
      const seen = await beginSale(trial);
      // The queue may have run in that very second. It does not do so again the next time.
      return seen['price'] === '8' ? beginSale(trial) : seen;
    },
  },
  writeLeaves('sale-cleared-dates-stay', { sale_price: '' }, { sale_price: '', ...DATES }),
];
