import { plainField } from '../products/plain-fields';
import { productView } from '../products/product-view';
import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { minorOf, textOfMinor } from './money';
import type { LineBody, OrderBody } from './order-body';
import type { OrderIds } from './order-ids';
import type { FeeLine, OrderLine, OrderMeta, ShippingLine } from './store-order';

/** Makes the lines of an order of what a client sends; taxes and discounts are not in them yet. */
export class OrderLines {
  constructor(
    private readonly shop: Shop,
    private readonly ids: OrderIds,
  ) {}

  /**
   * Lines of products. One that is sent with its id is changed: a new quantity leaves its totals, 0 takes it out
   * (facts.md 26). One without an id is added, by product id or by SKU; the stock is not looked at.
   */
  apply(lines: readonly OrderLine[], bodies: readonly LineBody[]): OrderLine[] {
    const result = [...lines];
    for (const body of bodies) {
      const known = result.find(({ id }) => id === body.id);
      if (known === undefined) result.push(this.newLine(body));
      else if (body.quantity === 0) result.splice(result.indexOf(known), 1);
      else change(known, body);
    }
    return result;
  }

  /** Lines of shipping; one that is sent with its id is changed. */
  applyShipping(
    lines: readonly ShippingLine[],
    bodies: NonNullable<OrderBody['shipping_lines']>,
  ): ShippingLine[] {
    const result = [...lines];
    for (const body of bodies) {
      const known = result.find(({ id }) => id === body.id);
      if (known !== undefined && body.method_id === null) result.splice(result.indexOf(known), 1);
      else if (known !== undefined) known.total = amountOf(body.total, known.total);
      else
        result.push({
          id: this.ids.line(),
          method_title: body.method_title ?? '',
          method_id: body.method_id ?? '',
          instance_id: '',
          total: amountOf(body.total, '0'),
          total_tax: '0.00',
          taxes: [],
          tax_status: 'taxable',
          meta_data: [],
        });
    }
    return result;
  }

  /** Lines of fees; one that is sent with its id is changed. */
  applyFees(lines: readonly FeeLine[], bodies: NonNullable<OrderBody['fee_lines']>): FeeLine[] {
    const result = [...lines];
    for (const body of bodies) {
      const known = result.find(({ id }) => id === body.id);
      if (known !== undefined && body.name === null) result.splice(result.indexOf(known), 1);
      else if (known !== undefined) known.total = amountOf(body.total, known.total);
      else
        result.push({
          id: this.ids.line(),
          name: body.name ?? '',
          tax_class: body.tax_class ?? '',
          tax_status: body.tax_status ?? 'taxable',
          amount: '',
          total: amountOf(body.total, '0'),
          total_tax: '0.00',
          taxes: [],
          meta_data: [],
        });
    }
    return result;
  }

  private newLine(body: LineBody): OrderLine {
    const product = this.productOf(body);
    const parent = product === undefined ? undefined : this.shop.catalogue.products.get(product.parentId);
    const quantity = body.quantity ?? 1;
    const price = product === undefined ? 0n : minorOf(String(this.read(product)['price']));
    const usual = textOfMinor(price * BigInt(Math.trunc(quantity)));
    return {
      id: this.ids.line(),
      name: body.name ?? nameOf(product, parent),
      product_id: parent?.id ?? product?.id ?? 0,
      variation_id: parent === undefined ? 0 : (product?.id ?? 0),
      quantity,
      tax_class: product === undefined ? '' : String(plainField(product.plain, 'tax_class')),
      subtotal: amountOf(body.subtotal, usual),
      subtotal_tax: '0.00',
      total: amountOf(body.total, body.subtotal ?? usual),
      total_tax: '0.00',
      taxes: [],
      meta_data: [...this.optionsOf(product), ...this.metaOf(body)],
      sku: product === undefined ? null : String(this.read(product)['sku']),
      global_unique_id: product?.global_unique_id ?? null,
      image: { id: product !== undefined && parent === undefined ? '' : 0, src: '' },
      parent_name: parent?.name ?? null,
    };
  }

  private productOf({ product_id, variation_id, sku }: LineBody): StoreProduct | undefined {
    const id = variation_id !== undefined && variation_id !== 0 ? variation_id : product_id;
    if (id !== undefined) return this.shop.catalogue.products.get(id);
    return sku === undefined ? undefined : this.shop.catalogue.findBySku(sku);
  }

  private read(product: StoreProduct): Record<string, unknown> {
    return productView(product, this.shop, { fields: 'price,sku' });
  }

  private optionsOf(product: StoreProduct | undefined): OrderMeta[] {
    return (product?.options ?? []).map(({ name, option }) => ({
      id: this.ids.metaOfLine(),
      key: name.toLowerCase(),
      value: option,
    }));
  }

  private metaOf({ meta_data = [] }: LineBody): OrderMeta[] {
    return meta_data.map(({ key, value }) => ({ id: this.ids.metaOfLine(), key: key ?? '', value }));
  }
}

function change(line: OrderLine, body: LineBody): void {
  line.quantity = body.quantity ?? line.quantity;
  line.subtotal = amountOf(body.subtotal, line.subtotal);
  line.total = amountOf(body.total, line.total);
  line.name = body.name ?? line.name;
}

function amountOf(text: string | undefined, usual: string): string {
  return textOfMinor(minorOf(text ?? usual));
}

function nameOf(product: StoreProduct | undefined, parent: StoreProduct | undefined): string {
  if (product === undefined) return '';
  if (parent === undefined) return product.name;
  const options = product.options.map(({ option }) => option).join(', ');
  return options === '' ? parent.name : `${parent.name} - ${options}`;
}
