import { loadSettings, SettingsError } from '@cypher/platform';
import { WooCommerceSyncSettings } from './woocommerce-sync.settings';

const GIVEN = {
  WOOCOMMERCE_URL: 'https://shop.example',
  WOOCOMMERCE_CONSUMER_KEY: 'ck_1',
  WOOCOMMERCE_CONSUMER_SECRET: 'cs_1',
  ERP_URL: 'https://erp.example',
  ERP_TOKEN: 'token',
};
const load = (env: Record<string, string>) =>
  loadSettings({ ...GIVEN, ...env }, WooCommerceSyncSettings)[0];

function problemWith(env: Record<string, string>): string {
  try {
    load(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('The settings were accepted');
}

describe('the address of a shop', () => {
  it.each([
    ['as it is', 'https://shop.example', 'https://shop.example'],
    ['with slashes', 'https://shop.example///', 'https://shop.example'],
    ['with blanks around it', '  https://shop.example \n', 'https://shop.example'],
    ['of the API', 'https://shop.example/wp-json/wc/v3', 'https://shop.example'],
    ['of the API with a slash', 'https://shop.example/wp-json/wc/v3/', 'https://shop.example'],
    [
      'of a product',
      'https://shop.example/wp-json/wc/v3/products/12?context=edit',
      'https://shop.example',
    ],
    ['of WordPress’s API', 'https://shop.example//wp-json', 'https://shop.example'],
    ['of the admin pages', 'https://shop.example/wp-admin/', 'https://shop.example'],
    [
      'of a page of settings',
      'https://shop.example/wp-admin/admin.php?page=wc-settings&tab=advanced#keys',
      'https://shop.example',
    ],
    ['of the login', 'https://shop.example/wp-login.php?redirect_to=x', 'https://shop.example'],
    ['without pretty permalinks', 'http://shop.example/index.php', 'http://shop.example/index.php'],
    [
      'of the API without them',
      'http://shop.example/index.php/wp-json/wc/v3',
      'http://shop.example/index.php',
    ],
    ['in a folder', 'https://example.com/shop/wp-json/wc/v3', 'https://example.com/shop'],
    ['in capitals', 'HTTPS://Shop.Example/Shop', 'https://shop.example/Shop'],
    ['with a query', 'https://shop.example/?utm_source=mail', 'https://shop.example'],
    ['with a port', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ])('%s is understood', (_, pasted, url) => {
    expect(load({ WOOCOMMERCE_URL: pasted }).WOOCOMMERCE_URL).toBe(url);
  });

  it.each([
    [
      'without a scheme',
      'shop.example',
      'must begin with https:// (or http://) (is "shop.example")',
    ],
    ['without a scheme, with a port', 'shop.example:8080/shop', 'must begin with https://'],
    ['of another kind', 'ftp://shop.example', 'must be an http:// or https:// address'],
    ['in quotation marks', '"https://shop.example"', 'stands in quotation marks: leave them out'],
    ['with a password', 'https://ana:pass@shop.example', 'must not hold a user name or a password'],
    ['with a blank inside', 'https://shop .example', 'must be an http:// or https:// address'],
  ])('%s is refused, and the message says what to change', (_, pasted, problem) => {
    expect(problemWith({ WOOCOMMERCE_URL: pasted })).toContain(problem);
  });
});

describe('the key of a shop', () => {
  it('is understood with a line break at its end', () => {
    expect(load({ WOOCOMMERCE_CONSUMER_KEY: 'ck_12\n' }).WOOCOMMERCE_CONSUMER_KEY).toBe('ck_12');
  });

  it.each([
    [
      { WOOCOMMERCE_CONSUMER_KEY: 'ck_12\n34' },
      'holds a blank or a line break: paste it in one piece',
    ],
    [{ WOOCOMMERCE_CONSUMER_SECRET: `'cs_1234567'` }, 'stands in quotation marks'],
    [
      { WOOCOMMERCE_CONSUMER_KEY: 'cs_1234567', WOOCOMMERCE_CONSUMER_SECRET: 'ck_1234567' },
      'are swapped: the key begins with ck_, the secret with cs_',
    ],
    [{ WOOCOMMERCE_CONSUMER_KEY: 'cs_1234567' }, 'the key is a secret'],
    [{ WOOCOMMERCE_CONSUMER_SECRET: 'ck_1234567' }, 'the secret is a key'],
  ])('%j is refused, and the message says what to change, and not what it is', (env, problem) => {
    const message = problemWith(env);
    expect(message).toContain(problem);
    expect(message).not.toMatch(/1234/);
  });
});
