import { Injectable } from '@nestjs/common';
import { AttributeRepository } from '../../../domain/catalog/attribute.repository';
import { CategoryRepository } from '../../../domain/catalog/category.repository';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { TermRepository } from '../../../domain/catalog/term.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import type { Alteration, ShownValue } from '../../ports/shop/alteration';
import type {
  ProductWrite,
  ProductWriteResult,
  StoreRefusal,
  WrittenProduct,
} from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import { hasImages, imagesWhenMade } from '../../planning/image-source';
import { forgetFamily, noteProblem, openOf, type ClaimedProduct } from './claimed-product';
import { ProductAdoption } from '../adoption/product-adoption';
import { ShownStanding } from './shown-standing';
import { alterationMessage } from '../../planning/shown-alteration';
import { confirmedBy, groupsOf, saleWritten } from '../sending/written-fields';

/** What WordPress makes of a slug that another product has. */
const TAKEN_SLUG = /-\d+$/;

/**
 * Records what the shop answered for one product: on its mapping, and on the items that it hurt;
 * the others stay open.
 */
@Injectable()
export class ProductResults {
  constructor(
    private readonly adoption: ProductAdoption,
    private readonly terms: TermRepository,
    private readonly categories: CategoryRepository,
    private readonly attributes: AttributeRepository,
    private readonly shown: ShownStanding,
  ) {}

  /**
   * Throws only what is the shop's fault, as when it fails while the owner of a SKU is looked up.
   */
  async record(
    record: DeliveryRecord,
    store: StoreClient,
    claimed: ClaimedProduct,
    write: ProductWrite,
    result: ProductWriteResult,
  ): Promise<void> {
    if (
      result.kind === 'written' &&
      (await this.shown.recordIfReplaced(record, store, claimed, write, result))
    )
      return;
    if (result.kind === 'written') await this.recordWritten(record, claimed, write, result);
    else await this.recordRefused(record, store, claimed, write, result.refusal);
  }

  private async recordWritten(
    record: DeliveryRecord,
    claimed: ClaimedProduct,
    write: ProductWrite,
    result: WrittenProduct,
  ): Promise<void> {
    const mapping =
      claimed.mapping ??
      ProductSyncMapping.adopt(
        record.delivery.storeId,
        claimed.product.id,
        result.storeProductId,
        record.now(),
      );
    const confirmed = {
      ...confirmedBy(write, result),
      ...imagesWhenMade(write, claimed.product.images),
    };
    mapping.confirm(confirmed, claimed.product.version, record.now());
    mapping.noteSale(saleWritten(write));
    if (write.kind === 'create' && hasImages(claimed.product)) mapping.pictures.expect();
    for (const alteration of result.alterations) {
      const message = alterationMessage(alteration);
      const hurt = openOf(claimed).filter((item) => item.fieldGroups.includes(alteration.group));
      const mayPass = await this.forgetLost(record.delivery.storeId, write, alteration);
      record.fail(hurt, { code: 'SHOP_ALTERED_VALUE', message }, mayPass);
      noteProblem(claimed, [alteration.group], message);
    }
    claimed.mapTo(mapping);
    record.keep(mapping);
    this.shown.recordStatus(record, claimed, mapping, write, result);
    // A simple product has no variations: the shop has deleted them with the change (fact 21).
    if (write.fields.type === 'simple') forgetFamily(record, claimed);
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
    if (group === 'slug') return typeof seen === 'string' && TAKEN_SLUG.test(seen);
    if (group === 'attributes') {
      const lost = fields.attributes?.list.find(
        ({ id, name }) => id !== 0 && field === `attributes.${name}`,
      );
      if (lost === undefined || !isEmpty(seen)) return false;
      await this.attributes.forget(storeId, lost.id);
      return true;
    }
    if (group === 'categories') {
      const lost = missingIn(seen, sent);
      for (const { categoryId, storeCategoryId } of (
        await this.categories.findAll(storeId)
      ).values()) {
        if (lost.has(storeCategoryId)) await this.categories.forget(storeId, categoryId);
      }
      return lost.size > 0;
    }
    if (group !== 'tags' && group !== 'brands') return false;
    await this.terms.forget(storeId, group, fields[group]?.ids ?? []);
    return true;
  }

  private async recordRefused(
    record: DeliveryRecord,
    store: StoreClient,
    claimed: ClaimedProduct,
    write: ProductWrite,
    refusal: StoreRefusal,
  ): Promise<void> {
    if (refusal.reason === 'gone' && write.kind === 'update') {
      // Somebody deleted it in the shop. The next try looks for the SKU, and makes it anew if need
      // be.
      forgetFamily(record, claimed);
      record.forget(claimed.product.id);
      record.fail(
        openOf(claimed),
        { code: refusal.code, message: `The shop has no product ${write.storeProductId} any more` },
        true,
      );
      return;
    }
    if (write.kind === 'create' && refusal.reason !== 'data' && refusal.reason !== 'gone') {
      await this.adoptOwner(record, store, claimed, refusal);
      return;
    }
    record.fail(
      openOf(claimed),
      { code: refusal.code, message: refusal.message },
      refusal.retryable,
    );
    noteProblem(claimed, groupsOf(write), refusal.message);
    if (claimed.mapping !== null) record.keep(claimed.mapping);
  }

  private async adoptOwner(
    record: DeliveryRecord,
    store: StoreClient,
    claimed: ClaimedProduct,
    refusal: StoreRefusal,
  ): Promise<void> {
    try {
      const claim = await this.adoption.adoptOwner(
        store,
        record.delivery.storeId,
        claimed.product,
        refusal,
      );
      if (claim.formerOwner !== null) record.forget(claim.formerOwner);
      record.keep(claim.mapping);
      record.fail(
        openOf(claimed),
        { code: refusal.code, message: `${refusal.message} It is adopted now.` },
        true,
      );
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      record.failWith(openOf(claimed), error);
    }
  }
}

function isEmpty(seen: ShownValue): boolean {
  return Array.isArray(seen) && seen.length === 0;
}

/** What was sent of a list and is not shown. */
function missingIn(seen: ShownValue, sent: ShownValue): ReadonlySet<unknown> {
  const shown = new Set<unknown>(Array.isArray(seen) ? seen : []);
  return new Set<unknown>((Array.isArray(sent) ? sent : []).filter((one) => !shown.has(one)));
}
