import { StoreError } from './store-error';

/** Whether the schema of a single call checks the values; items of a batch skip it (facts.md 16). */
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
export function invalidParam(field: string, message: string, code = 'rest_out_of_bounds'): StoreError {
  return invalidParams([{ field, code, message, data: null }]);
}

/** SKUs are compared without case, accents and trailing spaces (facts.md 10). */
export function foldedSku(sku: string): string {
  return sku
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trimEnd();
}

const MAX_SLUG_LENGTH = 200;

/** A slug as WordPress makes it of a name: Latin letters lose their accents, other letters are percent-encoded. */
export function slugOf(name: string): string {
  return name
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z]+;|[’‘“”"']/gi, '')
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').replace(/\p{Diacritic}/gu, ''))
    .toLowerCase()
    .replace(/[^a-z0-9\s_\u0080-\u{10ffff}-]/gu, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/[\u0080-\u{10ffff}]+/gu, (letters) => encodeURIComponent(letters).toLowerCase())
    .slice(0, MAX_SLUG_LENGTH);
}

/** A value as PHP's `(string)` makes text of it; what has no text is `''`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '';
  return typeof value === 'number' ? String(value) : '';
}

/** A value as PHP reads a boolean of it. */
export function flagOf(value: unknown): boolean {
  return value === true || value === 1 || ['1', 'true', 'yes'].includes(textOf(value).toLowerCase());
}

/** A text without markup, as names of terms and SKUs lose it. */
export function withoutMarkup(text: string): string {
  return text.replace(/<[^>]*>/g, '').trim();
}
