import { Injectable } from '@nestjs/common';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import { openOf } from '../products/claimed-product';
import type { SendingReport } from '../sending/bisection';
import { VariantAdoption } from './variant-adoption';
import type { VariantFamily } from './variant-family';
import { VariantRemoval, type Removal } from './variant-removal';
import { recordVariant } from './variant-results';
import { VariantSending, type SentVariants } from './variant-sending';

/**
 * Brings the variants of many products to the shop, after the products: adopt, send, remove.
 */
@Injectable()
export class VariantDelivery {
  constructor(
    private readonly adoption: VariantAdoption,
    private readonly sending: VariantSending,
    private readonly removal: VariantRemoval,
  ) {}

  /**
   * Delivers the families and records the items that a variant's failure hurts; the others stay
   * open. Answers the shop's fault that ended it early: then the items of families that were not
   * finished are let go.
   */
  async deliver(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
  ): Promise<WooCommerceError | null> {
    await this.adoption.adopt(record, store, families);
    const sent = await this.sending.send(record, store, families);
    const there: VariantFamily[] = [];
    for (const family of families) {
      if (sent.fault === null && (await this.isOrphaned(store, family, sent))) {
        forgetProduct(record, family);
        continue;
      }
      recordFamily(record, family, sent);
      there.push(family);
    }
    const removal = await this.removal.removeAll(record, store, there, sent.fault);
    for (const family of there) recordItems(record, family, sent, removal);
    return removal.fault;
  }

  /** Whether variations were not taken because somebody has deleted their product in the shop. */
  private async isOrphaned(
    store: StoreClient,
    { parent, writes }: VariantFamily,
    { results }: SendingReport,
  ): Promise<boolean> {
    const refusals = writes.flatMap(({ variant }) => {
      const result = results.get(variant.id);
      return result?.kind === 'refused' ? [result.refusal] : [];
    });
    // Without the product an update finds no variation, and a create crashes the call (fact 20).
    const mayBe = refusals.some(({ reason, code }) => reason === 'gone' || code === 'CALL_REFUSED');
    return mayBe && (await store.products.findById(parent.wooCommerceProductId)) === null;
  }
}

// Whoever deletes a product in the shop deletes its variations. The next try looks for the SKU, and
// makes all anew if need be.
function forgetProduct(record: DeliveryRecord, { parent, claimed }: VariantFamily): void {
  for (const variantId of claimed.family.keys()) record.forget(variantId);
  claimed.family.clear();
  record.forget(parent.internalProductId);
  const message = `The shop has no product ${parent.wooCommerceProductId} any more`;
  record.fail(openOf(claimed), { code: 'PRODUCT_GONE', message }, true);
}

/** Records what the shop answered for each variation that was sent. */
function recordFamily(record: DeliveryRecord, family: VariantFamily, sent: SentVariants): void {
  for (const { variant } of family.writes) {
    const write = sent.writes.get(variant.id);
    if (write === undefined || sent.left.has(variant.id)) continue;
    recordVariant(record, family, variant, write, {
      result: sent.results.get(variant.id),
      leftOut: sent.leftOut.get(variant.id) ?? [],
      isHidden: sent.hidden.has(variant.id),
    });
  }
}

function recordItems(
  record: DeliveryRecord,
  family: VariantFamily,
  { results, inDoubt, suspects, left }: SendingReport,
  { fault, kept }: Removal,
): void {
  const { claimed, writes, failures } = family;
  const ids = writes.map(({ variant }) => variant.id);
  if (ids.some((id) => inDoubt.has(id))) record.doubt(openOf(claimed));
  if (ids.some((id) => left.has(id))) record.leave(openOf(claimed));
  else if (fault === null || (!kept.has(family) && ids.every((id) => results.has(id))))
    failures.record(record, claimed);
  else if (ids.some((id) => suspects.has(id))) record.setAside(openOf(claimed), fault);
  else record.release(openOf(claimed), fault, false);
}
