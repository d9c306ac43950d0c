import { flagOf, invalidParam, textOf } from '../coercions';
import type { ProductWrite } from './product-write';

/** Takes stock: the quantity counts only where it is managed, and then decides the status (facts.md 7). */
export function applyStock(write: ProductWrite): void {
  const { product, body, shop } = write;
  if (isSent(body['manage_stock'])) product.manage_stock = flagOf(body['manage_stock']);
  if (isSent(body['backorders'])) product.backorders = textOf(body['backorders']);
  if (isGovernedByParent(write)) product.manage_stock = false;
  const keepsUnmanaged = !shop.behaviours.has('stock-unmanaged-dropped');
  const quantity = quantityOf(write);
  if (!product.manage_stock && !keepsUnmanaged) product.stock_quantity = null;
  else if (quantity !== undefined) product.stock_quantity = quantity;
  if (isSent(body['stock_status'])) product.stock_status = textOf(body['stock_status']);
  const follows = shop.behaviours.has('stock-status-follows') || !isSent(body['stock_status']);
  if (product.manage_stock && follows) product.stock_status = statusOf(write);
}

/** A variation whose product counts the stock counts none (facts.md 21). */
function isGovernedByParent({ product, shop }: ProductWrite): boolean {
  return (
    product.parentId !== 0 &&
    shop.catalogue.products.get(product.parentId)?.manage_stock === true &&
    shop.behaviours.has('parent-stock-governs')
  );
}

function quantityOf({ product, body, strictness, shop: { behaviours } }: ProductWrite): number | undefined {
  const sent = body['stock_quantity'];
  if (sent === undefined) {
    const delta = body['inventory_delta'];
    return isSent(delta) ? (product.stock_quantity ?? 0) + Number(delta) : undefined;
  }
  if (sent === null) {
    if (strictness === 'batch' && behaviours.has('batch-null-ignored')) return undefined;
    return behaviours.has('stock-null-zero') ? 0 : undefined;
  }
  const quantity = Math.trunc(Number(sent)) || 0;
  if (quantity < 0 && !behaviours.has('stock-negative-kept'))
    throw invalidParam('stock_quantity', 'stock_quantity must be greater than or equal to 0');
  return quantity;
}

function statusOf({ product }: ProductWrite): string {
  if ((product.stock_quantity ?? 0) > 0) return 'instock';
  return product.backorders === 'no' ? 'outofstock' : 'onbackorder';
}

function isSent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
