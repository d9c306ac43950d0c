import { loadSettings, PlatformSettings } from '@cypher/platform';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { killOrder } from './kill-order';
import { KILL_POINTS, KILL_PORTS } from './kill-points';

describe('a kill point', () => {
  it.each([
    ['ShopProducts.write:after', 'ShopProducts', 'write', 'after', 1, 'SIGKILL'],
    ['ISyncRepository.openCall:before@2', 'ISyncRepository', 'openCall', 'before', 2, 'SIGKILL'],
    ['OrderRepository.store:after!SIGSTOP', 'OrderRepository', 'store', 'after', 1, 'SIGSTOP'],
    ['SyncSignal.wake:before@30!SIGTERM', 'SyncSignal', 'wake', 'before', 30, 'SIGTERM'],
  ] as const)('is read: %s', (text, port, method, side, nth, signal) => {
    expect(killOrder().parse(text)).toEqual({ port, method, side, nth, signal });
  });

  it.each([
    ['ShopProducts.write', 'must look like ShopProducts.write:after'],
    ['ShopProducts.write:during', 'must look like'],
    ['ShopProducts.write:after@0', 'must look like'],
    ['ShopProducts.write:after!SIGSTOP@2', 'must look like'],
    ['ShopProducts.writes:after', 'ISyncRepository.request, ISyncRepository.claim'],
    ['StoreClients.ids:after', 'ShopProducts.write, ShopVariations.write'],
    ['ShopProducts.write:after!SIGINT', 'SIGKILL, SIGSTOP, SIGTERM'],
  ])('is refused with what is allowed: %s', (text, told) => {
    const { error } = killOrder().safeParse(text);
    expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(told)]);
  });

  it('is a method of its port', () => {
    for (const point of KILL_POINTS) {
      const [port] = point.split('.') as [keyof typeof KILL_PORTS];
      expect(KILL_PORTS).toHaveProperty(port);
      expect(killOrder().safeParse(`${point}:before`).success).toBe(true);
    }
  });
});

describe('the setting KILL_POINT', () => {
  const GIVEN = {
    DATABASE_URL: 'postgres://db/cypher',
    REDIS_URL: 'redis://cache',
    AUTH_JWT_SECRET: 'x'.repeat(32),
    WOOCOMMERCE_URL: 'https://shop.example',
    WOOCOMMERCE_CONSUMER_KEY: 'ck_1',
    WOOCOMMERCE_CONSUMER_SECRET: 'cs_1',
    ERP_URL: 'https://erp.example',
    ERP_TOKEN: 'token',
    AUTH_ISSUER: 'https://id.example',
    AUTH_AUDIENCE: 'sync',
  };
  const load = (env: Readonly<Record<string, string>>) =>
    loadSettings({ ...GIVEN, ...env }, PlatformSettings, WooCommerceSyncSettings)[1];

  it('is nothing unless it is given', () => {
    expect(load({}).KILL_POINT).toBeUndefined();
    expect(load({ KILL_POINT: ' ' }).KILL_POINT).toBeUndefined();
  });

  it('is refused in production', () => {
    const killed = { KILL_POINT: 'ShopProducts.write:after' };
    expect(load({ ...killed, NODE_ENV: 'test' }).KILL_POINT).toMatchObject({
      port: 'ShopProducts',
    });
    expect(load({ NODE_ENV: 'production' }).KILL_POINT).toBeUndefined();
    expect(() => load({ ...killed, NODE_ENV: 'production' })).toThrow(
      /NODE_ENV, KILL_POINT +KILL_POINT kills the process/,
    );
  });
});
