import { isVariable, type CatalogProduct, type CatalogVariant } from '../catalog/catalog-product';
import type { ShopReferences } from '../catalog/shop-references';
import { flawOf, mustBeReadable } from '../catalog/flaw';
import { desiredAttributes } from './desired-attributes';
import { desiredChoice } from './desired-choice';
import { desiredGtin, desiredSku } from './desired-identity';
import { desiredOptions } from './desired-options';
import { desiredPrice } from './desired-price';
import { desiredProductStock, desiredStock } from './desired-stock';
import { desiredCategories, desiredTerms } from './desired-terms';
import type {
  CustomFields,
  DimensionFields,
  FieldGroup,
  PriceFields,
  ProductFields,
  ProductGroup,
  VariantGroup,
} from './product-fields';

/** A product and its shop. */
export interface ProductSubject {
  readonly product: CatalogProduct;
  readonly references: ShopReferences;
  /** Whether it is still to be made in the shop. */
  readonly isNew: boolean;
}

/** A variant, its product and its shop; `isNew` where the variation is still to be made. */
export interface VariantSubject extends ProductSubject {
  readonly variant: CatalogVariant;
}

/**
 * What one group of a product should read; undefined where the ERP says nothing of it, or the shop
 * has no such thing. `isNew` where the product is still to be made. Throws `ValidationError` where
 * the shop would silently change it.
 */
export function desiredFields<G extends ProductGroup>(
  group: G,
  product: CatalogProduct,
  references: ShopReferences,
  isNew: boolean,
): ProductFields[G] | undefined {
  mustBeReadable(group, product);
  return DESIRED[group].ofProduct?.({ product, references, isNew });
}

/** The same of a variation. */
export function desiredVariantFields<G extends VariantGroup>(
  group: G,
  subject: VariantSubject,
): ProductFields[G] | undefined {
  mustBeReadable(group, subject.variant);
  if (group === 'options') mustBeReadable('attributes', subject.product);
  return DESIRED[group].ofVariant?.(subject);
}

/** How the value of a group follows from what the ERP says. */
interface Rule<V> {
  readonly ofProduct?: (subject: ProductSubject) => V | undefined;
  readonly ofVariant?: (subject: VariantSubject) => V | undefined;
}

const DESIRED: { readonly [G in FieldGroup]: Rule<ProductFields[G]> } = {
  type: { ofProduct: ({ product }) => (isVariable(product) ? 'variable' : 'simple') },
  sku: {
    ofProduct: ({ product }) => desiredSku(product.sku),
    ofVariant: ({ variant }) => desiredSku(variant.sku),
  },
  options: { ofVariant: desiredOptions },
  name: { ofProduct: ({ product }) => product.name },
  slug: { ofProduct: ({ product }) => product.slug ?? '' },
  descriptions: {
    ofProduct: ({ product: { description, shortDescription } }) => ({
      description,
      shortDescription,
    }),
  },
  status: {
    ofProduct: ({ product }) => (product.status === 'active' ? 'publish' : 'draft'),
    ofVariant: ({ variant }) => (variant.status === 'active' ? 'publish' : 'private'),
  },
  taxClass: {
    ofProduct: ({ product, references }) =>
      desiredChoice('taxClass', product.price.taxClass, references.choices),
  },
  gtin: {
    ofProduct: ({ product }) => desiredGtin(product.gtin),
    ofVariant: ({ variant }) => desiredGtin(variant.gtin),
  },
  dimensions: {
    ofProduct: ({ product }) => desiredDimensions(product),
    ofVariant: ({ variant }) => desiredDimensions(variant),
  },
  shippingClass: {
    ofProduct: ({ product, references }) => shippingClassOf(product, references),
    ofVariant: ({ variant, references }) => shippingClassOf(variant, references),
  },
  price: {
    ofProduct: (subject) => priceOf(subject.product, subject),
    ofVariant: (subject) => priceOf(subject.variant, subject),
  },
  stock: {
    ofProduct: ({ product, references }) => desiredProductStock(product, references.stock),
    ofVariant: ({ variant, references }) => desiredStock(variant, references.stock),
  },
  lowStock: {
    ofProduct: (subject) => desiredLowStock(subject.product, subject),
    ofVariant: (subject) => desiredLowStock(subject.variant, subject),
  },
  categories: { ofProduct: ({ product, references }) => desiredCategories(product, references) },
  tags: {
    ofProduct: ({ product: { tags }, references }) =>
      tags === null ? undefined : desiredTerms('tags', tags, references.tags, references.unread),
  },
  brands: {
    ofProduct: ({ product: { brand }, references: { brands, unread } }) =>
      brand === undefined || brands === null
        ? undefined
        : desiredTerms('brands', brand === null ? [] : [brand], brands, unread),
  },
  attributes: {
    ofProduct: ({ product, references, isNew }) => desiredAttributes(product, references, isNew),
  },
  customFields: {
    ofProduct: ({ product, references }) => desiredCustomFields(product, references),
  },
};

function shippingClassOf(
  { shippingClass }: CatalogProduct | CatalogVariant,
  { choices }: ShopReferences,
): string | undefined {
  return shippingClass === undefined
    ? undefined
    : desiredChoice('shippingClass', shippingClass ?? '', choices);
}

// What is not counted has no such amount in the shop (fact 76). Where the stock is the shop's own,
// whether it counts is the shop's too.
function desiredLowStock(
  sold: CatalogProduct | CatalogVariant,
  { references: { ownership }, isNew }: ProductSubject,
): number | null | undefined {
  const { managed, lowStockAmount } = sold.stock;
  if (lowStockAmount === undefined || !ownership.sets('stock', isNew)) return lowStockAmount;
  // Whether the stock is counted decides what becomes of the amount.
  mustBeReadable('stock', sold);
  return managed ? lowStockAmount : null;
}

function priceOf(
  priced: CatalogProduct | CatalogVariant,
  { references: { currency, ownership }, isNew }: ProductSubject,
): PriceFields {
  return desiredPrice(priced.price, {
    currency,
    withSale: ownership.sets('sale', isNew),
    flaw: flawOf('sale', priced),
  });
}

/** What a product or a variation weighs and measures. */
function desiredDimensions({
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

/**
 * Every mapped field, so that one which the ERP took away is cleared; text as it is, what has parts
 * as JSON.
 */
function desiredCustomFields(
  { customFields }: CatalogProduct,
  { customFields: keys }: ShopReferences,
): CustomFields | undefined {
  if (customFields === null || keys.size === 0) return undefined;
  return Object.fromEntries(
    [...keys].map(([name, key]) => {
      const value = customFields[name] ?? null;
      return [key, value === null || typeof value === 'string' ? value : JSON.stringify(value)];
    }),
  );
}
