import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog/catalog-product';
import { ValidationError } from '../../domain/woocommerce.errors';
import { StoreCatalog } from '../catalog/store-catalog';
import { Clock } from '../ports/clock.port';

/** One product of the ERP as a store sees it, read now for a person. */
@Injectable()
export class ErpProductReading {
  constructor(
    private readonly catalog: StoreCatalog,
    private readonly clock: Clock,
  ) {}

  /** What time it is. */
  now(): Date {
    return this.clock.now();
  }

  /**
   * Throws faults of the ERP, and `ValidationError` for a product that it does not know, or serves
   * broken.
   */
  async read(storeId: string, productId: string): Promise<CatalogProduct> {
    const read = await this.catalog.lookUp(storeId, [productId]);
    const product = read.products.get(productId);
    if (product !== undefined) return product;
    const unread = read.unread.get(productId);
    if (unread !== undefined) throw unread;
    const invalid = read.invalid.get(productId);
    if (invalid !== undefined)
      throw new ValidationError(invalid.field, invalid.problem, 'ERP_PRODUCT_INVALID');
    throw new ValidationError('productId', 'is not known to the ERP', 'PRODUCT_NOT_IN_ERP');
  }
}
