import { createHash } from 'node:crypto';
import type { ConfirmedFields } from '../../domain/mapping/mapping-state';
import type { ProductFields } from '../../domain/fields/product-fields';

/** Texts up to this length are remembered as they are. */
const LONGEST_VERBATIM = 64;

/**
 * The form in which field groups are remembered: long texts as digests, everything else as it is.
 */
export function rememberedForm(fields: Partial<ProductFields>): ConfirmedFields {
  if (fields.descriptions === undefined) return fields;
  const { description, shortDescription } = fields.descriptions;
  return {
    ...fields,
    descriptions: { description: digest(description), shortDescription: digest(shortDescription) },
  };
}

function digest(text: string): string {
  if (text.length <= LONGEST_VERBATIM) return text;
  return `sha256:${createHash('sha256').update(text).digest('base64url')}`;
}
