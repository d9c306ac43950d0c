import type { Finding } from '../finding';
import { found } from '../findings/finding-table';
import {
  isGood,
  isNoSuchId,
  isOfShop,
  isTaken,
  saidBy,
  type Answer,
  type Observations,
  type Probe,
} from '../observations';
import { isLetIn } from './access.rules';

/** Questions of which a rule tells where something before the shop answers them, or nobody does. */
const TOLD: ReadonlySet<Probe> = new Set<Probe>([
  'index',
  'index-php',
  'rest-route',
  'products',
  'key',
  'product-writes',
  'put',
  'delete',
  'status',
  'general-settings',
  'tax-settings',
  'product-settings',
]);

/** Questions of which an answer may say that nothing is to be sent to the shop. */
const DECISIVE: ReadonlySet<Probe> = new Set<Probe>([
  'products',
  'product-writes',
  'product-settings',
  'category-writes',
  'order-writes',
  'orders',
]);

/** What was not asked, or failed by itself in a shop that is well. */
export function gapFindings(seen: Observations): Finding[] {
  const { unasked, answers } = seen;
  const written = answers['product-writes'];
  const isWell = isLetIn(answers.products ?? null) && (written === undefined || isTaken(written));
  const failed = (Object.entries(answers) as [Probe, Answer][]).filter(
    ([probe, answer]) =>
      (isOfShop(answer) && isFault(answer.status)) ||
      (!TOLD.has(probe) && !isExpected(probe, answer)),
  );
  return [
    ...(unasked.length === 0
      ? []
      : [
          found(
            unasked.some((probe) => DECISIVE.has(probe)) ? 'CHECK_UNDECIDED' : 'CHECK_INCOMPLETE',
            `Not asked: ${unasked.join(', ')}`,
          ),
        ]),
    ...(isWell && failed.length > 0
      ? [
          found(
            'PROBE_FAILED',
            failed.map(([probe, answer]) => `${probe}: ${saidBy(answer)}`).join('; '),
          ),
        ]
      : []),
  ];
}

/** Whether it is what was asked for, or a refusal of which a rule tells. */
function isExpected(probe: Probe, answer: Answer): boolean {
  if (!isOfShop(answer)) return false;
  if (probe === 'no-such-id') return isNoSuchId(answer);
  if (isGood(answer) || isTaken(answer) || answer.status === 403) return true;
  // What there is not, or is not made before some version, is told as an ability.
  return answer.status === 404 && (probe === 'fulfilments' || probe === 'variations');
}

function isFault(status: number): boolean {
  return status === 429 || status >= 500;
}
