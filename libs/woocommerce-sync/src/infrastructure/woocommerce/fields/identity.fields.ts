import { z } from 'zod';
import { foldedSku } from '../../../domain/catalog/sku';
import { isSameSlug, isSlug } from '../replies/shop-slug';
import { text, textOrNothing } from '../replies/reply-values';
import { fieldFormat, unless, unlessEqual } from './field-format';
import type { ProductFields } from '../../../domain/fields/product-fields';

/** What a product is, what it is known by, and whether it is shown. */
export const IDENTITY_FIELDS = {
  /** Sent only where the plan means to change it: it may delete variations (fact 21). */
  type: fieldFormat({
    echo: { type: z.string().optional() },
    payload: (type: ProductFields['type']) => ({ type }),
    altered: (sent, { type = '' }) => unlessEqual('type', sent, type),
  }),
  sku: fieldFormat({
    echo: { sku: textOrNothing },
    payload: (sku: string) => ({ sku }),
    altered: (sent, { sku = '' }) => unless(foldedSku(sent) === foldedSku(sku), 'sku', sent, sku),
  }),
  slug: fieldFormat({
    echo: { slug: text.optional() },
    payload: (slug: string): { slug?: string } => (slug === '' ? {} : { slug }),
    altered: (sent, { slug = '' }) =>
      unless(!isSlug(sent) || isSameSlug(sent, slug), 'slug', sent, slug),
  }),
  status: fieldFormat({
    echo: { status: z.string().optional() },
    payload: (status: ProductFields['status']) => ({ status }),
    altered: (sent, { status = '' }) => unlessEqual('status', sent, status),
  }),
  gtin: fieldFormat({
    echo: { global_unique_id: text.nullish() },
    payload: (gtin: string) => ({ global_unique_id: gtin }),
    altered: (sent, { global_unique_id: seen }) =>
      unlessEqual('global_unique_id', sent, seen ?? ''),
  }),
};
