import { Injectable, Logger } from '@nestjs/common';
import { INITIAL_PACE } from '../../../domain/pace/pace-state';
import type { Delivery } from '../../../domain/ledger/sync.repository';
import { Clock } from '../../ports/clock.port';
import { StoreClients } from '../../ports/store-client.port';
import { DeliveryRecord } from '../delivery-record';
import { LeaseLostError } from '../lease-lost.error';
import { notBack } from '../../blame/whose-fault';
import { DeliveryFaults } from './delivery-faults';
import { DeliveryHandlers } from './delivery-handlers';
import { DeliverySettling } from './delivery-settling';
import { Heartbeat } from './heartbeat';

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

/** Sees one delivery through from claim to settlement, whatever happens on the way. */
@Injectable()
export class DeliveryRunner {
  private readonly logger = new Logger(DeliveryRunner.name);

  constructor(
    private readonly handlers: DeliveryHandlers,
    private readonly stores: StoreClients,
    private readonly clock: Clock,
    private readonly heartbeat: Heartbeat,
    private readonly faults: DeliveryFaults,
    private readonly settling: DeliverySettling,
  ) {}

  /**
   * Delivers and settles a delivery.
   * @param onNext told in how many milliseconds another may be claimed, before this one has ended
   */
  run(delivery: Delivery, onNext: (inMs: number) => void): RunningDelivery {
    const record = new DeliveryRecord(delivery, this.clock, onNext);
    return this.launch(record, () =>
      this.handlers.of(delivery).deliver(record, this.stores.get(delivery.storeId)),
    );
  }

  /** Asks the shop whether it is back, and records the answer. */
  probe(storeId: string, { token, claimedAt }: Probe): RunningDelivery {
    const nothing = {
      cargo: 'product',
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
      record.lane.answered('store');
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
    await this.settling.settle(record);
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
      this.faults.record(record, error);
    }
    return 'delivered';
  }
}
