import type { Behaviours } from '../behaviours';
import type { StoreCatalogue } from '../store-catalogue';
import type { StoreProduct } from '../store-product';
import type { OrderIds } from './order-ids';
import type { OrderLine, StoreOrder } from './store-order';

/** What a line has taken from the stock, as the shop keeps it with the line. */
const REDUCED = '_reduced_stock';

const TAKES_STOCK = ['processing', 'completed', 'on-hold'];
const GIVES_BACK = ['cancelled', 'pending'];

/** Takes from the stock what is ordered, and gives back what is not any more; once per line, whatever follows (facts.md 26). */
export class OrderStock {
  /** @param changed told of each product whose stock an order changed */
  constructor(
    private readonly catalogue: StoreCatalogue,
    private readonly behaviours: Behaviours,
    private readonly ids: OrderIds,
    private readonly changed: (product: StoreProduct) => void,
  ) {}

  /** Brings the stock to where the status of an order wants it. */
  follow(order: StoreOrder): void {
    const { status } = order;
    if (TAKES_STOCK.includes(status) && this.behaviours.has('order-paid-reduces-stock')) this.take(order);
    if (status === 'pending' && !this.behaviours.has('order-pending-leaves-stock')) this.take(order);
    else if (GIVES_BACK.includes(status) && this.behaviours.has('order-cancel-restocks'))
      this.giveBack(order);
  }

  /** Gives back what every line still has of the stock. */
  giveBack(order: StoreOrder): void {
    for (const line of order.line_items) this.restock(line, reducedBy(line));
  }

  /** Gives back some of a line, at most what it took. */
  restock(line: OrderLine, quantity: number): void {
    const reduced = reducedBy(line);
    const back = Math.min(quantity, reduced);
    if (back <= 0) return;
    this.move(line, back);
    const left = reduced - back;
    const others = line.meta_data.filter(({ key }) => key !== REDUCED);
    const own = line.meta_data.find(({ key }) => key === REDUCED);
    line.meta_data = left === 0 || own === undefined ? others : [...others, { ...own, value: String(left) }];
  }

  private take(order: StoreOrder): void {
    for (const line of order.line_items) {
      if (reducedBy(line) > 0 || !this.move(line, -line.quantity)) continue;
      line.meta_data.push({ id: this.ids.metaOfLine(), key: REDUCED, value: String(line.quantity) });
    }
  }

  // The date of the product stays: the shop does not always move it when an order changes the stock (facts.md 8).
  private move(line: OrderLine, by: number): boolean {
    const product = this.managed(line);
    if (product === undefined) return false;
    const before = product.stock_quantity ?? 0;
    const after = before + by;
    product.stock_quantity = by < 0 && !this.behaviours.has('order-oversells') ? Math.max(after, 0) : after;
    product.stock_status =
      product.stock_quantity > 0 ? 'instock' : product.backorders === 'no' ? 'outofstock' : 'onbackorder';
    this.changed(product);
    return true;
  }

  /** What counts the stock of a line: the variation, or the product that counts for its variations. */
  private managed({ product_id, variation_id }: OrderLine): StoreProduct | undefined {
    const own = this.catalogue.products.get(variation_id === 0 ? product_id : variation_id);
    if (own?.manage_stock === true) return own;
    const parent = own === undefined ? undefined : this.catalogue.products.get(own.parentId);
    return parent?.manage_stock === true ? parent : undefined;
  }
}

function reducedBy({ meta_data }: OrderLine): number {
  return Number(meta_data.find(({ key }) => key === REDUCED)?.value ?? 0);
}
