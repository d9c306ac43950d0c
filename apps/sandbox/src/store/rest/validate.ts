import { readDate } from '../state/shop-time';
import { textOf } from '../texts/coercions';
import { isEmail } from '../texts/email';
import { cleaned } from './clean';
import type { Schema, SchemaType } from './schema';
import { isOfType, isRecord, isScalar, partsOf } from './values';

/** What is wrong with a value, in WordPress's words. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly data: { readonly param: string } | null;
}

/**
 * What is wrong with a value of a parameter; null where nothing is. It stops at the first that is.
 */
export function problemOf(value: unknown, schema: Schema, param: string): Problem | null {
  const type = typeof schema.type === 'string' ? schema.type : bestType(value, schema.type);
  if (type === null) return wrongType(param, (schema.type as readonly string[]).join(','));
  return (
    typeProblem(value, schema, type, param) ??
    enumProblem(value, schema, param) ??
    formatProblem(value, schema, type)
  );
}

/** The first of some types that a value is of. */
export function bestType(value: unknown, types: readonly SchemaType[]): SchemaType | null {
  if (value === '' && types.includes('string')) return 'string';
  return types.find((type) => isOfType(value, type)) ?? null;
}

function typeProblem(
  value: unknown,
  schema: Schema,
  type: SchemaType,
  param: string,
): Problem | null {
  if (type === 'integer' && isOfType(value, 'number'))
    return (
      boundProblem(Number(value), schema, param) ??
      (isOfType(value, type) ? null : wrongType(param, type))
    );
  if (!isOfType(value, type)) return wrongType(param, type);
  if (type === 'number') return boundProblem(Number(value), schema, param);
  if (type === 'array') return entriesProblem(value, schema, param);
  return type === 'object' ? propertiesProblem(value, schema, param) : null;
}

function boundProblem(value: number, { minimum, maximum }: Schema, param: string): Problem | null {
  const isLow = minimum !== undefined && value < minimum;
  const isHigh = maximum !== undefined && value > maximum;
  if (!isLow && !isHigh) return null;
  const must =
    minimum === undefined
      ? `less than or equal to ${maximum ?? 0}`
      : maximum === undefined
        ? `greater than or equal to ${minimum}`
        : `between ${minimum} (inclusive) and ${maximum} (inclusive)`;
  return { code: 'rest_out_of_bounds', message: `${param} must be ${must}`, data: null };
}

function entriesProblem(value: unknown, { items }: Schema, param: string): Problem | null {
  if (items === undefined) return null;
  const entries: readonly unknown[] = isScalar(value)
    ? partsOf(value)
    : Object.values(value as object);
  for (const [at, entry] of entries.entries()) {
    const problem = problemOf(entry, items, `${param}[${at}]`);
    if (problem !== null) return problem;
  }
  return null;
}

function propertiesProblem(
  value: unknown,
  { properties = {} }: Schema,
  param: string,
): Problem | null {
  if (!isRecord(value)) return null;
  for (const [name, held] of Object.entries(value)) {
    const schema = properties[name];
    const problem = schema === undefined ? null : problemOf(held, schema, `${param}[${name}]`);
    if (problem !== null) return problem;
  }
  return null;
}

function enumProblem(value: unknown, schema: Schema, param: string): Problem | null {
  if (schema.oneOf === undefined || schema.oneOf.includes(cleaned(value, schema) as string))
    return null;
  const known = schema.oneOf;
  const message =
    known.length === 1
      ? `${param} is not ${known[0] ?? ''}.`
      : `${param} is not one of ${known.slice(0, -1).join(', ')}${known.length > 2 ? ',' : ''} and ${known.at(-1) ?? ''}.`;
  return { code: 'rest_not_in_enum', message, data: null };
}

function formatProblem(value: unknown, { format }: Schema, type: SchemaType): Problem | null {
  if (type !== 'string') return null;
  if (format === 'date-time' && !isMoment(textOf(value)))
    return { code: 'rest_invalid_date', message: 'Invalid date.', data: null };
  if (format === 'email' && !isEmail(textOf(value)))
    return { code: 'rest_invalid_email', message: 'Invalid email address.', data: null };
  return null;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}(?::\d{2})?)?$/;

/**
 * Whether a text is a date with a time, as WordPress wants one; whether there is such a day does
 * not matter.
 */
function isMoment(value: string): boolean {
  return MOMENT.test(value) && readDate(value) !== null;
}

function wrongType(param: string, type: string): Problem {
  return {
    code: 'rest_invalid_type',
    message: `${param} is not of type ${type}.`,
    data: { param },
  };
}
