import { applyAttributes } from '../attributes/attributes';
import { applyDefaults, applyOptions } from '../attributes/options';
import { applyPrices } from '../pricing/prices';
import { PRODUCT_TYPES } from '../schema/product-words';
import { applyStock } from '../stock/stock';
import { applyGtin, applySku } from './identity';
import { sent, type ProductWrite } from './product-write';
import { applyLinks, applyProperties, applyShipping } from './properties';
import { applyTerms } from './terms';
import { applyPost, applyTexts } from './texts';
import { applyVariationFields } from './variation-fields';

/** What a write takes of what was sent. */
type Step = (write: ProductWrite) => void;

/**
 * What a write of a product does before its pictures are fetched, in turn; each takes its own
 * fields.
 */
const PRODUCT_STEPS: readonly Step[] = [
  applyTexts,
  applyPost,
  applyProperties,
  applyShipping,
  applySku,
  applyGtin,
  applyAttributes,
  applyPrices,
  applyStock,
  applyTerms,
  applyLinks,
  applyDefaults,
];

/** What a write of a variation does, in turn. */
const VARIATION_STEPS: readonly Step[] = [
  applySku,
  applyGtin,
  applyVariationFields,
  applyShipping,
  applyStock,
  applyPrices,
  applyOptions,
];

/**
 * Takes every field that was sent but pictures and meta data.
 * @throws StoreError for what the shop refuses
 */
export function takeFields(write: ProductWrite): void {
  applyType(write);
  for (const step of write.draft.parentId === 0 ? PRODUCT_STEPS : VARIATION_STEPS) step(write);
}

/** A type that there is not is `simple` (`WC_REST_Products_Controller`). */
function applyType(write: ProductWrite): void {
  const { draft } = write;
  const type = sent(write, 'type');
  if (type === undefined || draft.parentId !== 0) return;
  draft.type = (PRODUCT_TYPES as readonly unknown[]).includes(type) ? (type as string) : 'simple';
}
