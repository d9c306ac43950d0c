import { RateLimitError, StoreUnauthorizedError } from '../../domain/shop.errors';
import { ErpError, NetworkError, WooCommerceError } from '../../domain/woocommerce.errors';
import type { ShopHealth } from '../ports/shop/shop-health.port';
import { inHalves } from './halving';

const forbidden = new StoreUnauthorizedError(403, null, '');
const parts = Array.from({ length: 100 }, (_, number) => `SKU-${number}`);

/** A shop that is well, or not, and does not take calls with one of these parts in them. */
function aShop(isWell: boolean, ...bad: readonly string[]) {
  const calls: (readonly string[])[] = [];
  const health: ShopHealth = {
    probe: () =>
      isWell ? Promise.resolve() : Promise.reject(new NetworkError('down', 'store', false)),
  };
  const call = (some: readonly string[]): Promise<string[]> => {
    calls.push(some);
    return some.some((part) => bad.includes(part))
      ? Promise.reject(forbidden)
      : Promise.resolve([...some]);
  };
  return { health, call, calls };
}

describe('a call that one of its parts spoils', () => {
  it('is halved until that part stands alone, and all others are answered', async () => {
    const { health, call, calls } = aShop(true, 'SKU-37', 'SKU-80');
    const { answers, notTaken } = await inHalves(health, parts, call);
    expect(answers).toHaveLength(98);
    expect([...notTaken]).toEqual([
      ['SKU-37', forbidden],
      ['SKU-80', forbidden],
    ]);
    expect(calls.length).toBeLessThan(30);
  });

  it('stands alone where it is the only one', async () => {
    const { health, call } = aShop(true, 'SKU-1');
    const { answers, notTaken } = await inHalves(health, ['SKU-1'], call);
    expect([answers, [...notTaken.keys()]]).toEqual([[], ['SKU-1']]);
  });
});

describe('calls whose probe is one of the same kind', () => {
  it('are to blame for themselves though none of them is taken', async () => {
    const { health, call } = aShop(true, 'SKU-1', 'SKU-2');
    const asked = { probe: () => health.probe(), probesSameCall: true } as const;
    const { answers, notTaken } = await inHalves(asked, ['SKU-1', 'SKU-2'], call);
    expect([answers, [...notTaken.keys()]]).toEqual([[], ['SKU-1', 'SKU-2']]);
  });
});

describe('a call that a shop does not take whatever is in it', () => {
  it('is the shop’s fault where the shop is unwell, found out at once', async () => {
    const { health, call, calls } = aShop(false, ...parts);
    await expect(inHalves(health, parts, call)).rejects.toMatchObject({
      code: 'STORE_UNREACHABLE',
    });
    expect(calls).toHaveLength(1);
  });

  it('is the shop’s fault where a well shop takes not one of them', async () => {
    const { health, call, calls } = aShop(true, ...parts);
    await expect(inHalves(health, parts, call)).rejects.toBe(forbidden);
    expect(calls.length).toBeLessThan(12);
  });

  it('is not asked again where the shop limits our rate', async () => {
    const { health } = aShop(true);
    const limited = new RateLimitError(1_000);
    await expect(inHalves(health, parts, () => Promise.reject(limited))).rejects.toBe(limited);
    const erpLimited = new ErpError('Too many', 'ERP_RATE_LIMITED');
    await expect(inHalves(health, parts, () => Promise.reject(erpLimited))).rejects.toBe(
      erpLimited,
    );
  });

  it('hands on what is no answer of the shop', async () => {
    const { health } = aShop(true);
    const lost = new Error('The ledger is gone');
    await expect(inHalves(health, parts, () => Promise.reject(lost))).rejects.toBe(lost);
    expect(lost).not.toBeInstanceOf(WooCommerceError);
  });
});
