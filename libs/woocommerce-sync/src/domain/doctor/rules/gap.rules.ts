import type { Finding } from '../finding';
import { found } from '../findings/finding-table';
import { isOfShop, saidBy, type Answer, type Observations, type Probe } from '../observations';
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
  const products = answers.products;
  const isWell = products !== undefined && isLetIn(products);
  const failed = (Object.entries(answers) as [Probe, Answer][]).filter(
    ([probe, answer]) =>
      (isOfShop(answer) && isFault(answer.status)) || (!TOLD.has(probe) && isNone(answer)),
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

/** No answer of the shop, or a question that it does not understand. */
function isNone(answer: Answer): boolean {
  return !isOfShop(answer) || answer.status === 400;
}

function isFault(status: number): boolean {
  return status === 429 || status >= 500;
}
