import type { CatalogVariant } from '../../domain/catalog-product';
import { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { ProductWrite, ProductWriteResult } from '../ports/store-client.port';
import type { FlightBook } from './flight-book';
import { imagesOf, imagesWhenMade } from './image-source';
import type { VariantFamily } from './variant-family';
import { alterationMessage, confirmedBy, doubtOf, groupsOf, saleWritten } from './written-fields';

/** Books what the shop answered for one variation, on its mapping and among its family's failures; undefined: no answer came. */
export function bookVariant(
  book: FlightBook,
  family: VariantFamily,
  variant: CatalogVariant,
  write: ProductWrite,
  result: ProductWriteResult | undefined,
): void {
  const known = family.mappingOf(variant.id);
  // What left is in doubt until it was answered.
  known?.doubtWrite(doubtOf(write));
  if (known !== undefined) book.keep(known);
  if (result?.kind === 'written') bookWritten(book, family, variant, write, result);
  else if (result !== undefined) bookRefused(book, family, variant, write, result);
}

function bookWritten(
  book: FlightBook,
  family: VariantFamily,
  variant: CatalogVariant,
  write: ProductWrite,
  result: Extract<ProductWriteResult, { kind: 'written' }>,
): void {
  const mapping =
    family.mappingOf(variant.id) ??
    ProductSyncMapping.adoptVariant(family.parent, variant.id, result.storeProductId, book.now());
  const confirmed = { ...confirmedBy(write, result), ...imagesWhenMade(write, imagesOf(variant)) };
  mapping.confirm(confirmed, variant.version, book.now());
  mapping.noteSale(saleWritten(write));
  family.passenger.family.set(variant.id, mapping);
  book.keep(mapping);
  for (const alteration of result.alterations) {
    const message = alterationMessage(alteration);
    mapping.markError(message);
    family.failures.add(variant, [alteration.group], { code: 'SHOP_ALTERED_VALUE', message }, false);
  }
}

function bookRefused(
  book: FlightBook,
  { passenger, failures }: VariantFamily,
  variant: CatalogVariant,
  write: ProductWrite,
  { refusal: { code, message, reason, retryable } }: Extract<ProductWriteResult, { kind: 'refused' }>,
): void {
  const groups = groupsOf(write);
  if (reason === 'gone' && write.kind === 'update') {
    // Somebody deleted it in the shop. The next try looks for the SKU, and makes it anew if need be.
    book.forget(variant.id);
    passenger.family.delete(variant.id);
    failures.add(variant, groups, { code, message: 'the shop has no such variation any more' }, true);
    return;
  }
  passenger.family.get(variant.id)?.markError(message);
  failures.add(variant, groups, { code, message }, retryable);
}
