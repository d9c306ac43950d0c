import { StoreError } from '../http/store-error';

/**
 * Whether the schema of a single call checks the values; items of a batch skip it (fact 16).
 */
export type Strictness = 'single' | 'batch';

/** What is wrong with a parameter, in WordPress's words. */
export interface ParamProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly data: { readonly param: string } | null;
}

/** WordPress's refusal of parameters: all of them in one answer. */
export function invalidParams(problems: readonly ParamProblem[]): StoreError {
  const fields = problems.map(({ field }) => field).join(', ');
  return new StoreError(400, 'rest_invalid_param', `Invalid parameter(s): ${fields}`, {
    params: Object.fromEntries(problems.map(({ field, message }) => [field, message])),
    details: Object.fromEntries(
      problems.map(({ field, code, message, data }) => [field, { code, message, data }]),
    ),
  });
}

/** WordPress's refusal of one parameter. */
export function invalidParam(
  field: string,
  message: string,
  code = 'rest_out_of_bounds',
): StoreError {
  return invalidParams([{ field, code, message, data: null }]);
}

/** A value as PHP's `(string)` makes text of it; what has no text is `''`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '';
  return typeof value === 'number' ? numberText(value) : '';
}

/**
 * Whole numbers up to here are such to PHP; larger ones, and fractions, are floats with 14 digits.
 */
const LARGEST_WHOLE = 2 ** 63;

function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < LARGEST_WHOLE) return String(value);
  const short = Number(value.toPrecision(14));
  if (Math.abs(short) < 1e15 && Math.abs(short) >= 1e-4) return String(short);
  const [digits = '', exponent = ''] = short.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent}`;
}

/** A value as WooCommerce's `wc_string_to_bool` reads a flag of it. */
export function flagOf(value: unknown): boolean {
  return (
    value === true || value === 1 || ['1', 'true', 'yes'].includes(textOf(value).toLowerCase())
  );
}
