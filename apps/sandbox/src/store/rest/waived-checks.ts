import type { Behaviours } from '../behaviour/behaviours';
import type { ParamProblem } from '../texts/coercions';
import { isNumeric } from '../texts/php';

/** Whether a parameter is not checked, since somebody switched off what the shop does there. */
export function isWaived(name: string, value: unknown, behaviours: Behaviours): boolean {
  if (name === 'regular_price' || name === 'sale_price')
    return !behaviours.has('price-number-refused');
  if (name === 'per_page') return !behaviours.has('per-page-limit');
  if (name !== 'stock_quantity') return false;
  const isFraction = isNumeric(value) && !Number.isInteger(Number(value));
  return !behaviours.has(isFraction ? 'stock-fraction-refused' : 'stock-garbage-refused');
}

/** What is wrong with a parameter that the shop takes, where somebody switched that off. */
export function strictProblem(
  name: string,
  value: unknown,
  behaviours: Behaviours,
): ParamProblem | null {
  const isRefused =
    name === 'stock_quantity' &&
    typeof value === 'string' &&
    !behaviours.has('stock-number-text-taken');
  if (!isRefused) return null;
  const message = `${name} is not of type integer.`;
  return { field: name, code: 'rest_invalid_type', message, data: { param: name } };
}
