import { loadSettings } from '@cypher/platform';
import { partOf } from '../../application/testing/ports';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { withOwnSettings } from './own-settings';
import type { KnownStore, StoreDirectory } from './store-directory';
import { StoreSchedules } from './store-schedules';

const [ENVIRONMENT] = loadSettings(
  {
    WOOCOMMERCE_URL: 'https://shop.example',
    WOOCOMMERCE_CONSUMER_KEY: 'ck_of_the_first',
    WOOCOMMERCE_CONSUMER_SECRET: 'cs_of_the_first',
    ERP_URL: 'https://erp.example',
    ERP_TOKEN: 'a-token-of-the-erp',
    FULL_SYNC_CRON: '0 3 * * *',
  },
  WooCommerceSyncSettings,
);

const schedulesOf = (stores: Record<string, Record<string, string>>): StoreSchedules => {
  const known = Object.entries(stores).map(
    ([id, own]) => ({ id, settings: withOwnSettings(ENVIRONMENT, own) }) as unknown as KnownStore,
  );
  const directory = partOf<StoreDirectory>({ all: () => known });
  return new StoreSchedules(directory, ENVIRONMENT);
};

const minuteOf = (instant: string): number => Date.parse(instant) / 60_000;

const schedules = schedulesOf({
  first: {},
  same: { FULL_SYNC_CRON: '0 3 * * *' },
  later: { FULL_SYNC_CRON: '30 4 * * *' },
  often: { FULL_SYNC_CRON: '*/20 30 * * * *' },
});

it('a store without a schedule of its own, or with the same, goes by the environment’s', () => {
  expect(schedules.followers('FULL_SYNC_CRON')).toEqual(['first', 'same']);
  expect(schedules.followers('DRIFT_CRON')).toEqual(['first', 'same', 'later', 'often']);
});

it.each([
  ['2026-12-01T03:00:00Z', []],
  ['2026-12-01T04:29:00Z', []],
  ['2026-12-01T04:30:00Z', ['later', 'often']],
  ['2026-12-01T05:30:00Z', ['often']],
  ['2026-12-01T04:31:00Z', []],
])('at %s those are due: %s', (instant, ids) => {
  expect(schedules.due('FULL_SYNC_CRON', minuteOf(instant))).toEqual(ids);
});

it('one that never ticks keeps no other store from its own', () => {
  const settings = { FULL_SYNC_CRON: '0 0 31 2 *' };
  const never = { settings, id: 'never' };
  const later = { settings: withOwnSettings(ENVIRONMENT, { FULL_SYNC_CRON: '30 4 * * *' }) };
  const known = [never, { ...later, id: 'later' }] as unknown as KnownStore[];
  const some = new StoreSchedules(partOf<StoreDirectory>({ all: () => known }), ENVIRONMENT);
  expect(some.due('FULL_SYNC_CRON', minuteOf('2026-12-01T04:30:00Z'))).toEqual(['later']);
});
