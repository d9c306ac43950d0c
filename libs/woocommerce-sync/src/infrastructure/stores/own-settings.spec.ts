import { loadSettings } from '@cypher/platform';
import { PLANNED_SETTINGS } from '../../application/use-cases/stores/rules/planned-rules';
import type { CallableStore } from '../../domain/stores/store.repository';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { readOwnSettings, SETTINGS_OF_STORES, settingsOf } from './own-settings';

const [ENVIRONMENT] = loadSettings(
  {
    WOOCOMMERCE_URL: 'https://shop.example',
    WOOCOMMERCE_CONSUMER_KEY: 'ck_of_the_first',
    WOOCOMMERCE_CONSUMER_SECRET: 'cs_of_the_first',
    ERP_URL: 'https://erp.example',
    ERP_TOKEN: 'a-token-of-the-erp',
    STOCK_SAFETY: '5',
    STOCK_CAP: '50',
  },
  WooCommerceSyncSettings,
);

const aStore = (settings: Record<string, string>, hasCredentials = true): CallableStore => ({
  store: {
    id: 'second',
    name: 'Second',
    url: 'https://second.example',
    state: 'active',
    settings,
    hasCredentials,
    fullSyncDue: false,
    createdAt: new Date(0),
    changedAt: new Date(0),
  },
  credentials: hasCredentials ? { key: 'ck_of_the_second', secret: 'cs_of_the_second' } : null,
});

describe('the settings of a store', () => {
  it('are its own, and the environment’s where it has none', () => {
    expect(settingsOf(ENVIRONMENT, aStore({ STOCK_SAFETY: '1' }))).toMatchObject({
      WOOCOMMERCE_URL: 'https://second.example',
      WOOCOMMERCE_CONSUMER_KEY: 'ck_of_the_second',
      STOCK_SAFETY: 1,
      STOCK_CAP: 50,
      ERP_URL: 'https://erp.example',
    });
  });

  it('never have the credentials of another shop', () => {
    const { WOOCOMMERCE_CONSUMER_KEY: key, WOOCOMMERCE_CONSUMER_SECRET: secret } = settingsOf(
      ENVIRONMENT,
      aStore({}, false),
    );
    expect([key, secret]).toEqual(['', '']);
  });

  it.each([
    ['DATABASE_URL', 'postgres://x', 'is no setting of a store'],
    ['WOOCOMMERCE_URL', 'https://x.example', 'is no setting of a store'],
    ['constructor', 'x', 'is no setting of a store'],
    ['STOCK_SAFETY', '-1', 'must be a whole number'],
    ['FIELD_OWNERSHIP', 'nothing=shop', 'nothing'],
    ['FULL_SYNC_CRON', '0 0 31 2 *', 'never ticks'],
  ])('with %s=%s are refused, and it is named', (name, text, problem) => {
    const read = (): unknown => readOwnSettings({ [name]: text });
    expect(read).toThrow(`settings.${name}`);
    expect(read).toThrow(problem);
  });
});

it('has a store’s setting for each that is planned before it counts', () => {
  expect(SETTINGS_OF_STORES).toEqual(expect.arrayContaining([...PLANNED_SETTINGS]));
});
