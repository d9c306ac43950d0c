import { z } from 'zod';
import { storableText, storableValue } from '../../application/dto/storable-text';
import { subjectId } from '../../application/dto/subject-id';

const decimal = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'is not a plain decimal such as 129.90');
const instant = z.iso
  .datetime({ offset: true, message: 'is not an ISO 8601 instant' })
  .transform((text) => new Date(text));

const price = z.object({
  regular: decimal,
  sale: decimal.nullable(),
  saleFrom: instant.nullable(),
  saleTo: instant.nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code'),
  taxClass: storableText.max(100),
});

const stock = z.object({
  managed: z.boolean(),
  quantity: z.number().int('is not a whole number').min(-1_000_000_000).max(1_000_000_000),
  backorders: z.enum(['no', 'notify', 'yes']),
});

const image = z.object({
  id: subjectId,
  url: storableText.min(1).max(2_000),
  alt: storableText.max(1_000),
  checksum: storableText.max(200).nullable(),
});

const dimensions = z.object({ length: decimal, width: decimal, height: decimal });
const status = z.enum(['active', 'inactive', 'archived']);
// A SKU is the only thing that a shop keeps unique: without it, a product could be made twice (facts.md 10).
const sku = storableText.trim().min(1, 'is empty').max(100);
const version = z.number().int().nonnegative();
const gtin = storableText.max(100).nullable();
const term = storableText.trim().min(1, 'is empty').max(200);

const attribute = z.object({
  name: term,
  options: z.array(term).max(1_000),
  visible: z.boolean(),
  variation: z.boolean(),
  local: z.boolean().default(false),
});

const variant = z.object({
  id: subjectId,
  version,
  status,
  sku,
  gtin,
  price,
  stock,
  attributes: z.record(term, term),
  image: image.nullable(),
  weight: decimal.nullable(),
  dimensions: dimensions.nullable(),
});

interface FamilyIds {
  readonly id: string;
  readonly variants: readonly { readonly id: string }[];
}

// Of two with one id nobody could say which is meant, in an event or in the shop.
function uniqueIds({ value, issues }: z.core.ParsePayload<FamilyIds>): void {
  const seen = new Set([value.id]);
  value.variants.forEach(({ id }, position) => {
    if (seen.has(id)) {
      const message = 'is the id of another variant, or of the product itself';
      issues.push({ code: 'custom', input: id, path: ['variants', position, 'id'], message });
    }
    seen.add(id);
  });
}

/** A product as the ERP has to serve it; what it serves besides is ignored. */
export const catalogProduct = z
  .object({
    id: subjectId,
    version,
    updatedAt: instant,
    status,
    sku,
    gtin,
    name: storableText.trim().min(1, 'is empty').max(1_000),
    slug: storableText.max(200).nullable(),
    description: storableText.max(1_000_000),
    shortDescription: storableText.max(100_000),
    price,
    stock,
    weight: decimal.nullable(),
    dimensions: dimensions.nullable(),
    categoryIds: z.array(subjectId).max(1_000),
    tags: z.array(term).max(1_000).nullable().default(null),
    brand: term.nullish(),
    customFields: z.record(z.string(), storableValue).nullable().default(null),
    images: z.array(image).max(1_000),
    attributes: z.array(attribute).max(200).default([]),
    variants: z.array(variant).max(1_000).default([]),
  })
  .check(uniqueIds);

/** The frame of a look-up's answer; its products are checked one by one, so that a bad one spoils no other. */
export const lookupReply = z.object({ items: z.array(z.unknown()), missing: z.array(z.string()) });

const legible = storableText.max(200).nullable().catch(null);

/** What a broken product may still tell of itself. */
export const identified = z.object({ id: subjectId, sku: legible, name: legible });

/** A category as the ERP has to serve it. */
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

/** The frame of a page; its rows are checked one by one. */
export const pageReply = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });
