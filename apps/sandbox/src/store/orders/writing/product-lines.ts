import { textOf } from '../../texts/coercions';
import { variationTitle, chosenOptions } from '../../products/attributes/attribute-view';
import { currentPrice } from '../../products/pricing/product-sale';
import { isSent, type Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import { StoreError } from '../../http/store-error';
import type { StoreProduct } from '../../state/store-product';
import { decimalText } from '../../texts/decimal';
import { floatOf, integerOf, isEmpty, isNumeric } from '../../texts/php';
import type { OrderIds } from '../order-ids';
import type { OrderLine } from '../store-order';
import { isInternalOfProductLine } from './internal-keys';
import { lineMeta } from './kept-meta';
import { checkTaxClass } from './line-refusals';

/** Makes lines of products of what a client sends; taxes and discounts are not in them yet. */
export class ProductLines {
  constructor(
    private readonly shop: Shop,
    private readonly ids: OrderIds,
  ) {}

  /** A new line, at the price of its product. @throws StoreError 400 */
  make(row: Params): OrderLine {
    const reference = this.referenceOf(row);
    if (reference === null) {
      const message = 'Product ID or SKU is required.';
      throw new StoreError(400, 'woocommerce_rest_required_product_reference', message);
    }
    const line: OrderLine = {
      id: this.ids.line(),
      name: '',
      product_id: 0,
      variation_id: 0,
      quantity: 1,
      tax_class: '',
      subtotal: '0',
      subtotal_tax: '0',
      total: '0',
      total_tax: '0',
      taxes: [],
      meta_data: [],
    };
    const product = this.shop.catalogue.products.get(reference);
    if (product !== undefined) {
      this.setProduct(line, product);
      const quantity = isSent(row['quantity']) ? Math.max(0, floatOf(row['quantity'])) : 1;
      line.total = line.subtotal = decimalText(
        floatOf(currentPrice(product, this.shop)) * quantity,
      );
    }
    this.setFields(line, row);
    return line;
  }

  /** Changes a line: another product leaves its totals (fact 26). */
  change(line: OrderLine, row: Params): void {
    const product = this.shop.catalogue.products.get(this.referenceOf(row) ?? 0);
    if (product !== undefined) this.setProduct(line, product);
    this.setFields(line, row);
  }

  /** The product that a row names: by its SKU, else by its id. */
  private referenceOf({ sku, product_id, variation_id }: Params): number | null {
    if (!isEmpty(sku)) return this.shop.catalogue.findListedBySku(textOf(sku))?.id ?? 0;
    if (!isEmpty(variation_id)) return integerOf(variation_id);
    return isEmpty(product_id) ? null : integerOf(product_id);
  }

  private setProduct(line: OrderLine, product: StoreProduct): void {
    if (product.parentId === 0) line.product_id = product.id;
    else {
      line.product_id = product.parentId;
      line.variation_id = product.id;
      for (const { attribute, value } of chosenOptions(product, this.shop))
        this.setOption(line, attribute.key, value);
    }
    line.name = product.parentId === 0 ? product.name : variationTitle(product, this.shop);
    const parent = this.shop.catalogue.products.get(product.parentId);
    line.tax_class = product.tax_class === 'parent' ? (parent?.tax_class ?? '') : product.tax_class;
  }

  private setOption(line: OrderLine, key: string, value: string): void {
    const others = line.meta_data.filter((meta) => meta.key !== key);
    line.meta_data = [...others, { id: this.ids.metaOfLine(), key, value }];
  }

  private setFields(line: OrderLine, row: Params): void {
    if (isSent(row['name'])) line.name = textOf(row['name']);
    if (isSent(row['quantity'])) line.quantity = integerOf(row['quantity']);
    if (isSent(row['total'])) setTotal(line, amountOf(row['total']));
    if (isSent(row['subtotal'])) line.subtotal = amountOf(row['subtotal']);
    if (isSent(row['tax_class'])) {
      checkTaxClass(textOf(row['tax_class']), 'product');
      line.tax_class = textOf(row['tax_class']);
    }
    line.meta_data = lineMeta(row['meta_data'], line.meta_data, this.ids, isInternalOfProductLine);
  }
}

/**
 * What a line comes to before discounts, as the shop reads it again: never less than what it comes
 * to after them.
 */
export function readSubtotal({ subtotal, total }: OrderLine): string {
  return floatOf(subtotal) < floatOf(total) ? total : subtotal;
}

/** A total after discounts is never more than the one before. */
function setTotal(line: OrderLine, total: string): void {
  line.total = total;
  if (floatOf(line.subtotal) < floatOf(total)) line.subtotal = total;
}

function amountOf(value: unknown): string {
  const amount = decimalText(value);
  return isNumeric(amount) ? amount : '0';
}
