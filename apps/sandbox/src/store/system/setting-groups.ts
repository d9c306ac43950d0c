import type { ShopSettings } from '../state/shop-settings';

/** A page of settings at `WooCommerce → Settings`. */
export type SettingGroup = 'general' | 'tax' | 'products';

/** A setting as the API lists it. */
export interface ListedSetting {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly value: string;
}

type Row = readonly [id: string, label: string, type: string, value: string];

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

const ROWS: Readonly<Record<SettingGroup, (settings: ShopSettings) => readonly Row[]>> = {
  general: ({ currency, country, decimals, taxes }) => [
    ['woocommerce_default_country', 'Country / State', 'select', country],
    ['woocommerce_calc_taxes', 'Enable taxes', 'checkbox', yesNo(taxes)],
    ['woocommerce_enable_coupons', 'Enable coupons', 'checkbox', 'yes'],
    ['woocommerce_currency', 'Currency', 'select', currency],
    ['woocommerce_currency_pos', 'Currency position', 'select', 'left'],
    ['woocommerce_price_thousand_sep', 'Thousand separator', 'text', ','],
    ['woocommerce_price_decimal_sep', 'Decimal separator', 'text', '.'],
    ['woocommerce_price_num_decimals', 'Number of decimals', 'number', String(decimals)],
  ],
  tax: ({ pricesIncludeTax }) => [
    ['woocommerce_prices_include_tax', 'Prices entered with tax', 'radio', yesNo(pricesIncludeTax)],
  ],
  products: ({ weightUnit, dimensionUnit, managesStock }) => [
    ['woocommerce_weight_unit', 'Weight unit', 'select', weightUnit],
    ['woocommerce_dimension_unit', 'Dimensions unit', 'select', dimensionUnit],
    ['woocommerce_manage_stock', 'Manage stock', 'checkbox', yesNo(managesStock)],
  ],
};

/** The settings of a page, as far as the double has them. */
export function settingsIn(group: SettingGroup, settings: ShopSettings): ListedSetting[] {
  return ROWS[group](settings).map(([id, label, type, value]) => ({ id, label, type, value }));
}
