import { createHash } from 'node:crypto';
import type { ConfirmedFields } from '../../domain/mapping/mapping-state';
import {
  hasLongTexts,
  type FieldGroup,
  type ProductFields,
} from '../../domain/fields/product-fields';

/** Texts up to this length are remembered as they are. */
const LONGEST_VERBATIM = 64;

/**
 * The form in which field groups are remembered: long texts as digests, everything else as it is.
 */
export function rememberedForm(fields: Partial<ProductFields>): ConfirmedFields {
  const groups = (Object.keys(fields) as FieldGroup[]).filter(hasLongTexts);
  if (groups.length === 0) return fields;
  const digested = groups.map((group) => [group, digestedForm(fields[group])]);
  return { ...fields, ...(Object.fromEntries(digested) as Partial<ProductFields>) };
}

/** A text, or a group of texts, with digests in place of those that are long. */
function digestedForm(value: unknown): unknown {
  if (typeof value === 'string') return digest(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [name, digestedForm(one)]),
  );
}

function digest(text: string): string {
  if (text.length <= LONGEST_VERBATIM) return text;
  return `sha256:${createHash('sha256').update(text).digest('base64url')}`;
}
