import { z } from 'zod';
import type { DimensionFields } from '../../../domain/fields/product-fields';
import { text, textOrNothing } from '../replies/reply-values';
import { fieldFormat, unlessSameNumber } from './field-format';

const SIDES = ['length', 'width', 'height'] as const;

/** What a product weighs and measures. */
export const MEASURE_FIELDS = {
  dimensions: fieldFormat({
    echo: {
      weight: textOrNothing,
      dimensions: z.object({ length: text, width: text, height: text }).optional(),
    },
    payload: ({ weight, length, width, height }: DimensionFields) => ({
      weight,
      dimensions: { length, width, height },
    }),
    altered: (sent, { weight = '', dimensions }) => [
      ...unlessSameNumber('weight', sent.weight, weight),
      ...SIDES.flatMap((side) => unlessSameNumber(side, sent[side], dimensions?.[side] ?? '')),
    ],
    isInherited: true,
  }),
};
