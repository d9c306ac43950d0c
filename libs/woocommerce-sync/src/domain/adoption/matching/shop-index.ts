import { foldedSku } from '../../catalog/sku';
import { isTrashed, type ShopGoods } from '../goods';
import { gtinKey } from './gtin-key';

/** What a shop has of one code. */
type Codes = ReadonlyMap<string, readonly ShopGoods[]>;

/**
 * All that a shop has, by what it is found by. A variation that shows the code of its product has
 * none of its own (fact 21).
 */
export class ShopIndex {
  private readonly ids = new Map<number, ShopGoods>();
  private readonly families = new Map<number, ShopGoods[]>();
  private readonly skus: Codes;
  private readonly gtins: Codes;

  constructor(goods: readonly ShopGoods[]) {
    for (const one of goods) this.ids.set(one.storeProductId, one);
    for (const one of goods) {
      if (one.parentId === 0) continue;
      const family = this.families.get(one.parentId);
      if (family === undefined) this.families.set(one.parentId, [one]);
      else family.push(one);
    }
    this.skus = this.byCode(goods, ({ sku }) => foldedSku(sku));
    this.gtins = this.byCode(goods, ({ gtin }) => gtinKey(gtin));
  }

  /** Products, without variations. */
  get products(): readonly ShopGoods[] {
    return [...this.ids.values()].filter(({ parentId }) => parentId === 0);
  }

  find(storeProductId: number): ShopGoods | undefined {
    return this.ids.get(storeProductId);
  }

  /** The variations of a product. */
  variationsOf(storeProductId: number): readonly ShopGoods[] {
    return this.families.get(storeProductId) ?? [];
  }

  /**
   * What has this SKU, as WooCommerce compares it; what lies in the trash only where nothing else.
   */
  withSku(sku: string): readonly ShopGoods[] {
    return this.withCode('sku', foldedSku(sku));
  }

  /** What has this GTIN, alike. */
  withGtin(gtin: string): readonly ShopGoods[] {
    return this.withCode('gtin', gtinKey(gtin));
  }

  /** What has this code, which is in the form by which it is compared. */
  withCode(kind: 'sku' | 'gtin', code: string): readonly ShopGoods[] {
    return shown((kind === 'sku' ? this.skus : this.gtins).get(code));
  }

  private byCode(goods: readonly ShopGoods[], codeOf: (one: ShopGoods) => string): Codes {
    const codes = new Map<string, ShopGoods[]>();
    for (const one of goods) {
      const code = codeOf(one);
      const parent = this.ids.get(one.parentId);
      if (code === '' || (parent !== undefined && codeOf(parent) === code)) continue;
      const others = codes.get(code);
      if (others === undefined) codes.set(code, [one]);
      else others.push(one);
    }
    return codes;
  }
}

function shown(found: readonly ShopGoods[] = []): readonly ShopGoods[] {
  const live = found.filter((one) => !isTrashed(one));
  return live.length > 0 ? live : found;
}
