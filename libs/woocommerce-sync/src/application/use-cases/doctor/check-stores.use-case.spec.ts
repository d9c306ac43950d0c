import type {
  KnownCheck,
  StoreCheckRepository,
} from '../../../domain/doctor/store-check.repository';
import { reportOf } from '../../../domain/doctor/shop-report';
import { CLOSED, type Breaker } from '../../../domain/lane/breaker';
import type { LaneRepository } from '../../../domain/lane/lane.repository';
import { aSight, LOOKED_AT, someGrounds } from '../../../domain/testing/sights';
import type { CheckBook } from '../../doctor/check-book';
import type { ShopDoctor } from '../../doctor/shop-doctor';
import type { StoreClients } from '../../ports/store-client.port';
import { CheckStores } from './check-stores.use-case';

const HOUR_MS = 3_600_000;
const OPEN: Breaker = { ...CLOSED, phase: 'open', until: new Date(LOOKED_AT.getTime() + 5_000) };
const VERSIONS = 'WooCommerce 10.5.0, WordPress 7.0.4, PHP 8.2.1';

interface Installation {
  readonly stores: readonly string[];
  readonly unwell?: readonly string[];
  readonly known?: Partial<KnownCheck>;
  /** What the shop tells now. */
  readonly versions?: string;
}

/** Which stores were checked by one tick, and how many at most at the same time. */
async function checkedBy({ stores, unwell = [], known, versions = VERSIONS }: Installation) {
  const checked: string[] = [];
  let [now, most] = [0, 0];
  const check = {
    report: reportOf(aSight(), someGrounds()),
    subject: 'the same',
    versions: VERSIONS,
    ageMs: HOUR_MS,
    ...known,
  };
  const checks = {
    takeTurn: () => Promise.resolve('a turn'),
    endTurn: () => Promise.resolve(),
    find: () => Promise.resolve(known === undefined ? null : check),
  };
  const doctor = {
    open: () => ({ subject: 'the same', versions: () => Promise.resolve(versions) }),
    check: async (_examination: unknown, storeId: string) => {
      most = Math.max(most, (now += 1));
      await new Promise(setImmediate);
      now -= 1;
      checked.push(storeId);
      return check;
    },
  };
  const lanes = {
    wellbeing: () =>
      Promise.resolve(
        stores.map((storeId) => ({
          storeId,
          breakers: { erp: CLOSED, store: unwell.includes(storeId) ? OPEN : CLOSED },
          readAt: LOOKED_AT,
        })),
      ),
  };
  await new CheckStores(
    { ids: () => stores } as unknown as StoreClients,
    checks as unknown as StoreCheckRepository,
    doctor as unknown as ShopDoctor,
    { keep: () => Promise.resolve() } as unknown as CheckBook,
    lanes as unknown as LaneRepository,
  ).executeForAllStores();
  return { checked: checked.sort(), most };
}

describe('the look at all stores', () => {
  it('leaves a shop alone that the lane waits for', async () => {
    const { checked } = await checkedBy({ stores: ['bg', 'ro'], unwell: ['bg'] });
    expect(checked).toEqual(['ro']);
  });

  it('takes four at a time', async () => {
    const stores = Array.from({ length: 11 }, (_, index) => `shop-${index}`);
    const { checked, most } = await checkedBy({ stores });
    expect(checked).toHaveLength(11);
    expect(most).toBe(4);
  });

  it('checks what WooCommerce’s version tells, and no other', async () => {
    const of = async (versions: string) =>
      (await checkedBy({ stores: ['ro'], known: {}, versions })).checked;
    expect(await of('WooCommerce 10.6.0, WordPress 7.0.4, PHP 8.2.1')).toEqual(['ro']);
    expect(await of('WooCommerce 10.5.0, WordPress 7.0.4, PHP 8.2.9')).toEqual([]);
  });

  it('spreads the daily checks by store', async () => {
    const stores = Array.from({ length: 50 }, (_, index) => `shop-${index}`);
    const early = await checkedBy({ stores, known: { ageMs: 22 * HOUR_MS } });
    expect(early.checked.length).toBeGreaterThan(5);
    expect(early.checked.length).toBeLessThan(45);
    expect((await checkedBy({ stores, known: { ageMs: 20 * HOUR_MS } })).checked).toEqual([]);
    expect((await checkedBy({ stores, known: { ageMs: 24 * HOUR_MS } })).checked).toHaveLength(50);
  });
});
