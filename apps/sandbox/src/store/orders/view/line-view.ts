import { imageView } from '../../products/image-view';
import { FIELDS } from '../../products/product-fields';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { decimalText, withPlaces } from '../../texts/decimal';
import { floatOf } from '../../texts/php';
import { productOfLine, shownIds } from '../order-product';
import type {
  CouponLine,
  FeeLine,
  LineTax,
  OrderLine,
  ShippingLine,
  TaxLine,
} from '../store-order';
import { readSubtotal } from '../writing/product-lines';
import { itemMetaView } from './item-meta-view';

/** Shows the lines of orders and refunds with a number of decimals. */
export class LineViews {
  /** @param places decimals of all amounts */
  constructor(
    private readonly shop: Shop,
    private readonly places: number,
  ) {}

  /**
   * A line of a product: what it was of is looked up anew, and the price of one piece is a number
   * (fact 26).
   */
  product(line: OrderLine): Record<string, unknown> {
    const product = productOfLine(line, this.shop);
    const { quantity, total, name, tax_class, id } = line;
    return {
      id,
      name,
      ...shownIds(line, this.shop),
      quantity,
      tax_class,
      subtotal: this.amount(readSubtotal(line)),
      subtotal_tax: this.amount(line.subtotal_tax),
      ...this.charge(line),
      meta_data: itemMetaView(line.meta_data, product, this.shop),
      sku: product === undefined ? null : FIELDS['sku']?.(product, this.shop, 'view'),
      global_unique_id: product?.global_unique_id ?? null,
      price: quantity === 0 ? 0 : floatOf(total) / quantity,
      image: this.image(product),
      parent_name: product === undefined ? null : (this.parentOf(product)?.name ?? null),
    };
  }

  /** A line of shipping. */
  shipping(line: ShippingLine): Record<string, unknown> {
    const { id, method_title, method_id, instance_id } = line;
    const meta_data = itemMetaView(line.meta_data, undefined, this.shop);
    return {
      id,
      method_title,
      method_id,
      instance_id,
      ...this.charge(line),
      tax_status: 'taxable',
      meta_data,
    };
  }

  /** A fee. */
  fee(line: FeeLine): Record<string, unknown> {
    const { id, name, tax_class, tax_status } = line;
    const meta_data = itemMetaView(line.meta_data, undefined, this.shop);
    return { id, name, tax_class, tax_status, amount: '', ...this.charge(line), meta_data };
  }

  /** What a tax rate comes to. */
  tax(line: TaxLine): Record<string, unknown> {
    return {
      ...line,
      tax_total: this.amount(line.tax_total),
      shipping_tax_total: this.amount(line.shipping_tax_total),
      meta_data: itemMetaView(line.meta_data, undefined, this.shop),
    };
  }

  /** A coupon. */
  coupon(line: CouponLine): Record<string, unknown> {
    return { ...line, meta_data: itemMetaView(line.meta_data, undefined, this.shop) };
  }

  /** A text with the wanted decimals. */
  amount(text: string): string {
    return text === '' ? '' : withPlaces(floatOf(decimalText(text)), this.places);
  }

  private charge({
    total,
    total_tax,
    taxes,
  }: ShippingLine | FeeLine | OrderLine): Record<string, unknown> {
    return {
      total: this.amount(total),
      total_tax: this.amount(total_tax),
      taxes: taxes.map((tax) => this.lineTax(tax)),
    };
  }

  private lineTax({ id, total, subtotal }: LineTax): LineTax {
    return {
      id,
      total: this.amount(total),
      subtotal: subtotal === '' ? '' : this.amount(subtotal),
    };
  }

  private image(product: StoreProduct | undefined): Record<string, unknown> {
    if (product === undefined) return { id: 0, src: '' };
    const parent = this.parentOf(product);
    const shown = product.images[0] ?? parent?.images[0];
    if (shown === undefined) return { id: parent === undefined ? '' : 0, src: '' };
    return { id: String(shown.id), src: imageView(shown, this.shop)['src'] };
  }

  private parentOf({ parentId }: StoreProduct): StoreProduct | undefined {
    return this.shop.catalogue.products.get(parentId);
  }
}
