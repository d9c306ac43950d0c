import type { Alteration } from '../../application/ports/store-client.port';
import { canonicalDecimal } from '../../domain/decimal';
import type { FieldGroup, ProductFields } from '../../domain/product-fields';
import { foldedSku } from '../../domain/sku';
import type { BatchItemReply } from './reply.schemas';

/**
 * What the shop's echo of a write shows to be different from what was sent. WooCommerce checks little in a batch and
 * coerces silently (facts.md 5, 7, 16); a field that it did not echo was not asked for.
 */
export function alterationsIn(fields: Partial<ProductFields>, echo: BatchItemReply): Alteration[] {
  const found: Alteration[] = [];
  const expect = (group: FieldGroup, field: string, sent: string, seen: string): void => {
    if (sent !== seen) found.push({ group, field, sent, seen });
  };

  const { price, stock } = fields;
  if (price !== undefined) {
    expect(
      'price',
      'regular_price',
      canonicalDecimal(price.regular),
      canonicalDecimal(echo.regular_price ?? ''),
    );
    if (price.sale !== null) {
      expect('price', 'sale_price', canonicalDecimal(price.sale), canonicalDecimal(echo.sale_price ?? ''));
      expect('price', 'date_on_sale_from_gmt', price.saleFrom ?? '', echo.date_on_sale_from_gmt ?? '');
      expect('price', 'date_on_sale_to_gmt', price.saleTo ?? '', echo.date_on_sale_to_gmt ?? '');
    }
  }
  if (stock !== undefined) {
    expect('stock', 'manage_stock', String(stock.managed), String(echo.manage_stock));
    if (stock.managed) expect('stock', 'stock_quantity', String(stock.quantity), String(echo.stock_quantity));
    expect('stock', 'backorders', stock.backorders, echo.backorders ?? '');
  }
  if (fields.type !== undefined) expect('type', 'type', fields.type, echo.type ?? '');
  if (fields.sku !== undefined) expect('sku', 'sku', foldedSku(fields.sku), foldedSku(echo.sku ?? ''));
  if (fields.status !== undefined) expect('status', 'status', fields.status, echo.status ?? '');
  // What the product does not have as an attribute is skipped without a word (facts.md 21).
  if (fields.attributes !== undefined)
    expect('attributes', 'attributes', idsOf(fields.attributes.list), idsOf(echo.attributes));
  if (fields.options !== undefined)
    expect('options', 'attributes', idsOf(fields.options), idsOf(echo.attributes));
  for (const group of ['categories', 'tags', 'brands'] as const) {
    const ids = fields[group]?.ids;
    if (ids === undefined) continue;
    // Without any category the shop puts a product into its default one (facts.md 9).
    if (group === 'categories' && ids.length === 0) continue;
    expect(group, group, idsOf(ids.map((id) => ({ id }))), idsOf(echo[group]));
  }
  return found;
}

function idsOf(rows: readonly { readonly id: number }[] = []): string {
  return rows
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join(',');
}
