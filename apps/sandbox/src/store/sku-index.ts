import { foldedSku } from './coercions';
import type { StoreProduct } from './store-product';

type Owner = Pick<StoreProduct, 'id' | 'sku'>;

/** Who has which SKU. One folded form has one owner, unless SKUs were once compared exactly. */
export class SkuIndex {
  private readonly owners = new Map<string, Owner[]>();

  /** Notes the SKU of a product; `''` is none. */
  add(product: Owner): void {
    if (product.sku === '') return;
    const folded = foldedSku(product.sku);
    this.owners.set(folded, [...(this.owners.get(folded) ?? []), product]);
  }

  /** Forgets the SKU of a product. */
  remove(product: Owner): void {
    const folded = foldedSku(product.sku);
    const others = this.owners.get(folded)?.filter(({ id }) => id !== product.id) ?? [];
    if (others.length === 0) this.owners.delete(folded);
    else this.owners.set(folded, others);
  }

  /** The id of the product that has a SKU: without case, accents and trailing spaces, or exactly. */
  find(sku: string, loosely: boolean): number | undefined {
    const owners = this.owners.get(foldedSku(sku)) ?? [];
    return (loosely ? owners[0] : owners.find((owner) => owner.sku === sku))?.id;
  }

  /** Forgets all. */
  clear(): void {
    this.owners.clear();
  }
}
