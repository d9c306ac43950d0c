import { Injectable } from '@nestjs/common';
import { foldedSku } from '../../../domain/catalog/sku';
import type { ProductSyncMappingState } from '../../../domain/mapping/mapping-state';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { ErpCatalog } from '../../ports/erp-catalog.port';
import type { ProductWrite, StoreRefusal, VariationParent } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { lookUpInErp } from '../../blame/erp-reads';
import type { DeliveryRecord } from '../delivery-record';
import { isBulk } from '../products/claimed-product';
import { BatchSender } from './batch-sender';
import { refusedIdentity, type Identity } from './written-fields';

/** A product or a variant that this delivery alone may write, and what the ERP calls it. */
export interface Identified {
  readonly mapping: ProductSyncMapping;
  /** Only of a variant. */
  readonly parent?: VariationParent;
  readonly wanted: Readonly<Record<Identity, string>>;
}

/** A write that the shop refused. */
export interface RefusedWrite {
  readonly write: ProductWrite;
  readonly refusal: StoreRefusal;
}

/** What to send once more. */
export interface Rearrangement {
  /** Writes that may go through now. */
  readonly again: Map<string, ProductWrite>;
  /** Products that wait until another delivery has freed what they are to have. */
  readonly waiting: ReadonlyMap<string, Identity>;
  /**
   * Products whose own SKU a product of the shop has that is none of ours: that one is what they
   * are mapped to.
   */
  readonly replaced: ReadonlySet<string>;
}

/** A rearrangement that is being made. */
interface Rearranging extends Rearrangement {
  readonly waiting: Map<string, Identity>;
  readonly replaced: Set<string>;
  /** Writes by which holders give up what they are to lose. */
  readonly freeing: Map<string, ProductWrite>;
  readonly refusedIds: ReadonlySet<string>;
}

type Holder = Readonly<Pick<ProductSyncMappingState, 'internalProductId' | 'parentProductId'>>;

/**
 * SKUs and GTINs that change places. The shop refuses one that another product has; where the ERP
 * has given that product another, it gives the old one up first. So swaps and rings settle in one
 * delivery.
 */
@Injectable()
export class ChangedPlaces {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly catalog: ErpCatalog,
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
  async rearrange(
    store: StoreClient,
    record: DeliveryRecord,
    refused: readonly RefusedWrite[],
    present: ReadonlyMap<string, Identified>,
    hasMoved: (productId: string, identity: Identity) => boolean,
  ): Promise<Rearrangement> {
    const so: Rearranging = {
      again: new Map(),
      waiting: new Map(),
      replaced: new Set(),
      freeing: new Map(),
      refusedIds: new Set(refused.map(({ write }) => write.productId)),
    };
    for (const { write, refusal } of refused) {
      const identity = refusedIdentity(refusal);
      const wanted = identity === null ? undefined : write.fields[identity];
      if (identity === null || wanted === undefined || refusal.ownerId === null) continue;
      const { storeId } = record.delivery;
      const holder = await this.mappings.findByStoreProduct(storeId, refusal.ownerId);
      if (holder === null && hadSku(present.get(write.productId), wanted))
        so.replaced.add(write.productId);
      if (holder === null || (await this.keeps(holder, identity, wanted, present))) continue;
      const here = present.get(holder.internalProductId);
      if (here === undefined) {
        this.askFor(record, holder, identity);
        so.waiting.set(write.productId, identity);
        if (write.kind === 'update')
          so.again.set(write.productId, withIdentity(write, identity, ''));
      } else {
        so.again.set(write.productId, write);
        if (!hasMoved(holder.internalProductId, identity))
          this.takeFrom(record, here, identity, so);
      }
    }
    await this.free(store, record, [...so.freeing.values()]);
    return so;
  }

  /** Has a holder that is in this delivery give up what it is to lose. */
  private takeFrom(
    record: DeliveryRecord,
    holder: Identified,
    identity: Identity,
    { freeing, refusedIds }: Rearranging,
  ): void {
    const { mapping } = holder;
    const { internalProductId: id } = mapping;
    freeing.set(id, freed(holder, identity, freeing.get(id)));
    if (refusedIds.has(id)) return;
    // It was about something else, as a price: another item brings it what it is to have now.
    mapping.doubt([identity]);
    record.keep(mapping);
    this.askFor(record, mapping, identity);
  }

  /**
   * Whether the ERP still gives it to its holder: then two products have it there, and the shop
   * takes one.
   */
  async keeps(
    { internalProductId: id, parentProductId }: Holder,
    identity: Identity,
    wanted: string,
    present: ReadonlyMap<string, Identified> = new Map(),
  ): Promise<boolean> {
    const here = present.get(id);
    if (here !== undefined) return isSame(identity, here.wanted[identity], wanted);
    const productId = parentProductId ?? id;
    const product = (await lookUpInErp(this.catalog, [productId])).products.get(productId);
    if (product === undefined) return true;
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

/** Whether a product had this SKU when the shop last confirmed it. */
function hadSku(product: Identified | undefined, sku: string): boolean {
  const confirmed = product?.mapping.stored?.confirmed.sku;
  return confirmed !== undefined && foldedSku(confirmed) === foldedSku(sku);
}

/** Gives up one of its identities, beside the one that it may be about to give up already. */
function freed(
  { mapping, parent }: Identified,
  identity: Identity,
  other?: ProductWrite,
): ProductWrite {
  return {
    kind: 'update',
    productId: mapping.internalProductId,
    version: mapping.snapshot().erpVersion,
    storeProductId: mapping.wooCommerceProductId,
    fields: { ...other?.fields, [identity]: '' },
    ...(parent === undefined ? {} : { parent }),
  };
}

function withIdentity(write: ProductWrite, identity: Identity, value: string): ProductWrite {
  return { ...write, fields: { ...write.fields, [identity]: value } };
}

function isSame(identity: Identity, one: string, other: string): boolean {
  return identity === 'sku' ? foldedSku(one) === foldedSku(other) : one.trim() === other.trim();
}
