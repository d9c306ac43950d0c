import { Injectable } from '@nestjs/common';
import {
  isVariable,
  type CatalogAttribute,
  type CatalogProduct,
} from '../../../domain/catalog/catalog-product';
import { ownAttributes } from '../../../domain/fields/desired-attributes';
import type { FieldOwnership } from '../../../domain/fields/field-ownership';
import type { FieldGroup, ProductGroup } from '../../../domain/fields/product-fields';
import type { StorePlaces } from '../../../domain/catalog/store-places';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import { SyncError, WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite, StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { AttributeSync } from '../categories/attribute-sync';
import { CategorySync } from '../categories/category-sync';
import { wishOf } from '../../planning/confirmed-fields';
import { staleReadMessage } from '../../planning/stale-read';
import { errorOfItems } from '../sending/fault-of-the-shop';
import type { DeliveryRecord } from '../delivery-record';
import { noteProblem, openOf, type ClaimedProduct } from './claimed-product';
import { planProduct, type ProductPlan } from '../../planning/product-plan';
import { StoreCurrency } from '../categories/store-currency';
import { StoreChoices } from '../categories/store-choices';
import { TermSync } from '../categories/term-sync';
import type { PlannedVariants } from '../../planning/variant-plan';

/** What a delivery is to do. */
export interface DeliveryPlan {
  /** Products to be created or updated, by the ERP's id. */
  readonly writes: Map<string, ProductWrite>;
  readonly takedowns: readonly ClaimedProduct[];
  /** What is to be done about variants, after the products themselves. */
  readonly variants: ReadonlyMap<ClaimedProduct, PlannedVariants>;
}

/**
 * Plans a whole delivery: makes the places that its products need, holds each against the shop, and
 * fails what cannot be.
 */
@Injectable()
export class ProductPlanning {
  constructor(
    private readonly categories: CategorySync,
    private readonly attributes: AttributeSync,
    private readonly terms: TermSync,
    private readonly currency: StoreCurrency,
    private readonly choices: StoreChoices,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Plans for the open items; those that the ERP's data makes impossible are recorded as failed.
   */
  async plan(
    record: DeliveryRecord,
    store: StoreClient,
    claimedProducts: readonly ClaimedProduct[],
  ): Promise<DeliveryPlan> {
    const loaded = claimedProducts.filter((claimed) => openOf(claimed).length > 0);
    const places = await this.placesFor(record, store, loaded);
    const writes = new Map<string, ProductWrite>();
    const takedowns: ClaimedProduct[] = [];
    const variants = new Map<ClaimedProduct, PlannedVariants>();
    for (const claimed of loaded) {
      const planned = planOne(record, claimed, places);
      if (planned.takedown) takedowns.push(claimed);
      if (planned.write !== null) writes.set(claimed.product.id, planned.write);
      variants.set(claimed, planned.variants);
    }
    return { writes, takedowns, variants };
  }

  private async placesFor(
    record: DeliveryRecord,
    store: StoreClient,
    loaded: readonly ClaimedProduct[],
  ): Promise<StorePlaces> {
    const { storeId } = record.delivery;
    const ownership = this.policy.ownership(storeId);
    const wanting = (group: ProductGroup): CatalogProduct[] =>
      loaded.filter((claimed) => wants(claimed, group, ownership)).map(({ product }) => product);
    const categories = await this.categories.storeIds(
      record,
      store,
      new Set(wanting('categories').flatMap(({ categoryIds }) => categoryIds)),
    );
    const brands = await this.terms
      .brands(
        record,
        store,
        wanting('brands').flatMap(({ brand }) => brand ?? []),
      )
      .catch(errorOfItems);
    const attributes = await this.attributes.ensure(
      record,
      store,
      attributesWanted(loaded, ownership),
    );
    return {
      ownership,
      customFields: this.policy.customFields(storeId),
      currency: loaded.length === 0 ? null : await this.currency.of(storeId, store),
      choices: await this.choices.of(storeId, store, wanting),
      categories: categories.ids,
      tags: await this.terms.tags(
        record,
        store,
        wanting('tags').flatMap(({ tags }) => tags ?? []),
      ),
      brands: brands instanceof WooCommerceError ? new Map() : brands,
      attributes: attributes.ids,
      unread: unreadOf({
        categories: categories.unread,
        brands: brands instanceof WooCommerceError ? brands : undefined,
        attributes: attributes.unread,
      }),
    };
  }
}

/** Why places are not known, by the groups that refer to them. */
function unreadOf(
  reasons: Readonly<Partial<Record<FieldGroup, WooCommerceError | undefined>>>,
): ReadonlyMap<FieldGroup, WooCommerceError> {
  return new Map(
    Object.entries(reasons).flatMap(([group, reason]) =>
      reason === undefined ? [] : [[group as FieldGroup, reason] as const],
    ),
  );
}

function planOne(
  record: DeliveryRecord,
  claimed: ClaimedProduct,
  places: StorePlaces,
): { write: ProductWrite | null; takedown: boolean; variants: PlannedVariants } {
  const { product, mapping, family } = claimed;
  const open = openOf(claimed);
  const { plan, rejected, variants } = planProduct(product, mapping, family, wishOf(open), places);
  for (const [group, { message }] of rejected) noteProblem(claimed, [group], message);
  for (const item of open) {
    const reason = item.fieldGroups
      .map((group) => rejected.get(group))
      .find((error) => error !== undefined);
    if (reason !== undefined) record.failWith([item], reason);
  }
  if (plan.kind === 'stale-read') {
    for (const item of openOf(claimed)) {
      const reason = staleRead(item, product);
      record.failWith([item], reason);
      claimed.problems.set('product', reason.message);
    }
  }
  const subject = { productId: product.id, version: product.version, ...namesOf(product, plan) };
  const write: ProductWrite | null =
    plan.kind === 'create'
      ? { kind: 'create', ...subject, fields: plan.fields }
      : plan.kind === 'update'
        ? {
            kind: 'update',
            ...subject,
            storeProductId: plan.storeProductId,
            fields: plan.fields,
          }
        : null;
  return { write, takedown: plan.kind === 'trash', variants };
}

/** What the tags and brands are called that a plan brings. */
function namesOf({ tags, brand }: CatalogProduct, plan: ProductPlan): Pick<ProductWrite, 'names'> {
  const fields = 'fields' in plan ? plan.fields : {};
  const named = {
    ...(fields.tags === undefined ? {} : { tags: tags ?? [] }),
    ...(fields.brands === undefined ? {} : { brands: typeof brand === 'string' ? [brand] : [] }),
  };
  return Object.keys(named).length === 0 ? {} : { names: named };
}

/**
 * Whether a group of this product may be written, so that the shop needs the places it refers to.
 */
function wants(
  { mapping, items }: ClaimedProduct,
  group: FieldGroup,
  ownership: FieldOwnership,
): boolean {
  const isNew = mapping === null;
  return (
    ownership.writes(group, isNew) &&
    (isNew || items.some((item) => item.fieldGroups.includes(group)))
  );
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

function staleRead(item: SyncItem, product: CatalogProduct): SyncError {
  const message = staleReadMessage(product);
  return new SyncError(message, product.id, item.syncType, 'ERP_STALE_READ', true);
}
