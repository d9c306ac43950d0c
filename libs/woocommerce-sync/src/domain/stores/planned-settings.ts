import type { OwnSettings } from './store';

/**
 * The settings of a store that decide what is written of its products: a change of one of them is
 * planned and shown before it counts.
 */
export const PLANNED_SETTINGS: readonly string[] = [
  'FIELD_OWNERSHIP',
  'CUSTOM_FIELDS',
  'PRICE_LIST',
  'PRICE_LIST_FALLBACK',
  'PRICE_CURRENCY',
  'STOCK_WAREHOUSES',
  'STOCK_PERCENT',
  'STOCK_SAFETY',
  'STOCK_CAP',
  'SHOP_LANGUAGE',
  'PRODUCT_FILTER',
  'PRODUCT_FILTER_LEAVES',
];

/** Settings with those that are to be otherwise; null takes one away. */
export function changedSettings(
  before: OwnSettings,
  changes: Readonly<Record<string, string | null>>,
): OwnSettings {
  const all = Object.entries({ ...before, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The planned ones of a store's settings, in a fixed order. */
export function plannedSettingsOf(settings: OwnSettings): OwnSettings {
  const own = PLANNED_SETTINGS.flatMap((name) => {
    const text = Object.hasOwn(settings, name) ? settings[name] : undefined;
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(own);
}

/** Whether two stores' planned settings are the same. */
export function samePlannedSettings(one: OwnSettings, other: OwnSettings): boolean {
  return JSON.stringify(plannedSettingsOf(one)) === JSON.stringify(plannedSettingsOf(other));
}
