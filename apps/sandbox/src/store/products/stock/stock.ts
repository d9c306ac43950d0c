import { flagOf, invalidParam, textOf } from '../../texts/coercions';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { countOf, integerOf, isEmpty } from '../../texts/php';
import { STOCK_STATUSES } from '../schema/product-words';
import { sent, sentScalar, type ProductWrite } from '../writing/product-write';

/** Types that never count their stock. */
const UNCOUNTED: readonly string[] = ['grouped', 'external'];

/**
 * Takes stock: the quantity counts only where it is managed, and then decides the status (fact
 * 7).
 */
export function applyStock(write: ProductWrite): void {
  const { draft, shop } = write;
  const managed = sentScalar(write, 'manage_stock');
  if (managed !== undefined) draft.manage_stock = flagOf(managed);
  const backorders = sentScalar(write, 'backorders');
  if (backorders !== undefined) draft.backorders = textOf(backorders);
  if (UNCOUNTED.includes(draft.type)) draft.manage_stock = false;
  applyStatus(write);
  const isCounted = keeperOf(write) !== null;
  if (isCounted || !shop.behaviours.has('low-stock-needs-stock')) applyLowStock(write);
  if (!isCounted && shop.behaviours.has('stock-unmanaged-dropped')) return;
  const quantity = quantityOf(write);
  if (quantity !== undefined) draft.stock_quantity = quantity;
}

/**
 * What counts the stock of a product: itself, the product of a variation that counts none (fact
 * 21), or nothing.
 */
export function stockKeeper(
  product: StoreProduct,
  { catalogue, behaviours }: Shop,
): StoreProduct | null {
  if (product.manage_stock) return product;
  const parent = catalogue.products.get(product.parentId);
  return parent?.manage_stock === true && behaviours.has('parent-stock-governs') ? parent : null;
}

/**
 * What counts the stock of a product that is written: a new variation does not know its product
 * yet.
 */
function keeperOf({
  draft,
  isNew,
  shop,
}: Pick<ProductWrite, 'draft' | 'isNew' | 'shop'>): StoreProduct | null {
  return isNew && !draft.manage_stock ? null : stockKeeper(draft, shop);
}

function applyStatus(write: ProductWrite): void {
  const { draft } = write;
  const status = sentScalar(write, 'stock_status');
  const isVariable = draft.type === 'variable';
  if (draft.type === 'external') draft.stock_status = 'instock';
  else if (status !== undefined && !(isVariable && draft.manage_stock))
    draft.stock_status = knownStatus(textOf(status));
}

function knownStatus(status: string): string {
  return (STOCK_STATUSES as readonly string[]).includes(status) ? status : 'instock';
}

function quantityOf(write: ProductWrite): number | undefined {
  const { draft, params, shop } = write;
  const { behaviours } = shop;
  const wanted = sent(write, 'stock_quantity');
  if (wanted === undefined) {
    const isNull = params['stock_quantity'] === null && !behaviours.has('batch-null-ignored');
    if (isNull && behaviours.has('stock-null-zero')) return 0;
    const delta = behaviours.has('inventory-delta-adds')
      ? sentScalar(write, 'inventory_delta')
      : undefined;
    return delta === undefined ? undefined : (draft.stock_quantity ?? 0) + integerOf(delta);
  }
  const quantity = integerOf(wanted);
  if (quantity < 0 && !behaviours.has('stock-negative-kept'))
    throw invalidParam('stock_quantity', 'stock_quantity must be greater than or equal to 0');
  return quantity;
}

/** Takes the amount of a low stock; null unsets it (fact 76). */
function applyLowStock({ draft, params, shop }: ProductWrite): void {
  const amount = params['low_stock_amount'];
  if (amount === null) draft.low_stock_amount = null;
  else if (amount !== undefined)
    draft.low_stock_amount = shop.behaviours.has('low-stock-never-negative')
      ? countOf(amount)
      : integerOf(amount);
}

/**
 * Brings what a product says of its stock into line with what it counts: at every save (fact
 * 7).
 */
export function settleStock(
  draft: StoreProduct,
  shop: Shop,
  sentStatus: unknown,
  isNew = false,
): void {
  const { behaviours } = shop;
  const keeper = keeperOf({ draft, shop, isNew });
  if (keeper === null) {
    if (behaviours.has('stock-unmanaged-dropped')) draft.stock_quantity = null;
    if (behaviours.has('backorders-need-stock')) draft.backorders = 'no';
    if (behaviours.has('low-stock-needs-stock')) draft.low_stock_amount = null;
    return;
  }
  const follows = behaviours.has('stock-status-follows') || isEmpty(sentStatus);
  if (follows) draft.stock_status = stockStatusOf(keeper);
}

/** The status that a quantity makes. */
export function stockStatusOf({ stock_quantity, backorders }: StoreProduct): string {
  if ((stock_quantity ?? 0) > 0) return 'instock';
  return backorders === 'no' ? 'outofstock' : 'onbackorder';
}
