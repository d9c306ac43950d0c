import { Injectable } from '@nestjs/common';
import { foldedSku } from '../../../domain/catalog/sku';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { MappingListRepository } from '../../../domain/records/mapping-list.repository';
import { MappingNotFoundError, ValidationError } from '../../../domain/woocommerce.errors';
import { AuditedAction } from '../../audit/audited-action';
import { MappingStateError } from '../../errors/record.errors';
import { StoreClients } from '../../ports/store-client.port';

/** What was untied. */
export interface UnlinkedMapping {
  readonly storeId: string;
  readonly productId: string;
  readonly storeProductId: number;
  readonly sku: string | null;
  /** What will follow, for a person. */
  readonly next: string;
}

const ADOPTS =
  `Nothing was changed in the shop. The next sync of this product looks for its SKU there, and
ties it to the product that has it: to the same one, while both sides keep its SKU. Where the ERP has given it
another one by now, a second product is made.`.replaceAll('\n', ' ');

const MAKES =
  `Nothing was changed in the shop, and no SKU is known by which the next sync would find its
product again. Unless one has the SKU that the ERP says, a second product is made: adopt it, or take the old
one down in the shop first.`.replaceAll('\n', ' ');

/** Forgets which product of the shop a product of the ERP is; the shop is left as it is. */
@Injectable()
export class UnlinkMapping {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly list: MappingListRepository,
    private readonly stores: StoreClients,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Throws `MappingNotFoundError`, `ValidationError` where the SKU is not that of the mapping or it
   * is a variant's, and `MappingStateError` while the product is on its way to the shop.
   * @param sku as whoever wants it sees it
   */
  async execute(
    storeId: string,
    productId: string,
    sku: string,
    origin: SyncRequestOrigin,
  ): Promise<UnlinkedMapping> {
    this.stores.get(storeId);
    const mapping = await this.mappings.find(storeId, productId);
    if (mapping === null) throw new MappingNotFoundError(storeId, productId);
    const { parentProductId, wooCommerceProductId, confirmed } = mapping.snapshot();
    if (parentProductId !== null)
      throw new ValidationError('productId', `is a variant: untie ${parentProductId}`);
    const known = confirmed.sku ?? null;
    if (foldedSku(known ?? productId) !== foldedSku(sku))
      throw new ValidationError('sku', 'is not that of this mapping', 'SKU_NOT_CONFIRMED');
    const request = { productId, storeProductId: wooCommerceProductId, sku };
    return this.audited.perform(
      { storeId, action: 'mappings.unlink', origin, request },
      async () => {
        if (!(await this.list.unlink(storeId, productId)))
          throw new MappingStateError(
            `Product ${productId} is on its way to the shop just now: try again in a moment`,
            'MAPPING_UNDER_WAY',
          );
        const next = known === null ? MAKES : ADOPTS;
        return { storeId, productId, storeProductId: wooCommerceProductId, sku: known, next };
      },
    );
  }
}
