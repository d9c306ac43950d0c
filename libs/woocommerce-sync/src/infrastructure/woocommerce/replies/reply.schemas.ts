import { z } from 'zod';
import { PRODUCT_ECHO } from '../fields/product-formats';
import { number, text, textOrNothing } from './reply-values';

const idOrNone = number.pipe(z.number().int().nonnegative());
const idOfOne = number.pipe(z.number().int().positive());

/** WooCommerce's error, as a whole answer or inside a batch's. */
export const errorReply = z.object({
  // Of fulfilments it is the number 0 (fact 81).
  code: z.union([z.string(), z.number().transform(String)]),
  message: z.string(),
  data: z
    .object({ status: z.number().optional(), resource_id: z.number().optional() })
    .nullish()
    .catch(undefined),
});

/** A product as a list or a single read shows it, cut down to what identifies it. */
export const productRefReply = z.object({
  id: idOfOne,
  sku: text.nullish().transform((sku) => sku ?? ''),
  type: z.string(),
  status: z.string(),
  parent_id: number.optional(),
  images: z.array(z.unknown()).optional(),
});

/** Which product it is and how it stands, as a list shows it. */
export const productStandingReply = productRefReply.pick({ id: true, sku: true, status: true });

/** The price of a product, as a list shows it. */
export const productPriceReply = z.object({
  id: idOfOne,
  regular_price: text,
  sale_price: text,
  date_on_sale_from_gmt: z.string().nullish(),
  date_on_sale_to_gmt: z.string().nullish(),
});

/** The stock of a product, as a list shows it; `"parent"` where its product counts (fact 21). */
export const productStockReply = z.object({
  id: idOfOne,
  manage_stock: z.union([z.boolean(), z.literal('parent')]).optional(),
  stock_quantity: number.nullish(),
});

/**
 * The echo of one product's part of a batch call, cut down by the item's own `_fields` (fact 19).
 */
export const batchItemReply = z.object({
  ...PRODUCT_ECHO,
  id: idOrNone,
  error: errorReply.optional(),
  sku: textOrNothing,
  status: z.string().optional(),
});

/**
 * The answer to a batch call: the arrays keep the order of the request's (fact 15). Its entries are
 * read one by one, so that one which cannot be read hides no other.
 */
export const batchReply = z.object({
  create: z.array(z.unknown()).optional(),
  update: z.array(z.unknown()).optional(),
});

/** An entry that the shop refused. */
export const failedReply = z.object({ error: errorReply });

/** The answer to a batch call that only deletes; its entries are read one by one. */
export const deletionsReply = z.object({ delete: z.array(z.unknown()) });

/**
 * One of its entries. Which it is tells its place: of a variation that was not deleted the `id` is
 * an object, `{ id, product_id, force }` (fact 75).
 */
export const deletionReply = z.object({ error: errorReply.optional() });

/** Where a product is seen, and the pictures that it shows there. */
export const productPageReply = z.object({
  permalink: z.string().catch(''),
  images: z.array(z.object({ id: idOrNone, src: z.string(), alt: z.string().catch('') })).catch([]),
});

/** The pictures of a product, after a write. */
export const productImagesReply = z.object({
  images: z.array(z.object({ id: idOfOne })),
});

/** The attributes of a product, as a list shows them; names come entity-encoded. */
export const productAttributesReply = z.object({
  id: idOfOne,
  attributes: z.array(
    z.object({
      id: idOrNone,
      name: text,
      options: z.array(text),
      visible: z.boolean(),
      variation: z.boolean(),
    }),
  ),
});

/** The shop's currency. */
export const currencyReply = z.object({ code: z.string().regex(/^[A-Z]{3}$/) });

/** An entry of a list of which a product is given one, as a tax class. */
export const choiceReply = z.object({ slug: text, name: text });

/** A global attribute. */
export const attributeReply = z.object({ id: idOfOne, name: text });

/** The picture of a variation, after a write. */
export const variationImageReply = z.object({
  image: z.object({ id: idOrNone }).nullish(),
});

/** A category as lists name it; its name comes entity-encoded (fact 22). */
export const categoryRefReply = z.object({
  id: idOfOne,
  name: text,
  parent: number,
});

/** A category after a write. */
export const categoryReply = categoryRefReply.extend({
  slug: text.default(''),
  description: text.nullish().transform((description) => description ?? ''),
  menu_order: number.default(0),
});

/** The picture of a category, after a write. */
export const categoryImageReply = z.object({
  image: z.object({ id: idOrNone }).nullish(),
});

/**
 * A list of which rows that cannot be read are left out: it names things, and a missing one is met
 * when it is made.
 */
export function readableRows<S extends z.ZodType>(row: S): z.ZodType<z.infer<S>[]> {
  return z.array(z.unknown()).transform((rows) =>
    rows.flatMap((one) => {
      const read = row.safeParse(one);
      return read.success ? [read.data] : [];
    }),
  );
}

/** A whole batch's answer. */
export type BatchReply = z.infer<typeof batchReply>;
/** WooCommerce's error. */
export type ErrorReply = z.infer<typeof errorReply>;
/** A category of the shop, as lists name it. */
export type CategoryRefReply = z.infer<typeof categoryRefReply>;
/** A category of the shop. */
export type CategoryReply = z.infer<typeof categoryReply>;
/** A product cut down to what identifies it. */
export type ProductRefReply = z.infer<typeof productRefReply>;
/** Which product it is and how it stands. */
export type ProductStandingReply = z.infer<typeof productStandingReply>;
/** The attributes of a product. */
export type ProductAttributesReply = z.infer<typeof productAttributesReply>;
/** A global attribute. */
export type AttributeReply = z.infer<typeof attributeReply>;
