import { Injectable } from '@nestjs/common';
import {
  isVariable,
  isWanted,
  type CatalogAttribute,
  type CatalogProduct,
} from '../../../domain/catalog/catalog-product';
import type { ShopReferences } from '../../../domain/catalog/shop-references';
import type { ChoiceGroup } from '../../../domain/fields/desired-choice';
import { ownAttributes } from '../../../domain/fields/desired-attributes';
import type { FieldOwnership } from '../../../domain/fields/field-ownership';
import type { FieldGroup, ProductGroup } from '../../../domain/fields/product-fields';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { AttributeSync } from './attribute-sync';
import { CategorySync } from '../categories/category-sync';
import { StoreCurrency } from './store-currency';
import { StoreChoices } from './store-choices';
import { TermSync } from './term-sync';
import { isWholeWanted } from '../../planning/confirmed-fields';
import type { DeliveryRecord } from '../delivery-record';
import { errorOfItems } from '../../blame/whose-fault';
import type { ClaimedProduct } from '../products/claimed-product';

/**
 * Makes in the shop what products refer to: categories, attributes, tags and brands;
 * and learns its currency and tax classes.
 */
@Injectable()
export class ProductReferences {
  constructor(
    private readonly categories: CategorySync,
    private readonly attributes: AttributeSync,
    private readonly terms: TermSync,
    private readonly currency: StoreCurrency,
    private readonly choices: StoreChoices,
    private readonly policy: StorePolicy,
  ) {}

  /** What these products refer to. Throws faults of the shop. */
  async of(
    record: DeliveryRecord,
    store: StoreClient,
    claimedProducts: readonly ClaimedProduct[],
  ): Promise<Omit<ShopReferences, 'stock'>> {
    const { storeId } = record.delivery;
    // For what is taken down, or was never sold here, nothing is made.
    const loaded = claimedProducts.filter(({ product }) => isWanted(product));
    const ownership = this.policy.ownership(storeId);
    const wanting = (group: ProductGroup): CatalogProduct[] =>
      loaded.filter((claimed) => wants(claimed, group, ownership)).map(({ product }) => product);
    const categories = await this.categories.storeCategoryIds(
      record,
      store,
      new Set(wanting('categories').flatMap(({ categoryIds }) => categoryIds)),
    );
    const brands = await this.brandsOf(record, store, wanting('brands'));
    const attributes = await this.attributes.ensure(
      record,
      store,
      attributesWanted(loaded, ownership),
    );
    const tags = wanting('tags').flatMap((product) => product.tags ?? []);
    return {
      ownership,
      customFields: this.policy.customFields(storeId),
      currency: loaded.length === 0 ? null : await this.currency.of(storeId, store),
      choices: await this.choices.of(storeId, store, choosing(loaded, ownership)),
      categories: categories.ids,
      tags: await this.terms.tags(record, store, tags),
      brands: brands.ids,
      attributes: attributes.ids,
      unread: unreadOf({
        categories: categories.unread,
        brands: brands.unread,
        attributes: attributes.unread,
      }),
    };
  }

  private async brandsOf(
    record: DeliveryRecord,
    store: StoreClient,
    products: readonly CatalogProduct[],
  ): Promise<{ ids: ShopReferences['brands']; unread: WooCommerceError | undefined }> {
    const names = products.flatMap(({ brand }) => brand ?? []);
    const ids = await this.terms.brands(record, store, names).catch(errorOfItems);
    return ids instanceof WooCommerceError
      ? { ids: new Map(), unread: ids }
      : { ids, unread: undefined };
  }
}

/** Why references are not known, by the groups that they are of. */
function unreadOf(
  reasons: Readonly<Partial<Record<FieldGroup, WooCommerceError | undefined>>>,
): ReadonlyMap<FieldGroup, WooCommerceError> {
  return new Map(
    Object.entries(reasons).flatMap(([group, reason]) =>
      reason === undefined ? [] : [[group as FieldGroup, reason] as const],
    ),
  );
}

/**
 * Whether a group of this product may be written, so that the shop needs what it refers to.
 */
function wants(
  { product, mapping, items }: ClaimedProduct,
  group: FieldGroup,
  ownership: FieldOwnership,
): boolean {
  return (
    ownership.writes(group, mapping === null) &&
    (isWholeWanted(product, mapping) || items.some((item) => item.fieldGroups.includes(group)))
  );
}

/** The products that are given an entry of the list of a group, themselves or by their variants. */
function choosing(
  loaded: readonly ClaimedProduct[],
  ownership: FieldOwnership,
): (group: ChoiceGroup) => CatalogProduct[] {
  // A variant that the shop lacks is written whole, whatever is wanted of its product.
  return (group) =>
    loaded
      .filter((claimed) => isVariable(claimed.product) || wants(claimed, group, ownership))
      .map(({ product }) => product);
}

/** The attributes that will be written, or that variants refer to. */
function attributesWanted(
  claimedProducts: readonly ClaimedProduct[],
  ownership: FieldOwnership,
): CatalogAttribute[] {
  return claimedProducts
    .filter((claimed) => isVariable(claimed.product) || wants(claimed, 'attributes', ownership))
    .flatMap(({ product, mapping }) => ownAttributes(product, ownership, mapping === null));
}
