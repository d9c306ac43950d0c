import {
  isVariable,
  type CatalogAttribute,
  type CatalogProduct,
  type CatalogStock,
  type CatalogVariant,
} from '../catalog/catalog-product';
import { heldOptions, isOwnAttribute, unheldOptions } from '../catalog/attribute-form';
import { desiredGtin, desiredSku } from './desired-identity';
import { desiredPrice } from './desired-price';
import { desiredCategories, desiredTerms } from './desired-terms';
import type { FieldOwnership } from './field-ownership';
import { flawOf, mustBeReadable } from '../mapping/flaw';
import type {
  AttributeFields,
  CustomFields,
  DimensionFields,
  FIELD_GROUPS,
  ProductFields,
  StockFields,
} from './product-fields';
import { ReducedValueError } from './reduced-value.error';
import { mustBeRead, type StorePlaces } from '../catalog/store-places';
import { foldedName } from '../catalog/folded-name';
import { ValidationError } from '../woocommerce.errors';

/** Name of a product's field group. */
export type ProductGroup = (typeof FIELD_GROUPS)[number];

/**
 * What one group of the shop should read, given the ERP's product; undefined where the ERP says
 * nothing of it, or the shop has no such thing. `isNew` where the product is still to be made.
 * Throws `ValidationError` where the shop would silently change it.
 */
export function desiredFields<G extends ProductGroup>(
  group: G,
  product: CatalogProduct,
  places: StorePlaces,
  isNew: boolean,
): ProductFields[G] | undefined {
  mustBeReadable(group, product);
  return DESIRED[group](product, places, isNew);
}

const DESIRED: {
  readonly [G in ProductGroup]: (
    product: CatalogProduct,
    places: StorePlaces,
    isNew: boolean,
  ) => ProductFields[G] | undefined;
} = {
  type: (product) => (isVariable(product) ? 'variable' : 'simple'),
  sku: ({ sku }) => desiredSku(sku),
  name: ({ name }) => name,
  slug: ({ slug }) => slug ?? '',
  descriptions: ({ description, shortDescription }) => ({ description, shortDescription }),
  status: ({ status }) => (status === 'active' ? 'publish' : 'draft'),
  taxClass: ({ price }, { taxClasses }) => desiredTaxClass(price.taxClass, taxClasses),
  gtin: ({ gtin }) => desiredGtin(gtin),
  dimensions: desiredDimensions,
  price: (product, { currency, ownership }, isNew) =>
    desiredPrice(product.price, {
      currency,
      withSale: ownership.sets('sale', isNew),
      flaw: flawOf('sale', product),
    }),
  stock: desiredProductStock,
  categories: desiredCategories,
  tags: ({ tags }, places) =>
    tags === null ? undefined : desiredTerms('tags', tags, places.tags, places.unread),
  brands: ({ brand }, { brands, unread }) =>
    brand === undefined || brands === null
      ? undefined
      : desiredTerms('brands', brand === null ? [] : [brand], brands, unread),
  attributes: desiredAttributes,
  customFields: desiredCustomFields,
};

/**
 * The attributes that are Cypher's to set: where they are the shop's, still those that variants
 * differ in.
 */
export function ownAttributes(
  { attributes }: CatalogProduct,
  ownership: FieldOwnership,
  isNew: boolean,
): readonly CatalogAttribute[] {
  return ownership.sets('attributes', isNew)
    ? attributes
    : attributes.filter(({ variation }) => variation);
}

/** The stock of a simple product or of a variation, as the shop should show it. */
export function desiredStock({ managed, quantity, backorders }: CatalogStock): StockFields {
  // What the shop does not count it sells without end: it drops the quantity, and takes no
  // backorders (fact 7).
  return managed
    ? { managed, quantity, backorders }
    : { managed, quantity: null, backorders: 'no' };
}

/**
 * The shop's tax class by its name or its slug; `''` is the standard one. Throws `ValidationError`
 * for one that the shop does not have: it would charge the standard rate without a word (fact 38).
 * Where the shop does not tell its classes the answer to the write tells.
 */
function desiredTaxClass(taxClass: string, taxClasses: StorePlaces['taxClasses']): string {
  const key = foldedName(taxClass);
  if (key === '' || key === 'standard') return '';
  if (taxClasses === null) return taxClass;
  const slug = taxClasses.get(key);
  if (slug !== undefined) return slug;
  const others = new Set([...taxClasses.values()].filter((one) => one !== 'standard'));
  const known = [...others].map((one) => `"${one}"`).join(', ');
  throw new ValidationError(
    'price.taxClass',
    `the shop has no tax class "${taxClass}"; it has the standard one${known === '' ? '' : `, ${known}`}`,
    'TAX_CLASS_NOT_IN_SHOP',
  );
}

/** What a product or a variation weighs and measures. */
export function desiredDimensions({
  weight,
  dimensions,
}: Pick<CatalogProduct | CatalogVariant, 'weight' | 'dimensions'>): DimensionFields {
  return {
    weight: weight ?? '',
    length: dimensions?.length ?? '',
    width: dimensions?.width ?? '',
    height: dimensions?.height ?? '',
  };
}

function desiredProductStock(product: CatalogProduct): StockFields {
  if (!isVariable(product)) return desiredStock(product.stock);
  // The shop would drop whatever is written of its variations' stock (fact 21).
  if (product.stock.managed) {
    throw new ValidationError(
      'stock.managed',
      'a product with variants cannot count its own pieces beside theirs',
      'PARENT_MANAGES_STOCK',
    );
  }
  return { managed: false, quantity: null, backorders: 'no' };
}

function desiredAttributes(
  product: CatalogProduct,
  { attributes, ownership, unread }: StorePlaces,
  isNew: boolean,
): AttributeFields {
  const own = ownAttributes(product, ownership, isNew);
  refuseDoubled(own);
  const list = own.map((attribute) => {
    const { name, visible, variation } = attribute;
    const id = isOwnAttribute(attribute) ? 0 : attributes.get(foldedName(name));
    if (id === undefined) {
      mustBeRead('attributes', 'attributes', unread);
      throw new ValidationError(
        'attributes',
        `attribute "${name}" is not in the shop`,
        'ATTRIBUTE_NOT_IN_SHOP',
      );
    }
    return { id, name, options: heldOptions(attribute), visible, variation };
  });
  const unheld = own.flatMap((attribute) =>
    unheldOptions(attribute).map((option) => `"${option}" of "${attribute.name}"`),
  );
  if (unheld.length === 0) return { list };
  throw new ReducedValueError<AttributeFields>(
    'attributes',
    `the shop cannot hold the option ${unheld.join(', ')}`,
    'OPTION_NOT_HELD',
    { list: list.filter(({ options }) => options.length > 0) },
  );
}

// Of two with one name the shop keeps the last.
function refuseDoubled(attributes: readonly CatalogAttribute[]): void {
  const seen = new Set<string>();
  for (const { name } of attributes) {
    if (seen.has(foldedName(name))) {
      throw new ValidationError('attributes', `"${name}" is listed twice`, 'ATTRIBUTE_DOUBLED');
    }
    seen.add(foldedName(name));
  }
}

/**
 * Every mapped field, so that one which the ERP took away is cleared; text as it is, what has parts
 * as JSON.
 */
function desiredCustomFields(
  { customFields }: CatalogProduct,
  { customFields: keys }: StorePlaces,
): CustomFields | undefined {
  if (customFields === null || keys.size === 0) return undefined;
  return Object.fromEntries(
    [...keys].map(([name, key]) => {
      const value = customFields[name] ?? null;
      return [key, value === null || typeof value === 'string' ? value : JSON.stringify(value)];
    }),
  );
}
