import { slugOf } from '@cypher/shop-text';
import { flagOf, textOf } from '../../texts/coercions';
import { StoreError } from '../../http/store-error';
import { decimalText } from '../../texts/decimal';
import { integerOf, isEmpty } from '../../texts/php';
import { isRecord } from '../../rest/values';
import { TAX_CLASS_SLUGS, TAX_STATUSES, VISIBILITIES } from '../schema/product-words';
import { sent, sentScalar, type ProductWrite } from './product-write';

/** Takes what a product is besides its texts, prices and stock. */
export function applyProperties(write: ProductWrite): void {
  const { draft } = write;
  for (const field of ['virtual', 'featured', 'sold_individually', 'downloadable'] as const) {
    const value = sentScalar(write, field);
    if (value !== undefined) draft[field] = flagOf(value);
  }
  const visibility = sentScalar(write, 'catalog_visibility');
  if (visibility !== undefined) draft.catalog_visibility = visibilityOf(textOf(visibility));
  const taxStatus = sentScalar(write, 'tax_status');
  if (taxStatus !== undefined) draft.tax_status = taxStatusOf(taxStatus);
  applyTaxClass(write);
}

/**
 * Takes the tax class: one that the shop does not have is the standard one, without a word
 * (fact 38).
 */
export function applyTaxClass(write: ProductWrite): void {
  const { draft, shop } = write;
  const sentClass = sentScalar(write, 'tax_class');
  if (sentClass === undefined) return;
  const slug = slugOf(textOf(sentClass));
  const known: readonly string[] =
    draft.parentId === 0 ? TAX_CLASS_SLUGS : [...TAX_CLASS_SLUGS, 'parent'];
  const isKnown = slug === '' || slug === 'standard' || known.includes(slug);
  if (!isKnown && !shop.behaviours.has('tax-class-unknown-standard')) {
    throw new StoreError(400, 'product_invalid_tax_class', 'Invalid tax class.');
  }
  draft.tax_class = known.includes(slug) ? slug : '';
}

/**
 * Takes the shipping class by its slug: of one that there is not, none is left, without a word
 * (fact 77).
 */
function applyShippingClass(write: ProductWrite): void {
  const { draft, shop } = write;
  const sentClass = sentScalar(write, 'shipping_class');
  if (sentClass === undefined) return;
  // The octets of a slug are cleaned away.
  const slug = textOf(sentClass).replace(/%[a-f0-9]{2}/gi, '');
  const known = shop.catalogue.shippingClasses.withSlug(slug);
  if (known !== undefined) draft.shippingClass = known.id;
  else if (slug === '' || shop.behaviours.has('shipping-class-unknown-none'))
    draft.shippingClass = 0;
}

/** Takes weight and size; what is sent without them has none (`WC_REST_Products_Controller`). */
export function applyShipping(write: ProductWrite): void {
  applyShippingClass(write);
  const { draft, params } = write;
  if (params['virtual'] === true) {
    draft.weight = draft.length = draft.width = draft.height = '';
    return;
  }
  const weight = sentScalar(write, 'weight');
  if (weight !== undefined) draft.weight = decimalText(weight);
  const size = sent(write, 'dimensions');
  for (const part of ['height', 'width', 'length'] as const) {
    const value = isRecord(size) ? size[part] : undefined;
    if (value !== undefined && value !== null) draft[part] = decimalText(value);
  }
}

/** Takes which products are shown beside it, and what those of some types have besides. */
export function applyLinks(write: ProductWrite): void {
  const { draft } = write;
  for (const field of ['upsell_ids', 'cross_sell_ids'] as const) {
    const value = sent(write, field);
    if (value !== undefined) draft[field] = linkedIds(value);
  }
  for (const field of ['download_limit', 'download_expiry'] as const) {
    const value = sentScalar(write, field);
    if (value !== undefined && draft.downloadable) draft[field] = limitOf(value);
  }
  if (draft.type === 'external') {
    const url = sentScalar(write, 'external_url');
    if (url !== undefined) draft.external_url = textOf(url);
    const text = sentScalar(write, 'button_text');
    if (text !== undefined) draft.button_text = textOf(text);
  }
  const members = sent(write, 'grouped_products');
  if (members !== undefined && draft.type === 'grouped')
    draft.grouped_products = linkedIds(members);
}

/** The ids among some values; a value in place of a list is a list of it. */
function linkedIds(value: unknown): number[] {
  const values: readonly unknown[] = isRecord(value) ? Object.values(value) : [];
  return values.map((id) => Math.abs(integerOf(id))).filter((id) => id > 0);
}

function limitOf(value: unknown): number {
  return value === '' || integerOf(value) === -1 ? -1 : Math.abs(integerOf(value));
}

function visibilityOf(text: string): string {
  const known: readonly string[] = VISIBILITIES;
  const visibility = known.includes(text) ? text : text.toLowerCase();
  if (known.includes(visibility)) return visibility;
  throw new StoreError(
    400,
    'product_invalid_catalog_visibility',
    'Invalid catalog visibility option.',
  );
}

function taxStatusOf(value: unknown): string {
  const status = isEmpty(value) ? 'taxable' : textOf(value).toLowerCase();
  if ((TAX_STATUSES as readonly string[]).includes(status)) return status;
  throw new StoreError(400, 'product_invalid_tax_status', 'Invalid product tax status.');
}
