import type { JournalCall } from '../../../apps/sandbox/src/store/journal/journal';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

/** Two cores and eight workers: what comes beside a call slows it. */
const MODEL = { perCall: 40, perUpdate: 4, perUpdateTrimmed: 4, workers: 8, cores: 2 };
/** A guest is slow. */
const LONG = { timeout: 90_000 };

let world: World;
let ids: readonly string[];
afterEach(() => world.close());

async function aShopOf(
  products: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  world = await startWorld({
    products: 0,
    store: { model: MODEL },
    settings: { WOOCOMMERCE_GATHER_MS: '0', SHOP_CANARY_SECONDS: '1', ...settings },
  });
  const made = await Promise.all(
    Array.from({ length: products }, (_, number) =>
      world.erp.putSilently({ sku: `GUEST-${number}` }),
    ),
  );
  ids = made.map(({ id }) => id);
  await world.api.tell('product.created', ...ids);
  await world.drained(LONG);
}

/** Changes every price, and waits until the shop has it. */
async function priceAll(regular: string): Promise<void> {
  await world.reprice(ids, regular);
  await world.drained(LONG);
}

const writes = (calls: readonly JournalCall[]): JournalCall[] =>
  calls.filter(({ writes: items }) => items > 0);

/** For how long calls were in flight, against the time from the first to the last. */
function callsAtOnce(calls: readonly JournalCall[]): number {
  const span = Math.max(...calls.map(({ endedAt }) => the(endedAt))) - the(calls[0]).startedAt;
  return calls.reduce((sum, { startedAt, endedAt }) => sum + the(endedAt) - startedAt, 0) / span;
}

describe('a guest of a shop', () => {
  it('uses its share of the calls that the shop works on, and says why', async () => {
    await aShopOf(1_000, { SHOP_SHARE: '0.25' });
    await priceAll('11.00');
    const { calls } = world.shop.journal;
    const before = calls.length;
    await priceAll('12.00');

    const flown = writes(calls.slice(before));
    expect(world.shop.prices()).toEqual(new Set(['12.00']));
    const { lane } = await world.api.status();
    expect(lane.share).toMatchObject({ setting: 0.25 });
    expect(lane.share.calls).toBeLessThanOrEqual(Math.max(0.25, 0.25 * lane.window));
    expect(lane.windowReason).not.toBe('');
    expect(lane.costs?.perItemMs).toHaveProperty('update');
    // A rest is counted in whole calls, so that few calls are not quite their share.
    expect(callsAtOnce(flown)).toBeLessThan(1.3 * Math.max(0.25, 0.25 * lane.window));
  }, 120_000);

  it('looks how a visitor fares beside its calls, and once more without them', async () => {
    await aShopOf(600, { SHOP_SHARE: '0.5' });
    await eventually(
      async () => {
        await priceAll((10 + Math.random()).toFixed(2));
        expect((await world.api.status()).lane.share.canary.nowMs).not.toBeNull();
      },
      { timeout: 60_000 },
    );
    const { canary } = await eventually(
      async () => {
        const { share } = (await world.api.status()).lane;
        expect(share.canary.idleMs).not.toBeNull();
        return share;
      },
      { timeout: 30_000 },
    );
    expect(Date.now() - Date.parse(the(canary.idleAt))).toBeLessThan(60_000);
    expect(canary.idleMs).toBeGreaterThanOrEqual(MODEL.perCall - 1);
  }, 120_000);

  it('reads nothing for it where the operator wants no canary', async () => {
    await aShopOf(400, { SHOP_SHARE: '0.5', SHOP_CANARY_SECONDS: '0' });
    await priceAll('11.00');
    expect((await world.api.status()).lane.share).toMatchObject({
      setting: 0.5,
      canary: { nowMs: null, idleMs: null, idleAt: null },
    });
  }, 120_000);
});
