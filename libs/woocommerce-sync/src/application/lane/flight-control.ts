import { Injectable, Logger } from '@nestjs/common';
import { INITIAL_PACE } from '../../domain/pace/pace-state';
import { ISyncRepository, type Flight } from '../../domain/ledger/sync.repository';
import { RateLimitError, WooCommerceError } from '../../domain/woocommerce.errors';
import type { Lane } from '../../domain/ledger/sync-type';
import { Clock } from '../ports/clock.port';
import { SyncCache } from '../ports/sync-cache.port';
import { StoreClients, type StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { isUnanswered, notBack } from './sending/fault-of-the-shop';
import { FlightBook } from './flight-book';
import { CategoryFlight } from './categories/category-flight';
import { CategoryImageFlight } from './pictures/category-image-flight';
import { Heartbeat } from './heartbeat';
import { ImageFlight } from './pictures/image-flight';
import { LeaseLostError } from './lease-lost.error';
import { ProductFlight } from './products/product-flight';
import { ledgerAway } from './recorded-call';
import { settledStandings } from './settled-standings';

/** The right to see whether the shop is back. */
export type Probe = Pick<Flight, 'token' | 'claimedAt'>;

/** A flight, or a probe, that is under way. */
export interface Airborne {
  /** Resolves when it is settled; rejects only when the ledger cannot be reached for minutes. */
  readonly landed: Promise<void>;
  /** Lets no further call leave, and gives it back at once where none ever did: the process is about to stop. */
  stop(): void;
  /** Gives it back where it is: lets go what is not booked yet, in doubt where a call is out. */
  giveBack(): void;
}

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
    private readonly heartbeat: Heartbeat,
    productFlight: ProductFlight,
    imageFlight: ImageFlight,
    categoryFlight: CategoryFlight,
    private readonly categoryImages: CategoryImageFlight,
  ) {
    this.flights = { product: productFlight, image: imageFlight, category: categoryFlight };
  }

  /**
   * Delivers and settles a flight.
   * @param onNext told in how many milliseconds another may be claimed, before this one has landed
   */
  fly(flight: Flight, onNext: (inMs: number) => void): Airborne {
    const book = new FlightBook(flight, this.clock, onNext);
    return this.launch(book, () => this.kindOf(flight).fly(book, this.stores.get(flight.storeId)));
  }

  /** Asks the shop whether it is back, and books the answer. */
  probe(storeId: string, { token, claimedAt }: Probe): Airborne {
    const nothing = { lane: 'product', pace: INITIAL_PACE, items: [], more: false, beside: 0 } as const;
    const book = new FlightBook({ token, claimedAt, storeId, ...nothing }, this.clock);
    return this.launch(book, async () => {
      try {
        await this.stores.get(storeId).probe();
      } catch (error) {
        throw notBack(error);
      }
      book.answered('store');
      this.logger.debug({ storeId }, 'The shop answers again');
    });
  }

  private launch(book: FlightBook, work: () => Promise<void>): Airborne {
    let giveBack = (): void => undefined;
    const givenBack = new Promise<'given back'>((resolve) => {
      giveBack = () => {
        resolve('given back');
      };
    });
    return {
      landed: this.heartbeat.keepDuring(book.flight.token, this.seeThrough(book, work, givenBack)),
      giveBack,
      stop: () => {
        book.stop();
        if (!book.calls.haveLeft) giveBack();
      },
    };
  }

  private async seeThrough(
    book: FlightBook,
    work: () => Promise<void>,
    givenBack: Promise<'given back'>,
  ): Promise<void> {
    const { token, storeId } = book.flight;
    const end = await Promise.race([this.deliver(book, work), givenBack]);
    if (end === 'lost') return;
    if (end === 'given back') {
      book.giveBack();
      this.logger.log({ token, storeId }, 'A flight is given back, for another process to go on');
    }
    book.landed(this.policy.paceLimits(storeId));
    const settlement = book.settlement();
    if (!(await this.repository.settle(settlement))) {
      this.logger.warn({ token }, 'The lease was lost before the flight could be booked');
      return;
    }
    // Nothing waits for the cache: the ledger knows.
    void this.cache.drop(storeId, settlement.staleMappings);
    void this.cache.put(settledStandings(settlement));
  }

  /** Never rejects: a fault is booked. Of a flight that was given back meanwhile nothing is. */
  private async deliver(book: FlightBook, work: () => Promise<void>): Promise<'delivered' | 'lost'> {
    try {
      await work();
    } catch (error) {
      if (book.isGivenBack) return 'delivered';
      if (error instanceof LeaseLostError) {
        this.logger.warn({ token: book.flight.token, storeId: book.flight.storeId }, error.message);
        return 'lost';
      }
      this.bookFault(book, error);
    }
    return 'delivered';
  }

  /** A flight of the image lane is about one product, or about one category. */
  private kindOf({ lane, items }: Flight): FlightKind {
    return lane === 'image' && items[0]?.subjectKind === 'category'
      ? this.categoryImages
      : this.flights[lane];
  }

  private bookFault(book: FlightBook, thrown: unknown): void {
    const error = this.repository.isAway(thrown) ? ledgerAway(thrown) : thrown;
    const { storeId } = book.flight;
    if (!(error instanceof WooCommerceError) || error.fault === 'item') {
      this.logger.error({ err: error, storeId }, 'A flight ended in an unexpected error');
      book.fail(book.open, { code: 'UNEXPECTED', message: 'An unexpected error; see the log' }, true);
      return;
    }
    const level = error.code === 'SERVICE_STOPPING' ? 'log' : 'warn';
    this.logger[level]({ storeId, code: error.code }, error.message);
    // What a flight of the image lane carries is about one thing, and one call of it may go on in the shop.
    book.release(book.open, error, book.flight.lane === 'image' && isUnanswered(error));
    const { fault: side, code, message } = error;
    if (side === 'service') return;
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
