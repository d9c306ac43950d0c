import { Injectable, Logger } from '@nestjs/common';
import { INITIAL_PACE } from '../../domain/store-pace';
import { ISyncRepository, type Flight } from '../../domain/sync.repository';
import { RateLimitError, WooCommerceError } from '../../domain/woocommerce.errors';
import type { Lane } from '../../domain/sync-type';
import { Clock } from '../ports/clock.port';
import { SyncCache } from '../ports/sync-cache.port';
import { StoreClients, type StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { isUnanswered, notBack } from './fault-of-the-shop';
import { FlightBook } from './flight-book';
import { CategoryFlight } from './category-flight';
import { CategoryImageFlight } from './category-image-flight';
import { ImageFlight } from './image-flight';
import { LeaseLostError } from './lease-lost.error';
import { ProductFlight } from './product-flight';
import { settledStandings } from './settled-standings';

/** The right to see whether the shop is back. */
export type Probe = Pick<Flight, 'token' | 'claimedAt'>;

/** What a lane does with a flight: it books every item, or throws what is no single item's fault. */
interface FlightKind {
  fly(book: FlightBook, store: StoreClient): Promise<void>;
}

/** Sees one flight through from claim to settlement, whatever happens on the way. */
@Injectable()
export class FlightControl {
  private readonly logger = new Logger(FlightControl.name);
  private readonly flights: Readonly<Record<Lane, FlightKind>>;

  constructor(
    private readonly repository: ISyncRepository,
    private readonly stores: StoreClients,
    private readonly clock: Clock,
    private readonly cache: SyncCache,
    private readonly policy: StorePolicy,
    productFlight: ProductFlight,
    imageFlight: ImageFlight,
    categoryFlight: CategoryFlight,
    private readonly categoryImages: CategoryImageFlight,
  ) {
    this.flights = { product: productFlight, image: imageFlight, category: categoryFlight };
  }

  /** Delivers and settles. Throws only when the ledger cannot be reached. */
  async fly(flight: Flight): Promise<void> {
    const book = new FlightBook(flight, this.clock);
    try {
      await this.kindOf(flight).fly(book, this.stores.get(flight.storeId));
    } catch (error) {
      if (error instanceof LeaseLostError) {
        this.logger.warn({ token: flight.token, storeId: flight.storeId }, error.message);
        return;
      }
      this.bookFault(book, error);
    }
    const settlement = book.settlement();
    if (!(await this.repository.settle(settlement))) {
      this.logger.warn({ token: flight.token }, 'The lease was lost before the flight could be booked');
      return;
    }
    // Nothing waits for the cache: the ledger knows.
    void this.cache.drop(flight.storeId, settlement.staleMappings);
    void this.cache.put(settledStandings(settlement));
  }

  /** Asks the shop whether it is back, and books the answer. */
  async probe(storeId: string, { token, claimedAt }: Probe): Promise<void> {
    const probe: Flight = {
      token,
      claimedAt,
      storeId,
      lane: 'product',
      pace: INITIAL_PACE,
      items: [],
      more: false,
      beside: 0,
    };
    const book = new FlightBook(probe, this.clock);
    try {
      await this.stores.get(storeId).probe();
      book.answered('store');
      this.logger.log({ storeId }, 'The shop answers again');
    } catch (error) {
      this.bookFault(book, notBack(error));
    }
    await this.repository.settle(book.settlement());
  }

  /** A flight of the image lane is about one product, or about one category. */
  private kindOf({ lane, items }: Flight): FlightKind {
    return lane === 'image' && items[0]?.subjectKind === 'category'
      ? this.categoryImages
      : this.flights[lane];
  }

  private bookFault(book: FlightBook, error: unknown): void {
    const { flight } = book;
    const { storeId } = flight;
    if (!(error instanceof WooCommerceError) || error.fault === 'item') {
      this.logger.error({ err: error, storeId }, 'A flight ended in an unexpected error');
      book.fail(book.open, { code: 'UNEXPECTED', message: 'An unexpected error; see the log' }, true);
      return;
    }
    this.logger.warn({ storeId, code: error.code }, error.message);
    // What a flight of the image lane carries is about one thing, and one call of it may go on in the shop.
    book.release(book.open, error, flight.lane === 'image' && isUnanswered(error));
    const { fault: side, code, message } = error;
    const isLimit = error instanceof RateLimitError;
    book.faulted(
      { side, limitsRate: isLimit, code, message, at: book.now() },
      {
        askedMs: isLimit ? error.retryAfterMs : null,
        maxPauseMs: this.policy.maxPauseMs(storeId),
        chance: this.clock.chance(),
      },
    );
  }
}
