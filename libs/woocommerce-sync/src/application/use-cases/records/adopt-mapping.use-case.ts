import { Injectable } from '@nestjs/common';
import { ForeignProductRepository } from '../../../domain/adoption/adoption-pair.repository';
import { isVariable, type CatalogProduct } from '../../../domain/catalog/catalog-product';
import { foldedSku } from '../../../domain/catalog/sku';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { MappingListRepository } from '../../../domain/records/mapping-list.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { AuditedAction } from '../../audit/audited-action';
import { ErpProductReading } from '../../records/erp-product-reading';
import { MappingStateError } from '../../errors/record.errors';
import type { StoreProductRef } from '../../ports/shop/shop-products.port';
import { StoreClients } from '../../ports/store-client.port';

/** What was tied. */
export interface AdoptedMapping {
  readonly storeId: string;
  readonly productId: string;
  readonly storeProductId: number;
  /** What each side calls it; the next sync writes the ERP's. */
  readonly erpSku: string;
  readonly shopSku: string;
  readonly isSameSku: boolean;
  readonly shopStatus: string;
}

/** Ties a product of the ERP to one that the shop has, as a person has found out. */
@Injectable()
export class AdoptMapping {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly list: MappingListRepository,
    private readonly foreign: ForeignProductRepository,
    private readonly erp: ErpProductReading,
    private readonly stores: StoreClients,
    private readonly audited: AuditedAction,
  ) {}

  /**
   * Reads both sides first; nothing is written to the shop. Throws `ValidationError` for what does
   * not fit, `MappingStateError` where one of them is tied already or on its way, and faults of the
   * shop and of the ERP.
   */
  async execute(
    storeId: string,
    productId: string,
    storeProductId: number,
    origin: SyncRequestOrigin,
  ): Promise<AdoptedMapping> {
    const store = this.stores.openToRead(storeId);
    await this.mustBeFree(storeId, productId, storeProductId);
    const product = await this.erp.read(storeId, productId);
    const found = await store.products.findById(storeProductId);
    if (found === null)
      throw wrong(`the shop has no product ${storeProductId}`, 'STORE_PRODUCT_UNKNOWN');
    mustFit(product, found);
    const request = { productId, storeProductId, erpSku: product.sku, shopSku: found.sku };
    return this.audited.perform(
      { storeId, action: 'mappings.adopt', origin, request },
      async () => {
        const mapping = ProductSyncMapping.adopt(
          storeId,
          productId,
          storeProductId,
          this.erp.now(),
        );
        if (!(await this.list.link(mapping))) throw underWay(productId);
        return {
          storeId,
          productId,
          storeProductId,
          erpSku: product.sku,
          shopSku: found.sku,
          isSameSku: foldedSku(product.sku) === foldedSku(found.sku),
          shopStatus: found.status,
        };
      },
    );
  }

  private async mustBeFree(
    storeId: string,
    productId: string,
    storeProductId: number,
  ): Promise<void> {
    const [own, owner, foreign] = await Promise.all([
      this.mappings.find(storeId, productId),
      this.mappings.findByStoreProduct(storeId, storeProductId),
      this.foreign.findAmong(storeId, [storeProductId]),
    ]);
    if (own !== null)
      throw new MappingStateError(
        `Product ${productId} is ${own.wooCommerceProductId} of the shop already: untie it first`,
        'MAPPING_EXISTS',
      );
    if (owner !== null)
      throw new MappingStateError(
        `${storeProductId} of the shop is product ${owner.internalProductId} already`,
        'MAPPING_TAKEN',
      );
    if (foreign.has(storeProductId))
      throw new MappingStateError(
        `An admin has said that ${storeProductId} of the shop is not the ERP's: revoke that first`,
        'MAPPING_FOREIGN',
      );
  }
}

function mustFit(product: CatalogProduct, { type, status, parentId }: StoreProductRef): void {
  if (parentId !== 0 || type === 'variation')
    throw wrong('is a variation, and products are tied alone', 'STORE_PRODUCT_UNFIT');
  if (status === 'trash') throw wrong('lies in the trash of the shop', 'STORE_PRODUCT_UNFIT');
  const wanted = isVariable(product) ? 'variable' : 'simple';
  if (type !== wanted)
    throw wrong(`is a ${type} product, and the ERP has a ${wanted} one`, 'STORE_PRODUCT_UNFIT');
}

function wrong(problem: string, code: string): ValidationError {
  return new ValidationError('storeProductId', problem, code);
}

function underWay(productId: string): MappingStateError {
  return new MappingStateError(
    `Product ${productId} is on its way to the shop just now, or was tied meanwhile: look again`,
    'MAPPING_UNDER_WAY',
  );
}
