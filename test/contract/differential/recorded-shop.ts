import { isObject, type Json } from '../suite/shop/json';
import { References } from './references';
import type { Recording, Step } from './step';
import type { StepSender } from './step-sender';

/** Asks a shop what a recording has to know of it: its releases, and what its answers depend on. */
export async function recordedShop(
  sender: StepSender,
  overTls: boolean,
): Promise<Recording['shop']> {
  const read = async (route: string): Promise<Json> => {
    const step: Step = { topic: 'shop', method: 'GET', route };
    const { status, body } = await sender.send(step, new References());
    if (status !== 200) throw new Error(`The shop answers ${status} to ${route}`);
    return body;
  };
  const [index, status, settings] = [
    await read('/wp-json/'),
    await read('system_status'),
    await read('settings/general'),
  ];
  const setting = (id: string): string => {
    const rows = Array.isArray(settings) ? (settings as readonly Json[]) : [];
    const row = rows.find((one) => isObject(one) && one['id'] === id);
    return textAt(row, 'value');
  };
  return {
    wordpress: textAt(status, 'environment', 'wp_version'),
    woocommerce: textAt(status, 'environment', 'version'),
    timeZone: textAt(index, 'timezone_string'),
    currency: setting('woocommerce_currency'),
    country: setting('woocommerce_default_country').split(':')[0] ?? '',
    taxes: setting('woocommerce_calc_taxes') === 'yes',
    overTls,
  };
}

function textAt(value: Json | undefined, ...path: readonly string[]): string {
  let at = value;
  for (const name of path) at = at !== undefined && isObject(at) ? at[name] : undefined;
  return typeof at === 'string' ? at : '';
}
