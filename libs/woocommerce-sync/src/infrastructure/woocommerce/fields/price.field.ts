import { z } from 'zod';
import type { PriceFields } from '../../../domain/fields/product-fields';
import { text } from '../replies/reply-values';
import { fieldFormat, unlessEqual, unlessSameNumber } from './field-format';

/**
 * The price, with its sale where that is ours. Sale dates go as `_gmt`, which means UTC and wins
 * over the shop-local ones (fact 6).
 */
export const PRICE_FIELDS = {
  price: fieldFormat({
    echo: {
      regular_price: text.optional(),
      sale_price: text.optional(),
      date_on_sale_from_gmt: z.string().nullish(),
      date_on_sale_to_gmt: z.string().nullish(),
    },
    payload: pricePayload,
    asked: (price) => Object.keys(pricePayload(price)),
    altered: ({ regular, sale, saleFrom, saleTo }, echo) => [
      ...unlessSameNumber('regular_price', regular, echo.regular_price ?? ''),
      ...(sale === null
        ? []
        : [
            ...unlessSameNumber('sale_price', sale, echo.sale_price ?? ''),
            ...unlessEqual(
              'date_on_sale_from_gmt',
              saleFrom ?? '',
              echo.date_on_sale_from_gmt ?? '',
            ),
            ...unlessEqual('date_on_sale_to_gmt', saleTo ?? '', echo.date_on_sale_to_gmt ?? ''),
          ]),
    ],
  }),
};

function pricePayload({
  regular,
  sale,
  saleFrom,
  saleTo,
}: PriceFields): Record<string, string | null> {
  if (sale === null) return { regular_price: regular };
  return {
    regular_price: regular,
    sale_price: sale,
    date_on_sale_from_gmt: saleFrom,
    date_on_sale_to_gmt: saleTo,
  };
}
