import { textOf } from '../texts/coercions';
import { floatOf, integerOf, isEmpty } from '../texts/php';
import { lineText } from '../texts/sanitize';
import type { Schema, SchemaType } from './schema';
import { isOfType, isRecord, isScalar, partsOf } from './values';

/**
 * A value as WordPress hands it on where it passed the check: of its type (fact 9: null becomes
 * `''` or 0).
 */
export function cleaned(value: unknown, schema: Schema): unknown {
  const type = typeof schema.type === 'string' ? schema.type : firstType(value, schema.type);
  if (type === null || type === 'null') return null;
  if (type === 'array') return cleanedList(value, schema);
  if (type === 'object') return cleanedObject(value, schema);
  if (type === 'integer') return integerOf(value);
  if (type === 'number') return floatOf(value);
  if (type === 'boolean') return flagValue(value);
  const plain = textOf(value);
  return schema.format === 'date-time' || schema.format === 'email' ? lineText(plain) : plain;
}

/** A flag as WordPress's `rest_sanitize_boolean` reads it: `'false'` and `'0'` are none. */
export function flagValue(value: unknown): boolean {
  if (typeof value === 'string' && ['false', '0'].includes(value.toLowerCase())) return false;
  return !isEmpty(value);
}

function firstType(value: unknown, types: readonly SchemaType[]): SchemaType | null {
  if (value === '' && types.includes('string')) return 'string';
  return types.find((type) => isOfType(value, type)) ?? null;
}

function cleanedList(value: unknown, { items }: Schema): unknown {
  const entries: readonly unknown[] = isScalar(value)
    ? partsOf(value)
    : isRecord(value)
      ? Object.values(value)
      : [];
  return items === undefined ? entries : entries.map((entry) => cleaned(entry, items));
}

function cleanedObject(value: unknown, { properties = {} }: Schema): unknown {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => {
      const schema = properties[name];
      return [name, schema === undefined ? held : cleaned(held, schema)];
    }),
  );
}
