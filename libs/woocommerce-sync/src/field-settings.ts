import { z } from 'zod';
import {
  FieldOwnership,
  OWNABLE_FIELDS,
  OWNERS,
  type Owners,
} from './domain/fields/field-ownership';
import { answer, pairsOf } from './named-pairs';

/**
 * What WooCommerce keeps of a product under keys of its own (its list of internal keys, in the data
 * stores of products and variations), and what WordPress does: writing them by meta data works and
 * corrupts the product (fact 12).
 */
const RESERVED_KEYS = new Set(
  `_visibility _sku _global_unique_id _price _regular_price _sale_price _sale_price_dates_from _sale_price_dates_to
  total_sales _tax_status _tax_class _manage_stock _stock _stock_status _backorders _low_stock_amount _sold_individually
  _weight _length _width _height _upsell_ids _crosssell_ids _purchase_note _default_attributes _product_attributes _virtual
  _downloadable _download_limit _download_expiry _downloadable_files _file_paths _featured _wc_rating_count
  _wc_average_rating _wc_review_count _variation_description _thumbnail_id _product_image_gallery _product_version
  _product_url _button_text _children _cogs_total_value _wp_old_slug _wp_old_date _edit_last _edit_lock
  _wp_trash_meta_status _wp_trash_meta_time`.split(/\s+/),
);

/**
 * `name=cypher,images=shop`: who owns which field of the shop's products; what is not named is
 * Cypher's.
 */
export function fieldOwnership(): z.ZodType<Partial<Owners>, string> {
  return z.string().transform((text, context) => {
    const problems: string[] = [];
    const owners: Record<string, string> = {};
    for (const [field, owner] of pairsOf(text, problems)) {
      if (!OWNABLE_FIELDS.some((known) => known === field))
        problems.push(`"${field}" is none of ${OWNABLE_FIELDS.join(', ')}`);
      else if (!OWNERS.some((known) => known === owner))
        problems.push(
          `${field} cannot be "${owner}", only one of ${[...OWNERS].reverse().join(', ')}`,
        );
      else owners[field] = owner;
    }
    const conflict = problems.length === 0 ? FieldOwnership.conflictIn(owners) : null;
    return answer(owners as Partial<Owners>, conflict === null ? problems : [conflict], context);
  });
}

/**
 * `warranty_months=_cypher_warranty`: which custom field of the ERP goes to which key of the shop's
 * meta data.
 */
export function customFieldKeys(): z.ZodType<ReadonlyMap<string, string>, string> {
  return z.string().transform((text, context) => {
    const problems: string[] = [];
    const keys = new Map<string, string>();
    for (const [name, key] of pairsOf(text, problems)) {
      if (RESERVED_KEYS.has(key))
        problems.push(`${key} is WooCommerce's own: it would corrupt the product`);
      else if (key.length > 255) problems.push(`the key of ${name} has more than 255 characters`);
      else if ([...keys.values()].includes(key)) problems.push(`${key} is named twice`);
      else keys.set(name, key);
    }
    return answer(keys, problems, context);
  });
}
