import { loadSettings, SettingsError } from '@cypher/platform';
import { catalogRulesOf, productFilter } from './catalog-settings';
import { WooCommerceSyncSettings } from './woocommerce-sync.settings';

const ENVIRONMENT = {
  WOOCOMMERCE_URL: 'https://shop.example',
  WOOCOMMERCE_CONSUMER_KEY: 'ck_of_the_first',
  WOOCOMMERCE_CONSUMER_SECRET: 'cs_of_the_first',
  ERP_URL: 'https://erp.example',
  ERP_TOKEN: 'a-token-of-the-erp',
};

const rulesOf = (given: Record<string, string>) =>
  catalogRulesOf(loadSettings({ ...ENVIRONMENT, ...given }, WooCommerceSyncSettings)[0]);

const filterOf = (text: string): unknown => productFilter().parse(text);
const problemsOf = (text: string): string[] =>
  productFilter()
    .safeParse(text)
    .error?.issues.map(({ message }) => message) ?? [];

it('a shop takes the whole catalogue unless told', () => {
  expect(rulesOf({})).toEqual({
    priceList: null,
    fallsBackToOwnPrice: false,
    currency: null,
    warehouses: null,
    language: null,
    filter: null,
    unsold: 'trash',
  });
});

it('its rules are read', () => {
  expect(
    rulesOf({
      PRICE_LIST: 'export',
      PRICE_LIST_FALLBACK: 'true',
      PRICE_CURRENCY: 'EUR',
      STOCK_WAREHOUSES: 'BUC, CLJ',
      SHOP_LANGUAGE: 'pt-BR',
      PRODUCT_FILTER: 'flags=web',
      PRODUCT_FILTER_LEAVES: 'draft',
    }),
  ).toMatchObject({
    priceList: 'export',
    fallsBackToOwnPrice: true,
    currency: 'EUR',
    warehouses: new Set(['BUC', 'CLJ']),
    language: 'pt-BR',
    unsold: 'draft',
  });
});

describe('a filter', () => {
  it('names any of three kinds, each with its entries', () => {
    expect(filterOf('categories=led, neon; tags=Sale & outlet,new ;flags=web')).toEqual({
      categories: new Set(['led', 'neon']),
      tags: new Set(['Sale & outlet', 'new']),
      flags: new Set(['web']),
    });
    expect(filterOf('tags=a=b')).toMatchObject({ tags: new Set(['a=b']), flags: null });
  });

  it.each([
    ['', 'is none of categories=…'],
    ['web', '"web" is none of'],
    ['category=led', '"category=led" is none of'],
    ['flags=', 'flags has an empty name'],
    ['flags=web,,app', 'flags has an empty name'],
    ['flags=web,web', 'web is named twice'],
    ['flags=web;flags=app', 'flags is named twice'],
    ['categories=le d', '"le d" is no id of a category'],
    [`tags=${'x'.repeat(201)}`, 'more than 200 characters'],
  ])('%j is refused: %s', (text, problem) => {
    expect(problemsOf(text).join('; ')).toContain(problem);
  });
});

it('nothing can be hidden by a status that is the shop’s', () => {
  const load = (): unknown =>
    rulesOf({ PRODUCT_FILTER_LEAVES: 'draft', FIELD_OWNERSHIP: 'status=shop' });
  expect(load).toThrow(SettingsError);
  expect(load).toThrow('hides products by their status');
});
