import { isVariable, type CatalogProduct, type CatalogStock } from './catalog-product';
import { desiredPrice } from './desired-price';
import type {
  AttributeFields,
  CategoryFields,
  DetailFields,
  FieldGroup,
  ProductFields,
  StockFields,
  StorePlaces,
} from './product-fields';
import { foldedName } from './folded-name';
import { ValidationError } from './woocommerce.errors';

/** What one group of the shop should read, given the ERP's product. Throws `ValidationError` where the shop would silently change it. */
export function desiredFields<G extends Exclude<FieldGroup, 'variant'>>(
  group: G,
  product: CatalogProduct,
  places: StorePlaces,
): ProductFields[G] {
  return DESIRED[group](product, places);
}

const DESIRED: {
  readonly [G in Exclude<FieldGroup, 'variant'>]: (
    product: CatalogProduct,
    places: StorePlaces,
  ) => ProductFields[G];
} = {
  type: (product) => (isVariable(product) ? 'variable' : 'simple'),
  details: desiredDetails,
  price: ({ price }, places) => desiredPrice(price, places),
  stock: desiredProductStock,
  categories: desiredCategories,
  attributes: desiredAttributes,
};

/** The stock of a simple product or of a variation, as the shop should show it. */
export function desiredStock(stock: CatalogStock): StockFields {
  // The shop drops a quantity that it does not manage (facts.md 7).
  return {
    managed: stock.managed,
    quantity: stock.managed ? stock.quantity : null,
    backorders: stock.backorders,
  };
}

function desiredProductStock(product: CatalogProduct): StockFields {
  if (!isVariable(product)) return desiredStock(product.stock);
  // The shop would drop whatever is written of its variations' stock (facts.md 21).
  if (product.stock.managed) {
    throw new ValidationError(
      'stock.managed',
      'a product with variants cannot count its own pieces beside theirs',
      'PARENT_MANAGES_STOCK',
    );
  }
  return { managed: false, quantity: null, backorders: 'no' };
}

function desiredDetails(product: CatalogProduct): DetailFields {
  return {
    name: product.name,
    slug: product.slug ?? '',
    description: product.description,
    shortDescription: product.shortDescription,
    sku: product.sku,
    gtin: product.gtin ?? '',
    status: product.status === 'active' ? 'publish' : 'draft',
    taxClass: product.price.taxClass,
    weight: product.weight ?? '',
    length: product.dimensions?.length ?? '',
    width: product.dimensions?.width ?? '',
    height: product.dimensions?.height ?? '',
  };
}

function desiredCategories({ categoryIds }: CatalogProduct, { categories }: StorePlaces): CategoryFields {
  const ids = categoryIds.map((id) => {
    const storeId = categories.get(id);
    if (storeId === undefined) {
      throw new ValidationError('categoryIds', `category ${id} is not in the shop`, 'CATEGORY_NOT_IN_SHOP');
    }
    return storeId;
  });
  return { ids: [...new Set(ids)].sort((a, b) => a - b) };
}

function desiredAttributes(product: CatalogProduct, { attributes }: StorePlaces): AttributeFields {
  return {
    list: product.attributes.map(({ name, options, visible, variation, local }) => {
      const id = local ? 0 : attributes.get(foldedName(name));
      if (id === undefined) {
        throw new ValidationError(
          'attributes',
          `attribute "${name}" is not in the shop`,
          'ATTRIBUTE_NOT_IN_SHOP',
        );
      }
      return { id, name, options: [...new Set(options)], visible, variation };
    }),
  };
}
