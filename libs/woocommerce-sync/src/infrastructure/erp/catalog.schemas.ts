import { z } from 'zod';
import { storableText } from '../../application/dto/storable-text';
import { subjectId } from '../../application/dto/subject-id';
import { isPlainDecimal, NOT_A_PLAIN_DECIMAL } from '../../domain/fields/decimal';

/** So many variants, pictures, price lists, languages and warehouses there are at the most. */
export const MOST_VARIANTS = 1_000;
export const MOST_IMAGES = 1_000;
export const MOST_LISTS = 200;
export const MOST_LANGUAGES = 100;
export const MOST_WAREHOUSES = 1_000;

/**
 * The frame of a look-up's answer; its products are read one by one, so that a bad one spoils no
 * other.
 */
export const lookupReply = z.object({ items: z.array(z.unknown()), missing: z.array(z.string()) });

/** The frame of a page; its rows are read one by one. */
export const pageReply = z.object({
  items: z.array(z.unknown()),
  nextCursor: z.string().nullable(),
});

const legible = storableText.max(200).nullable().catch(null);

/** What a broken product may still tell of itself. */
export const identified = z.object({ id: subjectId, sku: legible, name: legible });

/** A number that stands for a text, as in `"sku": 42`: it says the same. */
export const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  storableText,
);

/**
 * A plain decimal, also without a zero before the dot or digits behind it: `.5` can only be 0.5.
 */
export const decimal = z.preprocess(
  (value) =>
    typeof value === 'number'
      ? String(value)
      : typeof value === 'string'
        ? completed(value)
        : value,
  z.string().refine(isPlainDecimal, NOT_A_PLAIN_DECIMAL),
);

/** Money: what is no plain decimal is told of by whoever wants to write it. */
export const amount = z.preprocess(
  (value) =>
    typeof value === 'number'
      ? String(value)
      : typeof value === 'string'
        ? completed(value)
        : value,
  storableText.max(100),
);

/** An instant with its zone. */
export const instant = z.iso
  .datetime({ offset: true, message: 'is not an ISO 8601 instant' })
  .transform((given) => new Date(given));

/** A whole number, or a text that says one. */
export const wholeNumber = z.preprocess(
  (value) =>
    typeof value === 'string' && /^-?\d{1,10}(\.0{1,6})?$/.test(value.trim())
      ? Number(value)
      : value,
  z.number().int('is not a whole number').min(-1_000_000_000).max(1_000_000_000),
);

/** A picture. */
export const image = z.object({
  id: subjectId,
  url: storableText.min(1).max(2_000),
  alt: storableText.max(1_000),
  checksum: storableText.max(200).nullable(),
});

/** The name of a tag, brand, attribute or option. */
export const term = text.pipe(z.string().trim().min(1, 'is empty').max(200));

/**
 * Without these nobody can tell what a product or a variant is, and which of two reads is newer.
 */
export const identity = z.object({
  id: subjectId,
  version: z.number().int().nonnegative(),
  status: z.enum(['active', 'inactive', 'archived']),
});

/** ISO 4217. */
export const currency = z
  .string()
  .transform((code) => code.toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code'));

/** The name of a price list or of a flag, or the id of a warehouse. */
export const label = text.pipe(z.string().trim().min(1, 'is empty').max(100));

/** A price in one price list. */
export const listPrice = z.object({
  list: label,
  regular: amount,
  sale: orNull(amount),
  saleFrom: orNull(instant),
  saleTo: orNull(instant),
  currency,
});

/** Pieces in one warehouse. */
export const warehouse = z.object({ id: label, quantity: wholeNumber });

/** A name, and texts, of a product in one language. */
export const texts = z.object({
  name: text.pipe(z.string().trim().min(1, 'is empty').max(1_000)).nullish(),
  slug: text.pipe(z.string().max(200)).nullish(),
  description: storableText.max(1_000_000).nullish(),
  shortDescription: storableText.max(100_000).nullish(),
});

/** The same of a category. */
export const categoryTexts = z.object({
  name: storableText.trim().min(1, 'is empty').max(200).nullish(),
  slug: storableText.max(200).nullish(),
  description: storableText.max(100_000).nullish(),
});

/** A category as the ERP has to serve it, but for its texts in other languages. */
export const catalogCategory = z.object({
  id: subjectId,
  parentId: subjectId.nullable(),
  name: storableText.trim().min(1, 'is empty').max(200),
  slug: storableText.max(200).nullable(),
  description: storableText.max(100_000),
  image: image.nullable(),
  position: z.number().int(),
  updatedAt: instant,
});

function completed(value: string): string {
  return value.trim().replace(/^\./, '0.').replace(/\.$/, '');
}

/** What may be left out, or null, which says the same. */
export function orUndefined<T>(schema: z.ZodType<T>): z.ZodType<T | undefined> {
  return schema.nullish().transform((given) => given ?? undefined);
}

/** What may be left out, and is null then. */
export function orNull<T>(schema: z.ZodType<T>): z.ZodType<T | null> {
  return schema.nullish().transform((given) => given ?? null);
}
