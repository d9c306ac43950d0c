import { Injectable } from '@nestjs/common';
import type { SyncOutcome } from '../../../domain/ledger/sync-item';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { Boarding } from './boarding';
import type { FlightBook } from '../flight-book';
import { askForImages } from '../pictures/image-request';
import { Isolation } from '../isolation';
import { bookProblems, openOf, type GonePassenger, type Passenger } from './passenger';
import { UnmappedProducts } from './unmapped-products';
import { ProductPlanning, type FlightPlan } from './product-planning';
import { ProductSending } from './product-sending';
import { TakeDown, type TakeDownSubject } from './take-down';
import { VariantFamily } from '../variants/variant-family';
import { VariantFlight } from '../variants/variant-flight';
import type { PlannedVariants } from '../../planning/variant-plan';

/** Brings price, stock and details of many products to the shop, and of their variants: load, adopt, plan, send, book. */
@Injectable()
export class ProductFlight {
  constructor(
    private readonly boarding: Boarding,
    private readonly unmapped: UnmappedProducts,
    private readonly planning: ProductPlanning,
    private readonly takeDown: TakeDown,
    private readonly sending: ProductSending,
    private readonly variants: VariantFlight,
    private readonly policy: StorePolicy,
    private readonly isolation: Isolation,
  ) {}

  /** Delivers the flight and books every item. Throws what is no single item's fault; those items are still open then. */
  async fly(book: FlightBook, store: StoreClient): Promise<void> {
    const { passengers, gone, strays } = await this.boarding.board(book);
    await this.unmapped.takeIn(book, store, strays, passengers);
    try {
      await this.deliver(book, store, passengers, gone);
    } finally {
      for (const passenger of passengers) bookProblems(book, passenger);
    }
  }

  private async deliver(
    book: FlightBook,
    store: StoreClient,
    passengers: readonly Passenger[],
    gone: readonly GonePassenger[],
  ): Promise<void> {
    await this.unmapped.adopt(book, store, passengers);
    const plan = await this.planning.plan(book, store, passengers);
    const subjects = [...gone.map(subjectOfGone), ...plan.takedowns.flatMap(subjectOf)];
    const takedowns = await this.takeDown.plan(book, store, subjects);
    const isNew = new Set(passengers.filter(({ mapping }) => mapping === null));
    const { fault, refused } = await this.sending.send(book, store, passengers, plan.writes, takedowns, {
      isEnd: [...plan.variants.values()].every(isIdle),
    });
    for (const passenger of plan.takedowns)
      if (book.hasForgotten(passenger.product.id)) passenger.mapping = null;

    const ownership = this.policy.ownership(book.flight.storeId);
    const end = (passenger: Passenger, variantsWritten = false): Promise<void> =>
      this.isolation.run(book, passenger, () => {
        const written = plan.writes.has(passenger.product.id);
        const withImages = ownership.sets('images', isNew.has(passenger));
        finish(book, passenger, { written, variantsWritten, withImages });
      });
    const families = familiesOf(plan, isNew, refused);
    for (const passenger of passengers) {
      if (!families.has(passenger)) await end(passenger);
    }
    // Variations that are still to be written go back to wait with their product.
    if (fault !== null) throw fault;
    if (families.size === 0) return;
    const variantFault = await this.variants.fly(book, store, [...families.values()]);
    for (const [passenger, { planned, removed }] of families) {
      await end(passenger, planned.writes.length > 0 || removed.length > 0);
    }
    if (variantFault !== null) throw variantFault;
  }
}

/** What is archived in the ERP; nothing where the shop has no such product. */
function subjectOf(passenger: Passenger): TakeDownSubject[] {
  const { product, mapping, family, problems } = passenger;
  if (mapping === null) return [];
  return [
    { productId: product.id, version: product.version, items: openOf(passenger), mapping, family, problems },
  ];
}

/** What the ERP has no more. */
function subjectOfGone({ productId, items, mapping }: GonePassenger): TakeDownSubject {
  return { productId, version: 0, items, mapping, family: new Map(), problems: new Map() };
}

/** The products whose variants have something to be done: those that are in the shop, and right there. */
function familiesOf(
  plan: FlightPlan,
  isNew: ReadonlySet<Passenger>,
  refused: ReadonlySet<Passenger>,
): Map<Passenger, VariantFamily> {
  const families = new Map<Passenger, VariantFamily>();
  for (const [passenger, planned] of plan.variants) {
    const { mapping } = passenger;
    if (mapping === null || isIdle(planned) || refused.has(passenger)) continue;
    families.set(passenger, new VariantFamily(passenger, mapping, planned, isNew.has(passenger)));
  }
  return families;
}

/** Whether nothing is to be done with a product's variants. */
function isIdle({ writes, removed, rejected, strays }: PlannedVariants): boolean {
  return [writes, removed, rejected, strays].every(({ length }) => length === 0);
}

/** What became of a passenger that nothing has hurt. */
interface GoodEnd {
  readonly written: boolean;
  readonly variantsWritten: boolean;
  /** Whether its pictures are Cypher's to set. */
  readonly withImages: boolean;
}

/** Books the end of what nothing has hurt. */
function finish(
  book: FlightBook,
  passenger: Passenger,
  { written, variantsWritten, withImages }: GoodEnd,
): void {
  const { product, mapping } = passenger;
  const left = openOf(passenger);
  if (left.length === 0) return;
  if (mapping !== null) {
    if (!written) mapping.confirmAsIs(product.version, book.now());
    book.keep(mapping);
    if (withImages) askForImages(book, passenger);
  }
  const outcome: SyncOutcome = written || variantsWritten ? 'synced' : 'skipped';
  book.complete(left, outcome, mapping?.wooCommerceProductId ?? null);
}
