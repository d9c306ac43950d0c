import type { Finding } from '../finding';
import { found } from '../findings/finding-table';
import type { Grounds } from '../grounds';
import {
  answerTo,
  isClosed,
  isGood,
  isOfShop,
  saidBy,
  type Answer,
  type Observations,
  type SiteIndex,
} from '../observations';
import { faultOf } from './answer-faults';

/** What the network says of an answer that is too large, or not whole. */
const BROKEN_OFF = 'ERR_BAD_RESPONSE';

/** Whether the index says that WordPress is there, or tells nobody without a key. */
export function isApiReached(index: Answer, site: SiteIndex | null): boolean {
  // Some plugins show strangers only a part of what there is.
  if (isGood(index)) return isWordPress(site);
  return isClosed(index);
}

/**
 * Whether a call with the key makes sense: no other call goes to the index, which may be hidden,
 * slow or large, and the rest of the API be well. Not where nothing answers, or another host is to.
 * @param url the address of the shop
 */
export function mayTryKey(index: Answer, url: string): boolean {
  if (index.kind === 'silence') return index.timedOut || index.reason === BROKEN_OFF;
  if (index.status < 300 || index.status >= 400) return true;
  const { location } = index;
  if (location === null || !URL.canParse(location, url)) return false;
  return new URL(location, url).origin === new URL(url).origin;
}

/** Whether other addresses may tell why there is no API at the usual one. */
export function isApiMissing(index: Answer): boolean {
  if (index.kind === 'silence' || isGood(index)) return false;
  return index.status === 404 || (index.status < 300 && index.looks !== 'noise');
}

/** What is wrong on the way to the shop. */
export function addressFindings(seen: Observations, { expectations }: Grounds): Finding[] {
  const index = answerTo(seen, 'index');
  return [
    ...(index === null ? [] : indexFindings(index, seen)),
    ...tlsFindings(seen, expectations.isNearby),
    ...homeFindings(seen),
  ];
}

function indexFindings(index: Answer, seen: Observations): Finding[] {
  if (isGood(answerTo(seen, 'products')))
    return isApiReached(index, seen.site) && !isClosed(index)
      ? []
      : [found('INDEX_CLOSED', saidBy(index))];
  const fault = faultOf(index, seen.url);
  if (fault !== null) return [fault];
  if (isApiMissing(index)) return [missingApi(index, seen)];
  if (isGood(index)) {
    const what = 'What answers there is not WordPress';
    return isWordPress(seen.site) ? [] : [found('NO_WORDPRESS', what)];
  }
  if (isClosed(index)) return [found('INDEX_CLOSED', saidBy(index))];
  return [found(isOfShop(index) ? 'NO_WORDPRESS' : 'PAGE_INSTEAD_OF_ANSWER', saidBy(index))];
}

function isWordPress(site: SiteIndex | null): boolean {
  return site !== null && site.namespaces.length > 0;
}

function missingApi(index: Answer, seen: Observations): Finding {
  if (isGood(answerTo(seen, 'index-php')))
    return found('PERMALINKS_NOT_REWRITTEN', `${seen.url}/index.php/wp-json/ answers`);
  if (isGood(answerTo(seen, 'rest-route')))
    return found('PERMALINKS_PLAIN', `${seen.url}/?rest_route=/ answers`);
  const isPage = index.kind === 'heard' && index.status < 300;
  return found(isPage ? 'PAGE_INSTEAD_OF_ANSWER' : 'NO_WORDPRESS', saidBy(index));
}

function tlsFindings({ url, checksCertificate }: Observations, isNearby: boolean): Finding[] {
  if (url.startsWith('https:')) return checksCertificate ? [] : [found('TLS_UNCHECKED')];
  return isNearby ? [] : [found('HTTP_ONLY', url)];
}

function homeFindings({ url, site }: Observations): Finding[] {
  const home = site?.home ?? null;
  if (home === null || !URL.canParse(home)) return [];
  const isSame = new URL(home).host === new URL(url).host;
  return isSame ? [] : [found('HOME_ADDRESS_DIFFERS', `It calls itself ${new URL(home).origin}`)];
}
