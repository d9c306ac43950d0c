import { flagOf, textOf } from '../coercions';
import type { ProductWrite } from './product-write';

type Coercion = (value: unknown) => unknown;

const integer: Coercion = (value) => Math.trunc(Number(value)) || 0;
const ids: Coercion = (value) => (Array.isArray(value) ? value.map(Number).filter((id) => id > 0) : []);
const list: Coercion = (value): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const TAX_CLASSES: readonly string[] = ['reduced-rate', 'zero-rate', 'parent'];

/** A tax class that the shop does not have is the standard one. */
const taxClass: Coercion = (value) => (TAX_CLASSES.includes(textOf(value)) ? value : '');

interface PlainField {
  readonly initial: unknown;
  readonly read: Coercion;
}

/** Fields that nothing else in the shop depends on: kept as they come, and shown. */
export const PLAIN_FIELDS: Readonly<Record<string, PlainField>> = {
  featured: { initial: false, read: flagOf },
  catalog_visibility: { initial: 'visible', read: textOf },
  virtual: { initial: false, read: flagOf },
  downloadable: { initial: false, read: flagOf },
  downloads: { initial: [], read: list },
  download_limit: { initial: -1, read: integer },
  download_expiry: { initial: -1, read: integer },
  external_url: { initial: '', read: textOf },
  button_text: { initial: '', read: textOf },
  tax_status: { initial: 'taxable', read: textOf },
  tax_class: { initial: '', read: taxClass },
  low_stock_amount: { initial: null, read: (value) => (value === '' ? null : integer(value)) },
  sold_individually: { initial: false, read: flagOf },
  reviews_allowed: { initial: true, read: flagOf },
  upsell_ids: { initial: [], read: ids },
  cross_sell_ids: { initial: [], read: ids },
  grouped_products: { initial: [], read: ids },
  purchase_note: { initial: '', read: textOf },
  default_attributes: { initial: [], read: list },
  menu_order: { initial: 0, read: integer },
  post_password: { initial: '', read: textOf },
};

/** What a product holds in one of its plain fields. */
export function plainField(plain: Readonly<Record<string, unknown>>, name: string): unknown {
  return name in plain ? plain[name] : PLAIN_FIELDS[name]?.initial;
}

/** Takes the plain fields that are sent. */
export function applyPlainFields({ product, body, shop }: ProductWrite): void {
  for (const [name, { read }] of Object.entries(PLAIN_FIELDS)) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    const ignored =
      name === 'menu_order' &&
      product.parentId !== 0 &&
      Number(value) === 0 &&
      shop.behaviours.has('variation-menu-order-zero-ignored');
    if (!ignored) product.plain = { ...product.plain, [name]: read(value) };
  }
}
