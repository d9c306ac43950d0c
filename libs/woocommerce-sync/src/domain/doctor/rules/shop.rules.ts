import type { Finding } from '../finding';
import { found } from '../findings/finding-table';
import type { Grounds } from '../grounds';
import { answerTo, isGood, saidBy, type Observations } from '../observations';

/** What is wrong with how the shop is set. */
export function shopFindings(seen: Observations, grounds: Grounds): Finding[] {
  return [
    ...unreadable(seen),
    ...stockFindings(seen, grounds),
    ...moneyFindings(seen, grounds),
    ...zoneFindings(seen, grounds),
    ...unitFindings(seen),
  ];
}

function stockFindings({ settings }: Observations, { expectations }: Grounds): Finding[] {
  if (settings['woocommerce_manage_stock'] !== 'no') return [];
  return [found(expectations.ownsStock ? 'STOCK_NOT_MANAGED' : 'STOCK_LEFT_UNMANAGED')];
}

function unreadable(seen: Observations): Finding[] {
  const refused = (['general-settings', 'tax-settings', 'product-settings'] as const)
    .map((probe) => answerTo(seen, probe))
    .filter((answer) => answer !== null)
    .filter((answer) => !isGood(answer));
  const [first] = refused;
  return first === undefined ? [] : [found('SETTINGS_UNREADABLE', saidBy(first))];
}

function moneyFindings({ settings }: Observations, { erpCurrencies }: Grounds): Finding[] {
  const currency = settings['woocommerce_currency'];
  const decimals = Number(settings['woocommerce_price_num_decimals'] ?? NaN);
  const isPricedElsewhere =
    currency !== undefined &&
    erpCurrencies !== null &&
    erpCurrencies.length > 0 &&
    !erpCurrencies.includes(currency);
  const usual = currency === undefined ? null : usualDecimals(currency);
  return [
    ...(isPricedElsewhere
      ? [
          found(
            'CURRENCY_DIFFERS',
            `The shop sells in ${currency}, the ERP prices in ${erpCurrencies.join(', ')}`,
          ),
        ]
      : []),
    ...(usual !== null && decimals < usual
      ? [found('DECIMALS_FEWER', `${decimals} decimals of ${currency}, which has ${usual}`)]
      : []),
    ...(settings['woocommerce_calc_taxes'] === 'yes' ? [taxMode(settings)] : []),
  ];
}

/** How many decimals a currency has (ISO 4217); null for one that is none. */
function usualDecimals(currency: string): number | null {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? null;
  } catch {
    return null;
  }
}

function taxMode({ woocommerce_prices_include_tax: include }: Observations['settings']): Finding {
  if (include === undefined) return found('TAX_MODE');
  return found('TAX_MODE', `Prices are entered ${include === 'yes' ? 'with' : 'without'} tax`);
}

function zoneFindings({ site }: Observations, { expectations }: Grounds): Finding[] {
  const zone = site?.timeZone ?? null;
  if (zone === null) return [];
  if (zone === '') return [found('TIME_ZONE_OFFSET')];
  if (zone === expectations.timeZone) return [];
  const evidence = `The shop’s is ${zone}, SHOP_TIME_ZONE is ${expectations.timeZone}`;
  return [found('TIME_ZONE_DIFFERS', evidence)];
}

function unitFindings({ settings }: Observations): Finding[] {
  const { woocommerce_weight_unit: weight, woocommerce_dimension_unit: length } = settings;
  if (weight === undefined || length === undefined) return [];
  return [found('UNITS', `Weights in ${weight}, dimensions in ${length}`)];
}
