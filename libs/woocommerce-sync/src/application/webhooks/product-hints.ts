import { Injectable } from '@nestjs/common';
import { HintedProducts } from '../changes/hinted-products';
import { Reads, type HintHandler } from './hint-handlers';

/** Reads the products and variations at which a shop hints. */
@Injectable()
@Reads('product')
export class ProductHints implements HintHandler {
  /** As many as one list of the shop takes (fact 24). */
  readonly mostAtOnce = 100;

  constructor(private readonly products: HintedProducts) {}

  async read(storeId: string, ids: readonly number[]): Promise<void> {
    await this.products.read(storeId, ids);
  }
}
