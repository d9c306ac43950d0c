import type { Finding } from '../finding';
import { found, type FindingCode } from '../findings/finding-table';
import {
  answerTo,
  isOfShop,
  saidBy,
  type Answer,
  type Heard,
  type Observations,
  type Probe,
} from '../observations';
import { faultOf } from './answer-faults';

/** A key that is refused for itself, and not for its user. */
const KEY_REFUSED = 'woocommerce_rest_authentication_error';

/** What each of them needs a right for. */
const RIGHTS = {
  products: 'read products',
  'product-writes': 'write products',
  'category-writes': 'write categories',
  orders: 'read orders',
  'order-writes': 'write orders',
} as const satisfies Partial<Record<Probe, string>>;

/** Whether the key lets us read the shop; the rest of a check needs that. */
export function isLetIn(products: Answer): boolean {
  return isOfShop(products) && products.status < 300;
}

/** What is wrong with the key, with its user, or with what stands before the shop. */
export function accessFindings(seen: Observations): Finding[] {
  const products = answerTo(seen, 'products');
  if (products === null) return [];
  const reading = readingFinding(products, seen);
  const writing = isRefusedKey(products) ? null : writingFinding(seen);
  return [
    ...(reading === null ? [] : [reading]),
    ...(writing === null ? [] : [writing]),
    ...rightsFindings(seen),
    ...methodFindings(seen),
  ];
}

function readingFinding(products: Answer, seen: Observations): Finding | null {
  const fault = faultOf(products, seen.url);
  if (fault !== null) return fault;
  if (!isOfShop(products)) return found('CALLS_BLOCKED', saidBy(products));
  if (products.status === 401) return found(keyCode(products, seen), saidBy(products));
  if (products.status === 404) return found('WOOCOMMERCE_MISSING', saidBy(products));
  return null;
}

/** By what the shop says where it says it in English, and by what else it answers where not. */
function keyCode({ code, message }: Heard, seen: Observations): FindingCode {
  if (code !== KEY_REFUSED) {
    const known = answerTo(seen, 'key');
    const isKnown = isOfShop(known) && known.code === KEY_REFUSED;
    return isKnown ? 'AUTHORIZATION_STRIPPED' : 'KEY_UNKNOWN';
  }
  const written = answerTo(seen, 'product-writes');
  if (isOfShop(written) && written.status !== 401) return 'KEY_WRITE_ONLY';
  if (/timestamp/i.test(message ?? '')) return 'CLOCK_REFUSED';
  return /key is invalid/i.test(message ?? '') ? 'KEY_UNKNOWN' : 'SECRET_WRONG';
}

function isRefusedKey(answer: Answer): boolean {
  return isOfShop(answer) && answer.status === 401;
}

function writingFinding(seen: Observations): Finding | null {
  const written = answerTo(seen, 'product-writes');
  if (written === null) return null;
  if (isOfShop(written)) {
    const isReadOnly = written.status === 401 && written.code === KEY_REFUSED;
    return isReadOnly ? found('KEY_READ_ONLY', saidBy(written)) : null;
  }
  return found('WRITES_BLOCKED', saidBy(written));
}

function rightsFindings(seen: Observations): Finding[] {
  const lacking = Object.entries(RIGHTS).filter(([probe]) =>
    lacksRight(answerTo(seen, probe as Probe)),
  );
  const webhooks = answerTo(seen, 'webhooks');
  return [
    ...(lacking.length === 0
      ? []
      : [found('USER_WITHOUT_RIGHTS', `It may not ${lacking.map(([, what]) => what).join(', ')}`)]),
    ...(lacksRight(webhooks) && webhooks !== null
      ? [found('WEBHOOKS_REFUSED', saidBy(webhooks))]
      : []),
  ];
}

function lacksRight(answer: Answer | null): boolean {
  return isOfShop(answer) && answer.status === 403;
}

/** The shop itself answers JSON to whatever reaches it (fact 11). */
function methodFindings(seen: Observations): Finding[] {
  const blocked = (['put', 'delete'] as const).flatMap((probe) => {
    const answer = answerTo(seen, probe);
    if (answer === null || isOfShop(answer)) return [];
    return [`${probe.toUpperCase()}: ${saidBy(answer)}`];
  });
  return blocked.length === 0 ? [] : [found('METHODS_BLOCKED', blocked.join('; '))];
}
