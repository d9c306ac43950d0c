import { handDownStock, settleFamilyStock } from '../../products/stock/family';
import { stockKeeper, stockStatusOf } from '../../products/stock/stock';
import { variationTitle } from '../../products/attributes/attribute-view';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { floatOf, integerOf } from '../../texts/php';
import type { OrderNotes } from '../notes/order-notes';
import type { OrderIds } from '../order-ids';
import { productOfLine } from '../order-product';
import type { OrderLine, StoreOrder } from '../store-order';

/** What a line has taken from the stock, as the shop keeps it with the line. */
const REDUCED = '_reduced_stock';
/** What of it went back with refunds. */
const RESTOCKED = '_restock_refunded_items';

const TAKES_STOCK: readonly string[] = ['processing', 'completed', 'on-hold'];
const GIVES_BACK: readonly string[] = ['cancelled', 'pending'];

/** How a stock moved. */
interface Move {
  readonly from: number;
  readonly to: number;
}

/** Takes from the stock what is ordered, and gives back what is not any more (fact 26). */
export class OrderStock {
  /** @param changed told of each product whose stock an order changed */
  constructor(
    private readonly shop: Shop,
    private readonly ids: OrderIds,
    private readonly notes: OrderNotes,
    private readonly changed: (product: StoreProduct) => void,
  ) {}

  /** Brings the stock to where the new status of an order wants it. */
  follow(order: StoreOrder, status: string): void {
    const { behaviours } = this.shop;
    const takes = TAKES_STOCK.includes(status) && behaviours.has('order-paid-reduces-stock');
    if (takes || (status === 'pending' && !behaviours.has('order-pending-leaves-stock')))
      this.take(order);
    else if (GIVES_BACK.includes(status) && behaviours.has('order-cancel-restocks'))
      this.giveBack(order);
  }

  /**
   * Takes every line from the stock that was not taken yet; once for an order, until it is given
   * back.
   */
  take(order: StoreOrder): void {
    if (order.stock_reduced) return;
    const moves: string[] = [];
    for (const line of order.line_items) {
      const product = this.counted(line);
      if (product === undefined || reducedBy(line) !== 0) continue;
      const { from, to } = this.move(product, -line.quantity);
      this.shop.stockTiming.later(() => {
        this.keep(line, REDUCED, line.quantity);
      });
      moves.push(`${this.nameOf(product)} (${from}&rarr;${to})`);
    }
    if (moves.length > 0) this.notes.add(order, `Stock levels reduced: ${moves.join(', ')}`);
    order.stock_reduced = true;
  }

  /** Gives back what every line still has of the stock. */
  giveBack(order: StoreOrder): void {
    if (!order.stock_reduced) return;
    const moves: string[] = [];
    for (const line of order.line_items) {
      const [product, taken] = [this.counted(line), reducedBy(line)];
      if (product === undefined || taken === 0) continue;
      const { from, to } = this.move(product, taken);
      line.meta_data = line.meta_data.filter(({ key }) => key !== REDUCED);
      moves.push(`${this.nameOf(product)} (${from}&rarr;${to})`);
    }
    if (moves.length > 0) this.notes.add(order, `Stock levels increased: ${moves.join(', ')}`);
    order.stock_reduced = false;
  }

  /** Gives back some of a line that was refunded. */
  restock(order: StoreOrder, line: OrderLine, quantity: number): void {
    const [product, taken] = [this.counted(line), reducedBy(line)];
    if (product === undefined || taken === 0 || quantity === 0) return;
    const { from, to } = this.move(product, quantity);
    this.keep(line, REDUCED, taken - quantity);
    this.keep(line, RESTOCKED, quantity + integerOf(valueOf(line, RESTOCKED)));
    this.notes.add(order, `Item #${product.id} stock increased from ${from} to ${to}.`);
  }

  /**
   * Brings the stock into line with a line that was changed, while its order has stock.
   * @param quantity 0 for one that goes
   */
  adjust(order: StoreOrder, line: OrderLine, quantity = line.quantity): void {
    const product = this.counted(line);
    if (product === undefined) return;
    const restocked = integerOf(valueOf(line, RESTOCKED));
    const taken = integerOf(valueOf(line, REDUCED));
    const more = quantity === 0 ? -taken : quantity - restocked - taken;
    if (more === 0) return;
    const { from, to } = this.move(product, -more);
    this.keep(line, REDUCED, quantity - restocked);
    if (quantity === 0) return;
    order.stock_reduced = true;
    this.notes.add(order, `Adjusted stock: ${line.name} (${from}&rarr;${to})`, { author: 'admin' });
  }

  /** Whether a change of a line moves the stock at once: while its order has taken it. */
  followsLines({ status }: StoreOrder): boolean {
    return TAKES_STOCK.includes(status);
  }

  // The date of the product stays: the shop does not always move it when an order changes the stock
  // (fact 8).
  private move(product: StoreProduct, by: number): Move {
    const keeper = stockKeeper(product, this.shop) ?? product;
    const from = keeper.stock_quantity ?? 0;
    const after = from + by;
    keeper.stock_quantity =
      by < 0 && !this.shop.behaviours.has('order-oversells') ? Math.max(after, 0) : after;
    keeper.stock_status = stockStatusOf(keeper);
    handDownStock(keeper, this.shop);
    const parent = this.shop.catalogue.products.get(keeper.parentId);
    if (parent !== undefined) settleFamilyStock(parent, this.shop);
    this.changed(keeper);
    return { from, to: keeper.stock_quantity };
  }

  /** The product of a line, where something counts its stock. */
  private counted(line: OrderLine): StoreProduct | undefined {
    const product = productOfLine(line, this.shop);
    return product === undefined || stockKeeper(product, this.shop) === null ? undefined : product;
  }

  private nameOf(product: StoreProduct): string {
    return product.parentId === 0 ? product.name : variationTitle(product, this.shop);
  }

  private keep(line: OrderLine, key: string, value: number): void {
    const known = line.meta_data.find((meta) => meta.key === key);
    const row = { id: known?.id ?? this.ids.metaOfLine(), key, value: String(value) };
    line.meta_data =
      known === undefined
        ? [...line.meta_data, row]
        : line.meta_data.map((meta) => (meta === known ? row : meta));
  }
}

function valueOf({ meta_data }: OrderLine, wanted: string): unknown {
  return meta_data.find(({ key }) => key === wanted)?.value;
}

function reducedBy(line: OrderLine): number {
  return floatOf(valueOf(line, REDUCED));
}
