import { Injectable } from '@nestjs/common';
import { AttributeRepository } from '../../../domain/catalog/attribute.repository';
import { CategoryRepository } from '../../../domain/catalog/category.repository';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { TermRepository } from '../../../domain/catalog/term.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import type {
  Alteration,
  ProductWrite,
  ProductWriteResult,
  StoreClient,
  StoreRefusal,
  WrittenProduct,
} from '../../ports/store-client.port';
import type { FlightBook } from '../flight-book';
import { hasImages, imagesWhenMade } from '../../planning/image-source';
import { forgetFamily, noteProblem, openOf, type Passenger } from './passenger';
import { ProductAdoption } from './product-adoption';
import { ShownStanding } from '../../planning/shown-standing';
import { alterationMessage, confirmedBy, groupsOf, saleWritten } from '../sending/written-fields';

/** What WordPress makes of a slug that another product has. */
const TAKEN_SLUG = /-\d+$/;

/** Books what the shop answered for one product: on its mapping, and on the items that it hurt; the others stay open. */
@Injectable()
export class ProductResults {
  constructor(
    private readonly adoption: ProductAdoption,
    private readonly terms: TermRepository,
    private readonly categories: CategoryRepository,
    private readonly attributes: AttributeRepository,
    private readonly shown: ShownStanding,
  ) {}

  /** Throws only what is the shop's fault, as when it fails while the owner of a SKU is looked up. */
  async book(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    write: ProductWrite,
    result: ProductWriteResult,
  ): Promise<void> {
    if (result.kind === 'written' && (await this.shown.isOther(book, store, passenger, write, result)))
      return;
    if (result.kind === 'written') await this.bookWritten(book, passenger, write, result);
    else await this.bookRefused(book, store, passenger, write, result.refusal);
  }

  private async bookWritten(
    book: FlightBook,
    passenger: Passenger,
    write: ProductWrite,
    result: WrittenProduct,
  ): Promise<void> {
    const mapping =
      passenger.mapping ??
      ProductSyncMapping.adopt(book.flight.storeId, passenger.product.id, result.storeProductId, book.now());
    const confirmed = { ...confirmedBy(write, result), ...imagesWhenMade(write, passenger.product.images) };
    mapping.confirm(confirmed, passenger.product.version, book.now());
    mapping.noteSale(saleWritten(write));
    if (write.kind === 'create' && hasImages(passenger.product)) mapping.expectImages();
    for (const alteration of result.alterations) {
      const message = alterationMessage(alteration);
      const hurt = openOf(passenger).filter((item) => item.fieldGroups.includes(alteration.group));
      const mayPass = await this.forgetLost(book.flight.storeId, write, alteration);
      book.fail(hurt, { code: 'SHOP_ALTERED_VALUE', message }, mayPass);
      noteProblem(passenger, [alteration.group], message);
    }
    passenger.mapping = mapping;
    book.keep(mapping);
    this.shown.bookStatus(book, passenger, mapping, write, result);
    // A simple product has no variations: the shop has deleted them with the change (fact 21).
    if (write.fields.type === 'simple') forgetFamily(book, passenger);
  }

  /**
   * Categories, tags, brands or attributes that the shop drops are no more there: the next try
   * makes them anew. And a slug that was still taken may be free then. Whether there is such a
   * thing.
   */
  private async forgetLost(
    storeId: string,
    { fields }: ProductWrite,
    { group, field, sent, seen }: Alteration,
  ): Promise<boolean> {
    if (group === 'slug') return TAKEN_SLUG.test(seen);
    if (group === 'attributes') {
      const lost = fields.attributes?.list.find(({ id, name }) => id !== 0 && field === `attributes.${name}`);
      if (lost === undefined || seen !== '') return false;
      await this.attributes.forget(storeId, lost.id);
      return true;
    }
    if (group === 'categories') {
      const shown = new Set(seen.split(','));
      const lost = new Set(sent.split(',').filter((id) => !shown.has(id)));
      for (const { categoryId, storeCategoryId } of (await this.categories.findAll(storeId)).values()) {
        if (lost.has(String(storeCategoryId))) await this.categories.forget(storeId, categoryId);
      }
      return lost.size > 0;
    }
    if (group !== 'tags' && group !== 'brands') return false;
    await this.terms.forget(storeId, group, fields[group]?.ids ?? []);
    return true;
  }

  private async bookRefused(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    write: ProductWrite,
    refusal: StoreRefusal,
  ): Promise<void> {
    if (refusal.reason === 'gone' && write.kind === 'update') {
      // Somebody deleted it in the shop. The next try looks for the SKU, and makes it anew if need be.
      forgetFamily(book, passenger);
      book.forget(passenger.product.id);
      book.fail(
        openOf(passenger),
        { code: refusal.code, message: `The shop has no product ${write.storeProductId} any more` },
        true,
      );
      return;
    }
    if (write.kind === 'create' && refusal.reason !== 'data' && refusal.reason !== 'gone') {
      await this.adoptOwner(book, store, passenger, refusal);
      return;
    }
    book.fail(openOf(passenger), { code: refusal.code, message: refusal.message }, refusal.retryable);
    noteProblem(passenger, groupsOf(write), refusal.message);
    if (passenger.mapping !== null) book.keep(passenger.mapping);
  }

  private async adoptOwner(
    book: FlightBook,
    store: StoreClient,
    passenger: Passenger,
    refusal: StoreRefusal,
  ): Promise<void> {
    try {
      const claim = await this.adoption.adoptOwner(store, book.flight.storeId, passenger.product, refusal);
      if (claim.formerOwner !== null) book.forget(claim.formerOwner);
      book.keep(claim.mapping);
      book.fail(
        openOf(passenger),
        { code: refusal.code, message: `${refusal.message} It is adopted now.` },
        true,
      );
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      book.failWith(openOf(passenger), error);
    }
  }
}
