import { z } from 'zod';
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
  taxClass: z.string().max(100),
});

const stock = z.object({
  managed: z.boolean(),
  quantity: z.number().int('is not a whole number').min(-1_000_000_000).max(1_000_000_000),
  backorders: z.enum(['no', 'notify', 'yes']),
});

const image = z.object({
  id: subjectId,
  url: z.string().min(1).max(2_000),
  alt: z.string().max(1_000),
  checksum: z.string().max(200).nullable(),
});

/** A product as the ERP has to serve it; what it serves besides is ignored. */
export const catalogProduct = z
  .object({
    id: subjectId,
    version: z.number().int().nonnegative(),
    updatedAt: instant,
    status: z.enum(['active', 'inactive', 'archived']),
    // A SKU is the only thing that a shop keeps unique: without it, a product could be made twice (facts.md 10).
    sku: z.string().trim().min(1, 'is empty').max(100),
    gtin: z.string().max(100).nullable(),
    name: z.string().trim().min(1, 'is empty').max(1_000),
    slug: z.string().max(200).nullable(),
    description: z.string().max(1_000_000),
    shortDescription: z.string().max(100_000),
    price,
    stock,
    weight: decimal.nullable(),
    dimensions: z.object({ length: decimal, width: decimal, height: decimal }).nullable(),
    categoryIds: z.array(subjectId).max(1_000),
    images: z.array(image).max(1_000),
    variants: z.array(z.unknown()).max(10_000),
  })
  .transform(({ variants, ...product }) => ({ ...product, variantCount: variants.length }));

/** The frame of a look-up's answer; its products are checked one by one, so that a bad one spoils no other. */
export const lookupReply = z.object({ items: z.array(z.unknown()), missing: z.array(z.string()) });

/** What a broken product may still tell of itself. */
export const identified = z.object({ id: subjectId });

/** A category as the ERP has to serve it. */
export const catalogCategory = z.object({
  id: subjectId,
  parentId: subjectId.nullable(),
  name: z.string().trim().min(1, 'is empty').max(200),
  slug: z.string().max(200).nullable(),
  description: z.string().max(100_000),
  image: image.nullable(),
  position: z.number().int(),
  updatedAt: instant,
});

/** The frame of a page; its rows are checked one by one. */
export const pageReply = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });
