import { createHash } from 'node:crypto';
import type { ConfirmedFields } from '../../domain/product-sync-mapping';
import type { DetailFields, ProductFields } from '../../domain/product-fields';

/** Texts up to this length are remembered as they are. */
const LONGEST_VERBATIM = 64;

/** The form in which field groups are remembered: long texts as digests, everything else as it is. */
export function rememberedForm(fields: Partial<ProductFields>): ConfirmedFields {
  return fields.details === undefined ? fields : { ...fields, details: digested(fields.details) };
}

function digested(details: DetailFields): DetailFields {
  return {
    ...details,
    description: digest(details.description),
    shortDescription: digest(details.shortDescription),
  };
}

function digest(text: string): string {
  if (text.length <= LONGEST_VERBATIM) return text;
  return `sha256:${createHash('sha256').update(text).digest('base64url')}`;
}
