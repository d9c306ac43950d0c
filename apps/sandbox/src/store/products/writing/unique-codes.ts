import type { Shop } from '../../state/shop';
import { StoreError } from '../../http/store-error';
import type { StoreProduct } from '../../state/store-product';
import { isEmpty } from '../../texts/php';

/**
 * Whether a product may have a SKU: nobody else has it, unless in the trash. A new product is
 * refused what the trash holds as well, in other words (fact 10). @throws StoreError 400
 */
export function checkSku(
  product: StoreProduct,
  sku: string,
  isNew: boolean,
  { catalogue, behaviours }: Shop,
): void {
  const owners = isEmpty(sku)
    ? []
    : catalogue.allWithSku(sku).filter(({ id }) => id !== product.id);
  const named = behaviours.has('sku-in-trash-nameless');
  const owner = owners.find(({ status }) => status !== 'trash' || (isNew && !named));
  if (owner !== undefined) {
    throw new StoreError(400, 'product_invalid_sku', 'Invalid or duplicated SKU.', {
      ...(behaviours.has('sku-duplicate-names-owner') ? { resource_id: owner.id } : {}),
      unique_sku: freeSku(sku, catalogue),
    });
  }
  if (owners.length === 0 || !isNew || product.parentId !== 0) return;
  const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
  throw new StoreError(400, 'woocommerce_rest_product_not_created', message);
}

/**
 * Whether a product may have a GTIN: nobody else has it.
 * @throws StoreError 400 with the owner's id (fact 10)
 */
export function checkGtin(product: StoreProduct, gtin: string, { catalogue }: Shop): void {
  const owner = isEmpty(gtin) ? undefined : catalogue.findByGtin(gtin);
  if (owner === undefined || owner.id === product.id || owner.status === 'trash') return;
  const message = 'Invalid or duplicated GTIN, UPC, EAN or ISBN.';
  throw new StoreError(400, 'product_invalid_global_unique_id', message, { resource_id: owner.id });
}

/** A SKU that nobody has, as the shop proposes one: with a number behind it. */
function freeSku(sku: string, catalogue: Shop['catalogue']): string {
  const isFree = (proposed: string): boolean =>
    catalogue.allWithSku(proposed).every(({ status }) => status === 'trash');
  for (let number = 1; ; number += 1) if (isFree(`${sku}-${number}`)) return `${sku}-${number}`;
}
