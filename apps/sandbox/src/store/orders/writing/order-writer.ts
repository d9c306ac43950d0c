import { isSent, type Params } from '../../rest/rest-call';
import { countOf, integerOf, isEmpty } from '../../texts/php';
import { phpCrash } from '../../http/request-body';
import type { Shop } from '../../state/shop';
import type { OrderIds } from '../order-ids';
import type { OrderStock } from '../effects/order-stock';
import type { OrderLine, StoreOrder } from '../store-order';
import { ChargeLines } from './charge-lines';
import { isInternalOfOrder } from './internal-keys';
import { keptMeta } from './kept-meta';
import { foreignLine, isTakenOut, rowsOf } from './line-refusals';
import { applyFields, type OrderPeers } from './order-fields';
import { ProductLines, readSubtotal } from './product-lines';

/** A write of an order as it goes. */
export interface OrderDraft {
  /** The order as the write makes it; nothing of it counts before it is saved. */
  readonly draft: StoreOrder;
  /**
   * The order as the shop has it; null while there is none. Lines that are changed are saved at
   * once.
   */
  readonly kept: StoreOrder | null;
}

type Line = { readonly id: number };

/**
 * Applies what a client sends to an order; its status, its coupons and its totals are not its part.
 */
export class OrderWriter {
  private readonly products: ProductLines;
  private readonly charges: ChargeLines;

  constructor(
    shop: Shop,
    private readonly ids: OrderIds,
    private readonly stock: OrderStock,
  ) {
    this.products = new ProductLines(shop, ids);
    this.charges = new ChargeLines(ids);
  }

  /** A copy of an order to be written to, its lines as a write reads them. */
  draftOf(kept: StoreOrder): StoreOrder {
    const draft = structuredClone(kept);
    for (const line of draft.line_items) line.subtotal = readSubtotal(line);
    return draft;
  }

  /** Takes fields, meta data and lines, in WooCommerce's turn. @throws StoreError 400 */
  apply(write: OrderDraft, params: Params, peers: OrderPeers): void {
    const { draft } = write;
    applyFields(draft, params, peers);
    draft.meta_data = keptMeta(
      params['meta_data'],
      draft.meta_data,
      () => this.ids.metaOfOrder(),
      isInternalOfOrder,
    );
    for (const row of rowsOf(params['line_items'])) this.applyProduct(write, row);
    for (const row of rowsOf(params['shipping_lines'])) {
      const lines = draft.shipping_lines;
      this.applyRow(
        write,
        row,
        lines,
        () => this.charges.makeShipping(row),
        (line) => {
          this.charges.changeShipping(line, row);
          save(line, write.kept?.shipping_lines);
        },
      );
    }
    for (const row of rowsOf(params['fee_lines'])) {
      const lines = draft.fee_lines;
      this.applyRow(
        write,
        row,
        lines,
        () => this.charges.makeFee(row),
        (line) => {
          this.charges.changeFee(line, row);
          save(line, write.kept?.fee_lines);
        },
      );
    }
  }

  /**
   * Takes a line of a product; while the order has stock, the stock follows at once (fact 26).
   */
  private applyProduct(write: OrderDraft, row: Params): void {
    const { draft, kept } = write;
    const follow = (line: OrderLine, quantity?: number): void => {
      if (this.stock.followsLines(draft)) this.stock.adjust(draft, line, quantity);
      save(line, kept?.line_items);
    };
    if (isTakenOut(row)) {
      const line = draft.line_items.find(({ id }) => id === integerOf(row['id']));
      if (line !== undefined) this.stock.adjust(draft, line, 0);
    }
    this.applyRow(
      write,
      row,
      draft.line_items,
      () => {
        const line = this.products.make(row);
        follow(line);
        return line;
      },
      (line) => {
        this.products.change(line, row);
        follow(line);
      },
    );
  }

  private applyRow<T extends Line>(
    { draft }: OrderDraft,
    row: Params,
    lines: T[],
    make: () => T,
    change: (line: T) => void,
  ): void {
    const id = row['id'];
    if (isTakenOut(row)) {
      // PHP wants a number here, and dies of anything else.
      if (!isSent(id)) throw phpCrash();
      if (!hasLine(draft, integerOf(id))) throw foreignLine();
      const at = lines.findIndex((line) => line.id === integerOf(id));
      if (at >= 0) lines.splice(at, 1);
      return;
    }
    if (isEmpty(id)) {
      lines.push(make());
      return;
    }
    const known = lines.find((line) => line.id === countOf(id));
    if (known === undefined) throw foreignLine();
    change(known);
  }
}

function hasLine(
  { line_items, shipping_lines, fee_lines, coupon_lines, tax_lines }: StoreOrder,
  id: number,
): boolean {
  return [line_items, shipping_lines, fee_lines, coupon_lines, tax_lines].some((lines) =>
    lines.some((line) => line.id === id),
  );
}

/** Saves a line that was changed, before its order is. */
function save<T extends Line>(line: T, kept: T[] | undefined): void {
  const at = kept?.findIndex(({ id }) => id === line.id) ?? -1;
  if (kept !== undefined && at >= 0) kept[at] = structuredClone(line);
}
