import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog-product';
import type { StorePlaces } from '../../domain/product-fields';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { SyncItem } from '../../domain/sync-item';
import { SyncError, type ValidationError } from '../../domain/woocommerce.errors';
import type { ProductWrite, StoreClient } from '../ports/store-client.port';
import { AttributeSync } from './attribute-sync';
import { CategorySync } from './category-sync';
import { wishOf } from './confirmed-fields';
import type { FlightBook } from './flight-book';
import { openOf, type Passenger } from './passenger';
import { planProduct } from './product-plan';
import { StoreCurrency } from './store-currency';
import type { PlannedVariants } from './variant-plan';

/** What a flight is to do. */
export interface FlightPlan {
  /** Products to be created or updated, by the ERP's id. */
  readonly writes: Map<string, ProductWrite>;
  readonly takedowns: readonly Passenger[];
  /** What is to be done about variants, after the products themselves. */
  readonly variants: ReadonlyMap<Passenger, PlannedVariants>;
}

/** Plans a whole flight: makes the places that its products need, holds each against the shop, and fails what cannot be. */
@Injectable()
export class ProductPlanning {
  constructor(
    private readonly categories: CategorySync,
    private readonly attributes: AttributeSync,
    private readonly currency: StoreCurrency,
  ) {}

  /** Plans for the open items; those that the ERP's data makes impossible are booked as failed. */
  async plan(book: FlightBook, store: StoreClient, passengers: readonly Passenger[]): Promise<FlightPlan> {
    const boarded = passengers.filter((passenger) => openOf(passenger).length > 0);
    const places = {
      currency: boarded.length === 0 ? null : await this.currency.of(book.flight.storeId, store),
      categories: await this.categories.storeIds(book, store, categoriesWanted(boarded)),
      attributes: await this.attributes.ensure(book, store, attributesWanted(boarded)),
    };
    const writes = new Map<string, ProductWrite>();
    const takedowns: Passenger[] = [];
    const variants = new Map<Passenger, PlannedVariants>();
    for (const passenger of boarded) {
      const planned = planOne(book, passenger, places);
      if (planned.takedown) takedowns.push(passenger);
      if (planned.write !== null) writes.set(passenger.product.id, planned.write);
      variants.set(passenger, planned.variants);
    }
    return { writes, takedowns, variants };
  }
}

function planOne(
  book: FlightBook,
  passenger: Passenger,
  places: StorePlaces,
): { write: ProductWrite | null; takedown: boolean; variants: PlannedVariants } {
  const { product, mapping, family } = passenger;
  const open = openOf(passenger);
  const { plan, rejected, variants } = planProduct(product, mapping, family, wishOf(open), places);
  for (const item of open) {
    const reason = item.fieldGroups.map((group) => rejected.get(group)).find((error) => error !== undefined);
    if (reason !== undefined) failItem(book, item, reason, mapping);
  }
  if (plan.kind === 'stale-read') {
    for (const item of openOf(passenger)) book.failWith([item], staleRead(item, product));
  }
  const write: ProductWrite | null =
    plan.kind === 'create'
      ? { kind: 'create', productId: product.id, fields: plan.fields }
      : plan.kind === 'update'
        ? {
            kind: 'update',
            productId: product.id,
            storeProductId: plan.storeProductId,
            fields: plan.fields,
          }
        : null;
  return { write, takedown: plan.kind === 'trash', variants };
}

function categoriesWanted(passengers: readonly Passenger[]): Set<string> {
  return new Set(
    passengers
      .filter(
        ({ mapping, items }) =>
          mapping === null || items.some((item) => item.fieldGroups.includes('categories')),
      )
      .flatMap(({ product }) => product.categoryIds),
  );
}

/** Products whose attributes will be written, or whose variants refer to them. */
function attributesWanted(passengers: readonly Passenger[]): CatalogProduct[] {
  return passengers
    .filter(
      ({ product, mapping, items }) =>
        mapping === null ||
        product.variants.length > 0 ||
        items.some((item) => item.fieldGroups.includes('attributes')),
    )
    .map(({ product }) => product);
}

function staleRead(item: SyncItem, product: CatalogProduct): SyncError {
  const message = `The ERP served version ${product.version}, older than the one that was delivered`;
  return new SyncError(message, product.id, item.syncType, 'ERP_STALE_READ', true);
}

function failItem(
  book: FlightBook,
  item: SyncItem,
  reason: ValidationError,
  mapping: ProductSyncMapping | null,
): void {
  book.failWith([item], reason);
  if (mapping === null) return;
  mapping.markError(reason.message);
  book.keep(mapping);
}
