import { Belongings } from '../trial/belongings';
import type { SuiteOptions } from '../contract-suite';
import { ShopClient } from './shop-client';
import { basic, oauth } from './signature';

/** Why a shop cannot be tried at all, in one sentence; null when it answers the key. */
export async function shopProblem({
  url,
  scheme,
  keys,
  insecure,
}: SuiteOptions): Promise<string | null> {
  const signature = scheme === 'basic' ? basic(keys.main) : oauth(keys.main);
  const shop = new ShopClient(url, signature, new Belongings(), insecure);
  try {
    const answer = await shop.get('products', { per_page: 1, _fields: 'id' });
    if (answer.status === 200 && Array.isArray(answer.body)) return null;
    if (answer.status >= 300 && answer.status < 400) {
      return `${url.href} points to ${answer.headers['location'] ?? 'another address'}: give that as --url`;
    }
    const { status } = answer;
    if (status === 401 || status === 403) {
      return `${url.href} refuses --key and --secret: ${status} ${JSON.stringify(answer.at('message'))}`;
    }
    return `${url.href} does not answer as a WooCommerce shop does, but with ${status}: see --url`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const hint = /CERT|SELF_SIGNED/.test(code ?? '') ? '; --insecure accepts its certificate' : '';
    return `No answer from ${url.href}: ${message || (code ?? 'no reason told')}${hint}`;
  }
}
