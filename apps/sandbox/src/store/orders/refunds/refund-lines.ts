import type { Shop } from '../../state/shop';
import { decimalText, roundedTo } from '../../texts/decimal';
import { floatOf, isEmpty } from '../../texts/php';
import type { OrderIds } from '../order-ids';
import type { LineTax, OrderMeta, StoreOrder, TaxLine } from '../store-order';
import { sumOf, taxTotal } from '../totals/line-taxes';
import type { WantedLine } from './refund-request';
import type { StoreRefund } from './store-refund';

type Lines = Pick<StoreRefund, 'line_items' | 'shipping_lines' | 'fee_lines' | 'tax_lines'>;

/** What every line of a refund has of its own. */
interface Refunded {
  readonly id: number;
  readonly total: string;
  readonly total_tax: string;
  readonly taxes: LineTax[];
  readonly meta_data: OrderMeta[];
}

/** Makes the lines of a refund, below zero, of those of its order. */
export class RefundLines {
  constructor(
    private readonly shop: Shop,
    private readonly ids: OrderIds,
  ) {}

  /** The lines of an order that are wanted back. */
  of(order: StoreOrder, wanted: ReadonlyMap<number, WantedLine>): Lines {
    const lines = {
      line_items: order.line_items.flatMap((line) =>
        this.back(line, wanted, (own, { quantity = 0 }) => ({
          ...own,
          quantity: -quantity + 0,
          subtotal: own.total,
          subtotal_tax: taxTotal(own.taxes, 'subtotal', this.shop.settings.decimals),
        })),
      ),
      fee_lines: order.fee_lines.flatMap((line) => this.back(line, wanted, withoutSubtotals)),
      shipping_lines: order.shipping_lines.flatMap((line) =>
        this.back(line, wanted, withoutSubtotals),
      ),
    };
    return { ...lines, tax_lines: this.taxLines(order, lines) };
  }

  private back<T extends { readonly id: number }, U extends Refunded>(
    line: T,
    wanted: ReadonlyMap<number, WantedLine>,
    finish: (own: Refunded, row: WantedLine) => U,
  ): (T & U)[] {
    const row = wanted.get(line.id);
    if (row === undefined || isNothing(row)) return [];
    const taxes = [...row.taxes]
      .filter(([, tax]) => !isEmpty(tax))
      .map(([id, tax]) => ({ id, total: negative(tax), subtotal: negative(tax) }));
    const own: Refunded = {
      id: this.ids.line(),
      total: negative(row.total),
      total_tax: taxTotal(taxes, 'total', this.shop.settings.decimals),
      taxes,
      meta_data: [{ id: this.ids.metaOfLine(), key: '_refunded_item_id', value: String(line.id) }],
    };
    return [{ ...line, ...finish(own, row) }];
  }

  private taxLines(
    { tax_lines }: StoreOrder,
    { line_items, fee_lines, shipping_lines }: Omit<Lines, 'tax_lines'>,
  ): TaxLine[] {
    const { decimals } = this.shop.settings;
    const charged = [...line_items, ...fee_lines];
    const sum = (lines: readonly { readonly taxes: readonly LineTax[] }[], id: number): string =>
      decimalText(
        sumOf(
          lines
            .flatMap(({ taxes }) => taxes.filter((tax) => tax.id === id))
            .map(({ total }) => roundedTo(floatOf(total), decimals)),
        ),
      );
    const rates = new Set(
      [...charged, ...shipping_lines].flatMap(({ taxes }) => taxes.map(({ id }) => id)),
    );
    return [...rates].map((id) => ({
      rate_code: '',
      label: 'VAT',
      compound: false,
      rate_percent: 0,
      ...tax_lines.find(({ rate_id }) => rate_id === id),
      id: this.ids.line(),
      rate_id: id,
      tax_total: sum(charged, id),
      shipping_tax_total: sum(shipping_lines, id),
      meta_data: [],
    }));
  }
}

function withoutSubtotals(own: Refunded): Refunded {
  return { ...own, taxes: own.taxes.map((tax) => ({ ...tax, subtotal: '' })) };
}

function isNothing({ quantity, total, taxes }: WantedLine): boolean {
  return isEmpty(quantity) && isEmpty(total) && taxes.size === 0;
}

function negative(value: unknown): string {
  return decimalText(-floatOf(value) + 0);
}
