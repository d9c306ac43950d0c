import { Injectable, Logger } from '@nestjs/common';
import { INITIAL_PACE } from '../../domain/pace/pace-state';
import { ISyncRepository, type Delivery } from '../../domain/ledger/sync.repository';
import { RateLimitError, WooCommerceError } from '../../domain/woocommerce.errors';
import type { Lane } from '../../domain/ledger/sync-type';
import { Clock } from '../ports/clock.port';
import { SyncCache } from '../ports/sync-cache.port';
import { StoreClients, type StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { isUnanswered, notBack } from './sending/fault-of-the-shop';
import { DeliveryRecord } from './delivery-record';
import { CategoryDelivery } from './categories/category-delivery';
import { CategoryPictureDelivery } from './pictures/category-picture-delivery';
import { Heartbeat } from './heartbeat';
import { PictureDelivery } from './pictures/picture-delivery';
import { LeaseLostError } from './lease-lost.error';
import { ProductDelivery } from './products/product-delivery';
import { ledgerAway } from './recorded-call';
import { settledStandings } from './settled-standings';

/** The right to see whether the shop is back. */
export type Probe = Pick<Delivery, 'token' | 'claimedAt'>;

/** A delivery, or a probe, that is under way. */
export interface RunningDelivery {
  /** Resolves when it is settled; rejects only when the ledger cannot be reached for minutes. */
  readonly ended: Promise<void>;
  /**
   * Lets no further call leave, and gives it back at once where none ever did: the process is about
   * to stop.
   */
  stop(): void;
  /** Gives it back where it is: lets go what is not recorded yet, in doubt where a call is out. */
  giveBack(): void;
}

/**
 * What a lane does with a delivery: it records every item, or throws what is no single item's
 * fault.
 */
interface DeliveryKind {
  deliver(record: DeliveryRecord, store: StoreClient): Promise<void>;
}

/** Sees one delivery through from claim to settlement, whatever happens on the way. */
@Injectable()
export class DeliveryRunner {
  private readonly logger = new Logger(DeliveryRunner.name);
  private readonly deliveries: Readonly<Record<Lane, DeliveryKind>>;

  constructor(
    private readonly repository: ISyncRepository,
    private readonly stores: StoreClients,
    private readonly clock: Clock,
    private readonly cache: SyncCache,
    private readonly policy: StorePolicy,
    private readonly heartbeat: Heartbeat,
    productDelivery: ProductDelivery,
    pictureDelivery: PictureDelivery,
    categoryDelivery: CategoryDelivery,
    private readonly categoryImages: CategoryPictureDelivery,
  ) {
    this.deliveries = {
      product: productDelivery,
      image: pictureDelivery,
      category: categoryDelivery,
    };
  }

  /**
   * Delivers and settles a delivery.
   * @param onNext told in how many milliseconds another may be claimed, before this one has ended
   */
  run(delivery: Delivery, onNext: (inMs: number) => void): RunningDelivery {
    const record = new DeliveryRecord(delivery, this.clock, onNext);
    return this.launch(record, () =>
      this.kindOf(delivery).deliver(record, this.stores.get(delivery.storeId)),
    );
  }

  /** Asks the shop whether it is back, and records the answer. */
  probe(storeId: string, { token, claimedAt }: Probe): RunningDelivery {
    const nothing = {
      lane: 'product',
      pace: INITIAL_PACE,
      items: [],
      more: false,
      beside: 0,
    } as const;
    const record = new DeliveryRecord({ token, claimedAt, storeId, ...nothing }, this.clock);
    return this.launch(record, async () => {
      try {
        await this.stores.get(storeId).health.probe();
      } catch (error) {
        throw notBack(error);
      }
      record.answered('store');
      this.logger.debug({ storeId }, 'The shop answers again');
    });
  }

  private launch(record: DeliveryRecord, work: () => Promise<void>): RunningDelivery {
    let giveBack = (): void => undefined;
    const givenBack = new Promise<'given back'>((resolve) => {
      giveBack = () => {
        resolve('given back');
      };
    });
    return {
      ended: this.heartbeat.keepDuring(
        record.delivery.token,
        this.seeThrough(record, work, givenBack),
      ),
      giveBack,
      stop: () => {
        record.stop();
        if (!record.calls.haveLeft) giveBack();
      },
    };
  }

  private async seeThrough(
    record: DeliveryRecord,
    work: () => Promise<void>,
    givenBack: Promise<'given back'>,
  ): Promise<void> {
    const { token, storeId } = record.delivery;
    const end = await Promise.race([this.deliver(record, work), givenBack]);
    if (end === 'lost') return;
    if (end === 'given back') {
      record.giveBack();
      this.logger.log({ token, storeId }, 'A delivery is given back, for another process to go on');
    }
    record.ended(this.policy.paceLimits(storeId));
    const settlement = record.settlement();
    if (!(await this.repository.settle(settlement))) {
      this.logger.warn({ token }, 'The lease was lost before the delivery could be recorded');
      return;
    }
    // Nothing waits for the cache: the ledger knows.
    void this.cache.drop(storeId, settlement.staleMappings);
    void this.cache.put(settledStandings(settlement));
  }

  /** Never rejects: a fault is recorded. Of a delivery that was given back meanwhile nothing is. */
  private async deliver(
    record: DeliveryRecord,
    work: () => Promise<void>,
  ): Promise<'delivered' | 'lost'> {
    try {
      await work();
    } catch (error) {
      if (record.isGivenBack) return 'delivered';
      if (error instanceof LeaseLostError) {
        this.logger.warn(
          { token: record.delivery.token, storeId: record.delivery.storeId },
          error.message,
        );
        return 'lost';
      }
      this.recordFault(record, error);
    }
    return 'delivered';
  }

  /** A delivery of the image lane is about one product, or about one category. */
  private kindOf({ lane, items }: Delivery): DeliveryKind {
    return lane === 'image' && items[0]?.subjectKind === 'category'
      ? this.categoryImages
      : this.deliveries[lane];
  }

  private recordFault(record: DeliveryRecord, thrown: unknown): void {
    const error = this.repository.isAway(thrown) ? ledgerAway(thrown) : thrown;
    const { storeId } = record.delivery;
    if (!(error instanceof WooCommerceError) || error.fault === 'item') {
      this.logger.error({ err: error, storeId }, 'A delivery ended in an unexpected error');
      record.fail(
        record.open,
        { code: 'UNEXPECTED', message: 'An unexpected error; see the log' },
        true,
      );
      return;
    }
    const level = error.code === 'SERVICE_STOPPING' ? 'log' : 'warn';
    this.logger[level]({ storeId, code: error.code }, error.message);
    // What a delivery of the image lane carries is about one thing, and one call of it may go on in
    // the shop.
    record.release(record.open, error, record.delivery.lane === 'image' && isUnanswered(error));
    const { fault: side, code, message } = error;
    if (side === 'service') return;
    const isLimit = error instanceof RateLimitError;
    record.faulted(
      { side, limitsRate: isLimit, code, message, at: record.now() },
      {
        askedMs: isLimit ? error.retryAfterMs : null,
        maxPauseMs: this.policy.maxPauseMs(storeId),
        chance: this.clock.chance(),
      },
    );
  }
}
