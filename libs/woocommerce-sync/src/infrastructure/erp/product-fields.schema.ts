import { z } from 'zod';
import { storableText, storableValue } from '../../application/dto/storable-text';
import { subjectId } from '../../application/dto/subject-id';
import * as form from './catalog.schemas';
import { fieldOf, schemasOf } from './field-reader';

const { orNull, orUndefined, text } = form;

const name = text.pipe(z.string().trim().min(1, 'is empty').max(1_000));
// A SKU is the only thing that a shop keeps unique: without it, a product could be made twice
// (fact 10).
const sku = text.pipe(z.string().trim().min(1, 'is empty').max(100));
const dimensions = z.object({ length: form.decimal, width: form.decimal, height: form.decimal });
// The shop would take a negative amount for a positive one (fact 76).
const amountOrNone = form.wholeNumber.pipe(z.number().min(0, 'is below zero')).nullish();
const attributes = z
  .array(
    z.object({
      name: form.term,
      options: z.array(form.term).max(1_000),
      visible: z.boolean(),
      variation: z.boolean(),
      local: z.boolean().default(false),
    }),
  )
  .max(200)
  .default([]);

/** Fields of a price. */
export const PRICE = {
  regular: fieldOf('price', form.amount, ''),
  sale: fieldOf('sale', orNull(form.amount), null),
  saleFrom: fieldOf('sale', orNull(form.instant), null),
  saleTo: fieldOf('sale', orNull(form.instant), null),
  currency: fieldOf('price', form.currency, ''),
  taxClass: fieldOf('taxClass', storableText.max(100), ''),
};

/** Fields of a stock. */
export const STOCK = {
  managed: fieldOf('stock', z.boolean(), false),
  quantity: fieldOf('stock', form.wholeNumber, 0),
  backorders: fieldOf('stock', z.enum(['no', 'notify', 'yes']), 'no'),
  lowStockAmount: fieldOf('lowStock', amountOrNone, undefined),
};

const prices = orUndefined(z.array(form.listPrice).max(form.MOST_LISTS));
const warehouses = orUndefined(z.array(form.warehouse).max(form.MOST_WAREHOUSES));
const texts = orUndefined(
  z
    .record(z.string(), form.texts)
    .refine((all) => Object.keys(all).length <= form.MOST_LANGUAGES, 'has too many languages'),
);

/** What a product and a variant have alike, beside price and stock. */
export const OFFER = {
  sku: fieldOf('sku', sku, ''),
  gtin: fieldOf('gtin', orNull(text.pipe(z.string().max(100))), null),
  weight: fieldOf('dimensions', orNull(form.decimal), null),
  dimensions: fieldOf('dimensions', orNull(dimensions), null),
  shippingClass: fieldOf('shippingClass', storableText.max(200).nullish(), undefined),
};

/** What only a product has, beside its pictures and variants. */
export const PRODUCT = {
  // Nothing of a shop depends on it.
  updatedAt: fieldOf(null, form.instant, new Date(0)),
  name: fieldOf('name', name, ''),
  slug: fieldOf('slug', orNull(text.pipe(z.string().max(200))), null),
  description: fieldOf('descriptions', storableText.max(1_000_000), ''),
  shortDescription: fieldOf('descriptions', storableText.max(100_000), ''),
  categoryIds: fieldOf('categories', z.array(subjectId).max(1_000), []),
  tags: fieldOf('tags', orNull(z.array(form.term).max(1_000)), null),
  brand: fieldOf('brands', form.term.nullish(), undefined),
  customFields: fieldOf('customFields', orNull(z.record(z.string(), storableValue)), null),
  attributes: fieldOf('attributes', attributes, []),
  flags: fieldOf('flags', orUndefined(z.array(form.label).max(1_000)), undefined),
};

/** What only a variant has. */
export const VARIANT = {
  attributes: fieldOf('options', z.record(form.term, form.term), {}),
  image: fieldOf('images', orNull(form.image), null),
};

const offer = {
  ...schemasOf(OFFER),
  price: z.object(schemasOf(PRICE)),
  prices,
  stock: z.object({ ...schemasOf(STOCK), warehouses }),
};

/**
 * A product of which every field is as docs/erp.md says. Read as a whole it takes a tenth of the
 * time that its fields take one by one, and nearly all products are such.
 */
export const wholeProduct = z.object({
  ...form.identity.shape,
  ...offer,
  ...schemasOf(PRODUCT),
  texts,
  images: z.array(form.image).max(form.MOST_IMAGES),
  variants: z
    .array(z.object({ ...form.identity.shape, ...offer, ...schemasOf(VARIANT) }))
    .max(form.MOST_VARIANTS)
    .default([]),
});
