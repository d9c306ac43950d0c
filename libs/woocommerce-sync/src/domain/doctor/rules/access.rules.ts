import type { Finding } from '../finding';
import { found, type FindingCode } from '../findings/finding-table';
import {
  answerTo,
  isGood,
  isOfShop,
  isTaken,
  saidBy,
  type Answer,
  type Heard,
  type Observations,
  type Probe,
} from '../observations';
import { isApiReached } from './address.rules';
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
export function isLetIn(products: Answer | null): boolean {
  return isGood(products);
}

/** What is wrong with the key, with its user, or with what stands before the shop. */
export function accessFindings(seen: Observations): Finding[] {
  const products = answerTo(seen, 'products');
  const index = answerTo(seen, 'index');
  if (products === null || index === null) return [];
  // What is wrong on the way is told by the index, and keeps the shop from being asked.
  if (!isOfShop(products) && !isApiReached(index, seen.site)) return [];
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
  // What its user may not do is told with all other rights.
  if (isLetIn(products) || lacksRight(products)) return null;
  return found('CALLS_BLOCKED', saidBy(products));
}

/** By what the shop says where it says it in English, and by what else it answers where not. */
function keyCode({ code, message }: Heard, seen: Observations): FindingCode {
  if (code !== KEY_REFUSED) {
    const known = answerTo(seen, 'key');
    const isKnown = isOfShop(known) && known.code === KEY_REFUSED;
    return isKnown ? 'AUTHORIZATION_STRIPPED' : 'KEY_UNKNOWN';
  }
  const written = answerTo(seen, 'product-writes');
  if (isTaken(written)) return 'KEY_WRITE_ONLY';
  if (/timestamp/i.test(message ?? '')) return 'CLOCK_REFUSED';
  return /key is invalid/i.test(message ?? '') ? 'KEY_UNKNOWN' : 'SECRET_WRONG';
}

function isRefusedKey(answer: Answer): answer is Heard {
  return isOfShop(answer) && answer.status === 401;
}

function writingFinding(seen: Observations): Finding | null {
  const written = answerTo(seen, 'product-writes');
  if (written === null || isTaken(written) || lacksRight(written)) return null;
  const fault = written.kind === 'heard' ? faultOf(written, seen.url) : null;
  if (fault !== null) return fault;
  if (!isRefusedKey(written)) return found('WRITES_BLOCKED', saidBy(written));
  // Whom it takes for nobody has sent no key.
  const isKnown = written.code === KEY_REFUSED;
  return found(isKnown ? 'KEY_READ_ONLY' : 'AUTHORIZATION_STRIPPED', saidBy(written));
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
