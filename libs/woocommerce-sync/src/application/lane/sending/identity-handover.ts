import { Injectable } from '@nestjs/common';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { isLeftAsItIs } from '../../../domain/catalog/catalog-product';
import { StoreCatalog } from '../../catalog/store-catalog';
import type { DeliveryRecord } from '../delivery-record';
import { isBulk } from '../products/claimed-product';
import { BatchSender } from './batch-sender';
import {
  freeingWrites,
  hadSku,
  handoverOf,
  idOf,
  isSame,
  type Handover,
  type Holder,
  type Identified,
  type RefusedWrite,
  type Step,
} from './handover-steps';
import { refusedIdentity, type Identity } from './written-fields';

/**
 * Hands SKUs and GTINs from product to product. The shop refuses one that another product has;
 * where the ERP has given that product another, it gives the old one up first. So swaps and rings
 * settle in one delivery.
 */
@Injectable()
export class IdentityHandover {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly catalog: StoreCatalog,
    private readonly sender: BatchSender,
  ) {}

  /**
   * Frees what the refused writes are to have, where its holder is to lose it. A holder that is not
   * in this delivery is asked for, and the write gives up its own old value meanwhile, since that
   * holder may wait for it. Throws the shop's fault.
   * @param present all that this delivery may write, by the ERP's ids
   * @param hasMoved whether a product has taken its new one already, so that only the order was
   *   wrong
   */
  async arrange(
    store: StoreClient,
    record: DeliveryRecord,
    refused: readonly RefusedWrite[],
    present: ReadonlyMap<string, Identified>,
    hasMoved: (productId: string, identity: Identity) => boolean,
  ): Promise<Handover> {
    const refusedIds = new Set(refused.map(({ write }) => write.productId));
    const steps: Step[] = [];
    for (const one of refused) {
      const step = await this.stepOf(record, one, present, hasMoved);
      if (step.kind === 'waiting') this.askFor(record, step.holder, step.identity);
      if (step.kind === 'ready' && step.mustFree && !refusedIds.has(idOf(step.holder)))
        this.leaveNewOne(record, step.holder, step.identity);
      steps.push(step);
    }
    await this.free(store, record, freeingWrites(steps));
    return handoverOf(steps);
  }

  private async stepOf(
    { delivery: { storeId } }: DeliveryRecord,
    { write, refusal }: RefusedWrite,
    present: ReadonlyMap<string, Identified>,
    hasMoved: (productId: string, identity: Identity) => boolean,
  ): Promise<Step> {
    const identity = refusedIdentity(refusal);
    const wanted = identity === null ? undefined : write.fields[identity];
    if (identity === null || wanted === undefined || refusal.ownerId === null)
      return { kind: 'none' };
    const holder = await this.mappings.findByStoreProduct(storeId, refusal.ownerId);
    if (holder === null)
      return hadSku(present.get(write.productId), wanted)
        ? { kind: 'replaced', write }
        : { kind: 'none' };
    if (await this.keeps(storeId, holder, identity, wanted, present)) return { kind: 'none' };
    const here = present.get(holder.internalProductId);
    if (here === undefined) return { kind: 'waiting', write, identity, holder };
    const mustFree = !hasMoved(holder.internalProductId, identity);
    return { kind: 'ready', write, identity, holder: here, mustFree };
  }

  /**
   * Of a holder that gives one up and was sent for something else, as a price: another item brings
   * it what it is to have now.
   */
  private leaveNewOne(record: DeliveryRecord, { mapping }: Identified, identity: Identity): void {
    mapping.doubt([identity]);
    record.keep(mapping);
    this.askFor(record, mapping, identity);
  }

  /**
   * Whether its holder keeps it: the ERP still gives it to that one, and the shop takes one of two;
   * or the store leaves that one as it is, so that it never gets the ERP's new one.
   */
  async keeps(
    storeId: string,
    { internalProductId: id, parentProductId }: Holder,
    identity: Identity,
    wanted: string,
    present: ReadonlyMap<string, Identified> = new Map(),
  ): Promise<boolean> {
    const here = present.get(id);
    if (here?.isLeft === true) return true;
    if (here !== undefined) return isSame(identity, here.wanted[identity], wanted);
    const productId = parentProductId ?? id;
    const product = (await this.catalog.lookUp(storeId, [productId])).products.get(productId);
    if (product === undefined || isLeftAsItIs(product)) return true;
    const owner =
      parentProductId === null ? product : product.variants.find((variant) => variant.id === id);
    return owner !== undefined && isSame(identity, owner[identity] ?? '', wanted);
  }

  private askFor(
    record: DeliveryRecord,
    { internalProductId, parentProductId }: Holder,
    identity: Identity,
  ): void {
    const because = identity === 'sku' ? 'its SKU changes places' : 'its GTIN changes places';
    record.ask('product', parentProductId ?? internalProductId, because, {
      bulk: isBulk(record.delivery),
    });
  }

  private async free(
    store: StoreClient,
    record: DeliveryRecord,
    writes: readonly ProductWrite[],
  ): Promise<void> {
    for (const part of [
      writes.filter(({ parent }) => parent === undefined),
      writes.filter(({ parent }) => parent !== undefined),
    ]) {
      if (part.length === 0) continue;
      const { fault } = await this.sender.send(store, part, record, {
        oneParentPerCall: true,
      });
      if (fault !== null) throw fault;
    }
  }
}
