import { misspeltSettings } from './misspelt-settings';

const KNOWN = [
  'WOOCOMMERCE_URL',
  'WOOCOMMERCE_CONSUMER_KEY',
  'WOOCOMMERCE_CONSUMER_SECRET',
  'ERP_URL',
  'PORT',
  'HOST',
  'ROLES',
];
const found = (env: Record<string, string>) => misspeltSettings(env, KNOWN);

describe('misspeltSettings', () => {
  it.each([
    ['WOOCOMERCE_URL', 'WOOCOMMERCE_URL'],
    ['WOOCOMMERCE_ULR', 'WOOCOMMERCE_URL'],
    ['woocommerce_url', 'WOOCOMMERCE_URL'],
    ['WOOCOMMERCE_COSTUMER_KEY', 'WOOCOMMERCE_CONSUMER_KEY'],
    ['ERP_URI', 'ERP_URL'],
    ['ERP-URL', 'ERP_URL'],
    ['ROLE', 'ROLES'],
  ])('takes %s for %s', (name, nearest) => {
    expect(found({ [name]: 'x' })).toEqual([{ name, nearest, isCertain: true }]);
  });

  it('tells of a name that only we have, though nothing is near, and is not certain', () => {
    expect(found({ WOOCOMMERCE_SECRET: 'x' })).toEqual([
      { name: 'WOOCOMMERCE_SECRET', nearest: expect.any(String) as string, isCertain: false },
    ]);
  });

  it('is not certain where the right name is given, too', () => {
    expect(found({ ERP_URI: 'x', ERP_URL: 'y' })).toEqual([]);
    expect(found({ WOOCOMERCE_URL: 'x', WOOCOMMERCE_URL: 'y' })).toEqual([]);
  });

  it.each([
    'HOME',
    'HOSTNAME',
    'PATH',
    'PWD',
    'POST_URL',
    'ERP_PORT',
    'ERP_SERVICE_HOST',
    'WOOCOMMERCE_PORT_80_TCP_ADDR',
    'WOOCOMMERCE_SERVICE_PORT_HTTP',
  ])('leaves %s to whom it belongs', (name) => {
    expect(found({ [name]: 'x' })).toEqual([]);
  });

  it('takes no notice of what is empty', () => {
    expect(found({ WOOCOMERCE_URL: ' ' })).toEqual([]);
  });
});
