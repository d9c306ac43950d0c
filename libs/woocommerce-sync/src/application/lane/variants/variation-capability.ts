import { Injectable } from '@nestjs/common';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { ShopVariations } from '../../ports/shop/shop-variations.port';
import type { DeliveryRecord } from '../delivery-record';
import { AuditedCall } from '../audited-call';

const TOGETHER = 'variations-of-many-parents';

type VariationUpdate = Extract<ProductWrite, { kind: 'update' }>;

/**
 * Knows which shops take variations of many products in one call (fact 20): tried once per shop,
 * and remembered.
 */
@Injectable()
export class VariationCapability {
  constructor(
    private readonly capabilities: StoreCapabilityRepository,
    private readonly calls: AuditedCall,
  ) {}

  /**
   * Whether these writes may share calls. It is tried with an update that changes nothing, never
   * with a create: a shop that does not understand would make the variation under the wrong
   * product. Until there is one to try it with, no.
   */
  async writesManyParents(
    record: DeliveryRecord,
    variations: ShopVariations,
    writes: readonly ProductWrite[],
  ): Promise<boolean> {
    const { storeId } = record.delivery;
    const elsewhere = writes[0]?.parent;
    if (elsewhere === undefined) return false;
    const sample = writes.find(
      (write): write is VariationUpdate =>
        write.kind === 'update' && write.parent?.productId !== elsewhere.productId,
    );
    if (writes.every(({ parent }) => parent?.productId === elsewhere.productId)) return true;
    const known = await this.capabilities.find(storeId, TOGETHER);
    if (known !== null || sample?.parent === undefined) return known ?? false;

    const variation = {
      parentId: sample.parent.storeProductId,
      variationId: sample.storeProductId,
    };
    const { answer } = await this.calls.make(
      record,
      {
        action: 'variations.probe',
        request: { elsewhere: elsewhere.storeProductId, ...variation },
        doubts: [{ productId: sample.parent.productId, groups: [] }],
      },
      () => variations.takesManyParents(elsewhere.storeProductId, variation),
    );
    await this.capabilities.keep(storeId, TOGETHER, answer);
    return answer;
  }
}
