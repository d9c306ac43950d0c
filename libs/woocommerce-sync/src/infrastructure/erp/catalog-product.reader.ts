import { z } from 'zod';
import type { InvalidProduct } from '../../application/ports/erp-catalog.port';
import type {
  CatalogProduct,
  CatalogStock,
  CatalogVariant,
} from '../../domain/catalog/catalog-product';
import type { Flaw } from '../../domain/catalog/flaw';
import * as form from './catalog.schemas';
import { FieldReader, type RawFields, type ValuesOf } from './field-reader';
import { OFFER, PRICE, PRODUCT, STOCK, VARIANT, wholeProduct } from './product-fields.schema';

/** What one row of the ERP's products says. */
export type ReadProduct =
  | { readonly kind: 'product'; readonly product: CatalogProduct }
  | { readonly kind: 'invalid'; readonly invalid: InvalidProduct }
  /** Without an id nobody can tell whose it is. */
  | { readonly kind: 'unreadable' };

const variantRows = z.array(z.unknown()).max(form.MOST_VARIANTS);

/** What a product and a variant have alike. */
type Offer = ValuesOf<typeof OFFER> & Pick<CatalogProduct, 'price' | 'prices' | 'stock'>;

/** What is wrong with a product as a whole. */
type Problem = Pick<InvalidProduct, 'field' | 'problem'>;

/**
 * Reads a product field by field: one that breaks the contract (docs/erp.md) is noted, and what
 * else the product says holds. A product is invalid only where nobody could tell what it is, or
 * which variants it has.
 */
export function readProduct(row: unknown): ReadProduct {
  const whole = wholeProduct.safeParse(row);
  return whole.success && hasUniqueIds(whole.data)
    ? { kind: 'product', product: whole.data }
    : readFieldByField(row);
}

function hasUniqueIds({ id, variants }: CatalogProduct): boolean {
  return new Set([id, ...variants.map((variant) => variant.id)]).size === variants.length + 1;
}

function readFieldByField(row: unknown): ReadProduct {
  const said = form.identified.safeParse(row).data;
  if (said === undefined) return { kind: 'unreadable' };
  const raw = row as RawFields;
  const identity = form.identity.safeParse(raw);
  if (!identity.success)
    return { kind: 'invalid', invalid: { ...said, ...problemOf(identity.error) } };
  const flaws: Flaw[] = [];
  const variants = readVariants(raw['variants'] ?? [], said.id, flaws);
  if (!Array.isArray(variants)) return { kind: 'invalid', invalid: { ...said, ...variants } };
  const fields = new FieldReader(raw, flaws);
  const product = {
    ...identity.data,
    ...readOffer(fields),
    ...fields.readAll(PRODUCT),
    images: fields.readEach('images', 'images', form.image, form.MOST_IMAGES),
    texts: fields.readEntriesGiven('texts', 'texts', form.texts, form.MOST_LANGUAGES),
    variants,
  };
  return { kind: 'product', product: flaws.length === 0 ? product : { ...product, flaws } };
}

/**
 * The variants of a product, or why nobody can tell which it has. Rows that cannot be read are
 * noted.
 */
function readVariants(
  given: unknown,
  productId: string,
  flaws: Flaw[],
): CatalogVariant[] | Problem {
  const rows = variantRows.safeParse(given);
  if (!rows.success) return { ...problemOf(rows.error), field: 'variants' };
  const seen = new Set([productId]);
  const variants: CatalogVariant[] = [];
  for (const [position, row] of rows.data.entries()) {
    const identity = form.identity.safeParse(row);
    if (!identity.success) {
      const { field: path, problem } = problemOf(identity.error);
      flaws.push({ part: 'variants', field: `variants.${position}.${path}`, problem });
      continue;
    }
    const { id } = identity.data;
    // Of two with one id nobody could say which is meant, in an event or in the shop.
    if (seen.has(id)) {
      const problem = 'is the id of another variant, or of the product itself';
      return { field: `variants.${position}.id`, problem };
    }
    seen.add(id);
    variants.push(readVariant(identity.data, row as RawFields, position));
  }
  // As a product without variants it would lose all of them in the shop.
  const [first] = flaws;
  return variants.length === 0 && first !== undefined ? first : variants;
}

function readVariant(
  identity: z.infer<typeof form.identity>,
  raw: RawFields,
  position: number,
): CatalogVariant {
  const flaws: Flaw[] = [];
  const fields = new FieldReader(raw, flaws, `variants.${position}.`);
  const variant = { ...identity, ...readOffer(fields), ...fields.readAll(VARIANT) };
  return flaws.length === 0 ? variant : { ...variant, flaws };
}

/** What a product and a variant have alike. */
function readOffer(fields: FieldReader): Offer {
  return {
    ...fields.readAll(OFFER),
    price: fields.within('price', 'price').readAll(PRICE),
    prices: fields.readEachGiven('prices', 'prices', form.listPrice, form.MOST_LISTS),
    stock: readStock(fields.within('stock', 'stock')),
  };
}

function readStock(fields: FieldReader): CatalogStock {
  const managed = fields.read('managed', STOCK.managed);
  // What is not counted has no quantity that could be wrong.
  const quantity = managed ? STOCK.quantity : { ...STOCK.quantity, part: null };
  const { managed: _read, ...others } = STOCK;
  const { MOST_WAREHOUSES: most } = form;
  const warehouses = fields.readEachGiven('warehouses', 'warehouses', form.warehouse, most);
  return { managed, ...fields.readAll({ ...others, quantity }), warehouses };
}

function problemOf({ issues }: z.ZodError): Problem {
  const [issue] = issues;
  return { field: issue?.path.join('.') ?? '', problem: issue?.message ?? 'cannot be read' };
}
