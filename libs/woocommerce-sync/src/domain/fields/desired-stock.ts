import { isVariable, type CatalogProduct, type CatalogVariant } from '../catalog/catalog-product';
import { ValidationError } from '../woocommerce.errors';
import type { StockFields } from '../stock/stock-fields';
import { offered, type StockOffer } from '../stock/stock-offer';

/** The stock of a simple product or of a variation, as the shop should show it. */
export function desiredStock(
  { id, stock: { managed, quantity, backorders } }: CatalogProduct | CatalogVariant,
  offer: StockOffer,
): StockFields {
  // What the shop does not count it sells without end: it drops the quantity, and takes no
  // backorders (fact 7).
  return managed
    ? {
        managed,
        quantity: offered(id, quantity, offer),
        backorders,
        sold: offer.sold.get(id) ?? 0,
      }
    : { managed, quantity: null, backorders: 'no' };
}

/**
 * The stock of a product. Throws `ValidationError` for one that counts its own pieces beside those
 * of its variants.
 */
export function desiredProductStock(product: CatalogProduct, offer: StockOffer): StockFields {
  if (!isVariable(product)) return desiredStock(product, offer);
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
