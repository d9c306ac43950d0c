import type { Finding } from '../finding';
import { found } from '../findings/finding-table';
import {
  isGood,
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

/** What was not asked, or failed by itself in a shop that is well. */
export function gapFindings(seen: Observations): Finding[] {
  const { unasked, answers } = seen;
  const isWell = isLetIn(answers.products ?? null) && isTaken(answers['product-writes'] ?? null);
  const failed = (Object.entries(answers) as [Probe, Answer][]).filter(
    ([probe, answer]) =>
      (isOfShop(answer) && isFault(answer.status)) ||
      (!TOLD.has(probe) && !isExpected(probe, answer)),
  );
  return [
    ...(unasked.length === 0
      ? []
      : [found('CHECK_INCOMPLETE', `Not asked: ${unasked.join(', ')}`)]),
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
  if (isGood(answer) || isTaken(answer) || answer.status === 403) return true;
  // What there is not, or is not made before some version, is told as an ability.
  return answer.status === 404 && (probe === 'fulfilments' || probe === 'variations');
}

function isFault(status: number): boolean {
  return status === 429 || status >= 500;
}
