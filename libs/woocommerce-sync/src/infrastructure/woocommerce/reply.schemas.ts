import { z } from 'zod';

/** WooCommerce's error, as a whole answer or inside a batch's. */
export const errorReply = z.object({
  code: z.string(),
  message: z.string(),
  data: z
    .object({ status: z.number().optional(), resource_id: z.number().optional() })
    .nullish()
    .catch(undefined),
});

/** A product as a list or a single read shows it, cut down to what identifies it. */
export const productRefReply = z.object({
  id: z.number().int().positive(),
  sku: z.string(),
  type: z.string(),
  status: z.string(),
  parent_id: z.number().int().nonnegative().optional(),
  images: z.array(z.unknown()).optional(),
});

/** The price of a product, as a list shows it. */
export const productPriceReply = z.object({
  id: z.number().int().positive(),
  regular_price: z.string(),
  sale_price: z.string(),
  date_on_sale_from_gmt: z.string().nullish(),
  date_on_sale_to_gmt: z.string().nullish(),
});

/** The echo of one product's part of a batch call, cut down by the item's own `_fields` (facts.md 19). */
export const batchItemReply = z.object({
  id: z.number().int().nonnegative(),
  error: errorReply.optional(),
  sku: z.string().optional(),
  status: z.string().optional(),
  regular_price: z.string().optional(),
  sale_price: z.string().optional(),
  date_on_sale_from_gmt: z.string().nullish(),
  date_on_sale_to_gmt: z.string().nullish(),
  type: z.string().optional(),
  // `"parent"` where the product counts for its variations (facts.md 21).
  manage_stock: z.union([z.boolean(), z.literal('parent')]).optional(),
  attributes: z.array(z.object({ id: z.number().int() })).optional(),
  stock_quantity: z.number().nullish(),
  backorders: z.string().optional(),
  categories: z.array(z.object({ id: z.number() })).optional(),
  tags: z.array(z.object({ id: z.number() })).optional(),
  brands: z.array(z.object({ id: z.number() })).optional(),
});

/** The answer to a batch call: the arrays keep the order of the request's (facts.md 15). */
export const batchReply = z.object({
  create: z.array(batchItemReply).optional(),
  update: z.array(batchItemReply).optional(),
});

/** The answer to a batch call that only deletes. */
export const deletionsReply = z.object({ delete: z.array(batchItemReply) });

/** The pictures of a product, after a write. */
export const productImagesReply = z.object({
  images: z.array(z.object({ id: z.number().int().positive() })),
});

/** The attributes of a product, as a list shows them; names come entity-encoded. */
export const productAttributesReply = z.object({
  id: z.number().int().positive(),
  attributes: z.array(
    z.object({
      id: z.number().int().nonnegative(),
      name: z.string(),
      options: z.array(z.string()),
      visible: z.boolean(),
      variation: z.boolean(),
    }),
  ),
});

/** The shop's currency. */
export const currencyReply = z.object({ code: z.string().regex(/^[A-Z]{3}$/) });

/** A global attribute. */
export const attributeReply = z.object({ id: z.number().int().positive(), name: z.string() });

/** The picture of a variation, after a write. */
export const variationImageReply = z.object({
  image: z.object({ id: z.number().int().nonnegative() }).nullish(),
});

/** A category; its name comes entity-encoded (facts.md 22). */
export const categoryReply = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  parent: z.number().int(),
});

/** The picture of a category, after a write. */
export const categoryImageReply = z.object({
  image: z.object({ id: z.number().int().nonnegative() }).nullish(),
});

/** One entry of a batch's answer. */
export type BatchItemReply = z.infer<typeof batchItemReply>;
/** A whole batch's answer. */
export type BatchReply = z.infer<typeof batchReply>;
/** WooCommerce's error. */
export type ErrorReply = z.infer<typeof errorReply>;
/** A category of the shop. */
export type CategoryReply = z.infer<typeof categoryReply>;
/** The price of a product. */
export type ProductPriceReply = z.infer<typeof productPriceReply>;
/** The attributes of a product. */
export type ProductAttributesReply = z.infer<typeof productAttributesReply>;
/** A global attribute. */
export type AttributeReply = z.infer<typeof attributeReply>;
