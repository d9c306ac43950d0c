import type { StoreState } from '../../../../domain/stores/store';
import {
  StorePlanRepository,
  type NewStorePlan,
  type StorePlan,
} from '../../../full-sync/store-plan.repository';
import { partOf } from '../../../testing/ports';
import { PlannedRules } from './planned-rules';

const SETTINGS = { PRICE_LIST: 'export', STOCK_SAFETY: '2', SHOP_SHARE: '1' };

/** Plans that there are, whatever store they are asked of. */
class SomePlans extends StorePlanRepository {
  constructor(private readonly plan: Partial<StorePlan> | null) {
    super();
  }

  override add(plan: NewStorePlan): Promise<StorePlan> {
    return Promise.resolve(partOf<StorePlan>(plan));
  }

  override recent(): Promise<readonly StorePlan[]> {
    return Promise.resolve([]);
  }

  override find(): Promise<StorePlan | null> {
    return Promise.resolve(this.plan === null ? null : partOf<StorePlan>(this.plan));
  }
}

interface Circumstances {
  /** What the store is to be. */
  readonly state?: StoreState;
  readonly planId?: string | null;
  readonly inForce?: Record<string, string> | null;
}

const areNew = (
  settings: Record<string, string>,
  plan: Partial<StorePlan> | null,
  { state = 'active', planId = 'p', inForce = SETTINGS }: Circumstances = {},
): Promise<boolean> =>
  new PlannedRules(new SomePlans(plan)).areNew(inForce, { id: 'ro', state, settings }, planId);

const OTHERS = { ...SETTINGS, PRICE_LIST: 'b2b' };
const PLAN = { settings: OTHERS, settingsBefore: SETTINGS, isExpired: false };

it('settings that decide nothing about products need no plan', async () => {
  const none = { planId: null };
  await expect(areNew({ ...SETTINGS, SHOP_SHARE: '0.5' }, null, none)).resolves.toBe(false);
  await expect(areNew({ STOCK_SAFETY: '2', PRICE_LIST: 'export' }, null, none)).resolves.toBe(
    false,
  );
});

it('a plan of the rules that hold brings them once more', async () => {
  await expect(areNew(SETTINGS, { ...PLAN, settings: SETTINGS })).resolves.toBe(true);
});

it.each<StoreState>(['active', 'paused'])(
  'other rules of one that is %s need one',
  async (state) => {
    await expect(areNew(OTHERS, PLAN, { state })).resolves.toBe(true);
    await expect(areNew(OTHERS, null, { state, planId: null })).rejects.toMatchObject({
      code: 'STORE_PLAN_NEEDED',
    });
  },
);

it('those of a draft need none, and nothing is to be brought anywhere', async () => {
  await expect(areNew(OTHERS, null, { state: 'draft', planId: null })).resolves.toBe(false);
});

it('those of a store that has never taken changes in need none', async () => {
  await expect(areNew(OTHERS, null, { inForce: null, planId: null })).resolves.toBe(false);
});

it('when an order counts as booked is planned, too', async () => {
  const settings = { ...SETTINGS, ORDERS_BOOKED: 'next-stock' };
  await expect(areNew(settings, null, { planId: null })).rejects.toMatchObject({
    code: 'STORE_PLAN_NEEDED',
  });
});

it.each([
  ['there is none of that id', null],
  ['it is too old', { ...PLAN, isExpired: true }],
  ['it is for other settings', { ...PLAN, settings: SETTINGS }],
  ['it was made from other settings', { ...PLAN, settingsBefore: { PRICE_LIST: 'old' } }],
  ['it is for fewer settings', { ...PLAN, settings: { PRICE_LIST: 'b2b' } }],
])('a plan does not count where %s', async (_why, plan) => {
  await expect(areNew(OTHERS, plan)).rejects.toMatchObject({ code: 'STORE_PLAN_NEEDED' });
});

it('what a plan says of other settings does not matter', async () => {
  const plan = { ...PLAN, settings: { ...OTHERS, SHOP_SHARE: '0.2' } };
  await expect(areNew(OTHERS, plan)).resolves.toBe(true);
});
