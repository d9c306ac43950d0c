import { textOf } from '../../texts/coercions';
import { isSent, type Params } from '../../rest/rest-call';
import { StoreError } from '../../http/store-error';
import { decimalText } from '../../texts/decimal';
import { isEmpty } from '../../texts/php';
import { lineText } from '../../texts/sanitize';
import type { OrderIds } from '../order-ids';
import type { FeeLine, ShippingLine } from '../store-order';
import { isInternalOfCharge } from './internal-keys';
import { lineMeta } from './kept-meta';
import { checkTaxClass } from './line-refusals';

/** Makes lines of shipping and of fees of what a client sends. */
export class ChargeLines {
  constructor(private readonly ids: OrderIds) {}

  /** A new line of shipping. @throws StoreError 400 without a method */
  makeShipping(row: Params): ShippingLine {
    if (isEmpty(row['method_id'])) {
      throw new StoreError(
        400,
        'woocommerce_rest_invalid_shipping_item',
        'Shipping method ID is required.',
      );
    }
    const line: ShippingLine = {
      ...this.blank(),
      method_title: '',
      method_id: '',
      instance_id: '',
    };
    this.changeShipping(line, row);
    return line;
  }

  /** Changes a line of shipping. */
  changeShipping(line: ShippingLine, row: Params): void {
    for (const field of ['method_id', 'method_title', 'instance_id'] as const)
      if (isSent(row[field])) line[field] = lineText(row[field]);
    this.changeCharge(line, row);
  }

  /** A new fee. @throws StoreError 400 without a name */
  makeFee(row: Params): FeeLine {
    if (isEmpty(row['name'])) {
      throw new StoreError(400, 'woocommerce_rest_invalid_fee_item', 'Fee name is required.');
    }
    const line: FeeLine = { ...this.blank(), name: '', tax_class: '', tax_status: 'taxable' };
    this.changeFee(line, row);
    return line;
  }

  /** Changes a fee. @throws StoreError 400 for a tax class that there is not */
  changeFee(line: FeeLine, row: Params): void {
    if (isSent(row['name'])) line.name = textOf(row['name']);
    if (isSent(row['tax_class'])) {
      checkTaxClass(textOf(row['tax_class']), 'fee');
      line.tax_class = textOf(row['tax_class']);
    }
    if (isSent(row['tax_status']))
      line.tax_status = textOf(row['tax_status']) === 'none' ? 'none' : 'taxable';
    this.changeCharge(line, row);
  }

  private changeCharge(line: ShippingLine | FeeLine, row: Params): void {
    if (isSent(row['total'])) line.total = decimalText(row['total']);
    line.meta_data = lineMeta(row['meta_data'], line.meta_data, this.ids, isInternalOfCharge);
  }

  private blank(): Pick<ShippingLine, 'id' | 'total' | 'total_tax' | 'taxes' | 'meta_data'> {
    return { id: this.ids.line(), total: '0', total_tax: '0', taxes: [], meta_data: [] };
  }
}
