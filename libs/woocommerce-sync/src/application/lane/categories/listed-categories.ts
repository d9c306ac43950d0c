import type { ConfirmedCategory } from '../../../domain/catalog/category.repository';
import { caselessName } from '../../../domain/catalog/folded-name';
import type { StoreCategory } from '../../ports/shop/shop-categories.port';
import type { StoreClient } from '../../ports/store-client.port';
import { readList } from '../../blame/whose-fault';

/** The shop's categories, listed at most once and only when somebody has to be looked for. */
export class ListedCategories {
  private listed: Promise<StoreCategory[]> | null = null;

  constructor(readonly store: StoreClient) {}

  /** The category of this name below this parent, as the shop compares them (fact 22). */
  async find({ name, parentId }: ConfirmedCategory): Promise<StoreCategory | undefined> {
    this.listed ??= readList(this.store.health, 'categories', () => this.store.categories.list());
    return (await this.listed).find(
      (one) => one.parentId === parentId && caselessName(one.name) === caselessName(name),
    );
  }

  /** Asks the shop anew the next time. */
  forget(): void {
    this.listed = null;
  }
}
