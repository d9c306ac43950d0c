import { aSight, anAnswer, someGrounds } from '../../testing/sights';
import type { Grounds } from '../grounds';
import type { Observations } from '../observations';
import { shopFindings } from './shop.rules';

const findings = (fields: Partial<Observations>, grounds: Partial<Grounds> = {}) =>
  shopFindings(aSight({}, fields), someGrounds(grounds));
const codesOf = (...args: Parameters<typeof findings>): string[] =>
  findings(...args).map(({ code }) => code);
const settings = (values: Record<string, string>) => ({ settings: values });

describe('the settings of a shop', () => {
  it('are to manage stock', () => {
    expect(codesOf(settings({ woocommerce_manage_stock: 'no' }))).toEqual(['STOCK_NOT_MANAGED']);
  });

  it('need not manage stock that is the shop’s own', () => {
    const expectations = { ...someGrounds().expectations, ownsStock: false };
    const unmanaged = settings({ woocommerce_manage_stock: 'no' });
    expect(findings(unmanaged, { expectations })).toMatchObject([
      { code: 'STOCK_LEFT_UNMANAGED', severity: 'info' },
    ]);
  });

  it('have a currency in which the ERP prices something', () => {
    const euro = settings({ woocommerce_currency: 'EUR' });
    expect(codesOf(euro)).toEqual(['CURRENCY_DIFFERS']);
    expect(codesOf(euro, { erpCurrencies: ['RON', 'EUR'] })).toEqual([]);
    expect(codesOf(euro, { erpCurrencies: null })).toEqual([]);
    expect(codesOf(euro, { erpCurrencies: [] })).toEqual([]);
  });

  it.each([
    ['RON', '0', ['DECIMALS_FEWER']],
    ['RON', '4', []],
    ['JPY', '0', []],
    ['none', '0', []],
  ])('show %s with %s decimals', (currency, decimals, codes) => {
    const values = { woocommerce_currency: currency, woocommerce_price_num_decimals: decimals };
    expect(codesOf(settings(values), { erpCurrencies: null })).toEqual(codes);
  });

  it('say how prices are meant where taxes are computed', () => {
    const taxes = { woocommerce_calc_taxes: 'yes', woocommerce_prices_include_tax: 'yes' };
    expect(findings(settings(taxes))).toMatchObject([
      { code: 'TAX_MODE', evidence: 'Prices are entered with tax' },
    ]);
    expect(codesOf(settings({ woocommerce_calc_taxes: 'yes' }))).toEqual(['TAX_MODE']);
  });

  it('have the time zone of our hours', () => {
    const site = { home: null, namespaces: [] };
    expect(codesOf({ site: { ...site, timeZone: 'Europe/Athens' } })).toEqual([
      'TIME_ZONE_DIFFERS',
    ]);
    expect(codesOf({ site: { ...site, timeZone: '' } })).toEqual(['TIME_ZONE_OFFSET']);
    expect(codesOf({ site: null })).toEqual([]);
  });

  it('name the units in which weights and dimensions are', () => {
    const units = { woocommerce_weight_unit: 'lbs', woocommerce_dimension_unit: 'in' };
    expect(findings(settings(units))).toMatchObject([
      { code: 'UNITS', evidence: 'Weights in lbs, dimensions in in' },
    ]);
  });

  it('may not be told to the key', () => {
    const seen = aSight({ 'tax-settings': anAnswer({ status: 403 }) });
    expect(shopFindings(seen, someGrounds())).toMatchObject([{ code: 'SETTINGS_UNREADABLE' }]);
  });
});
