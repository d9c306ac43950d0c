import { foldedText } from '@cypher/shop-text';
import type { StoreProduct } from './store-product';

type Owner = Pick<StoreProduct, 'id' | 'sku'>;

/**
 * Who has which SKU, as the shop's collation compares them (fact 37). One folded form has one
 * owner, unless SKUs were once compared exactly.
 */
export class SkuIndex {
  private readonly owners = new Map<string, Owner[]>();

  /** Notes the SKU of a product; `''` is none. */
  add(product: Owner): void {
    if (product.sku === '') return;
    const folded = foldedText(product.sku);
    this.owners.set(folded, [...(this.owners.get(folded) ?? []), product]);
  }

  /** Forgets the SKU of a product. */
  remove(product: Owner): void {
    const folded = foldedText(product.sku);
    const others = this.owners.get(folded)?.filter(({ id }) => id !== product.id) ?? [];
    if (others.length === 0) this.owners.delete(folded);
    else this.owners.set(folded, others);
  }

  /** The ids of the products that have a SKU, or exactly it. */
  find(sku: string, loosely: boolean): number[] {
    const owners = this.owners.get(foldedText(sku)) ?? [];
    return owners.filter((owner) => loosely || owner.sku === sku).map(({ id }) => id);
  }

  /** Forgets all. */
  clear(): void {
    this.owners.clear();
  }
}
