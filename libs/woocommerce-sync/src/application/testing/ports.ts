import { AuditRepository, type AuditOpening } from '../../domain/ledger/audit.repository';
import type { ClosedCall, ISyncRepository, SyncRequest } from '../../domain/ledger/sync.repository';
import { ValidationError } from '../../domain/woocommerce.errors';
import { AuditedAction } from '../audit/audited-action';
import type { Clock } from '../ports/clock.port';
import { type StoreClient, StoreClients } from '../ports/store-client.port';
import type { SyncSignal } from '../ports/sync-signal.port';
import { SyncIntake } from '../use-cases/syncing/sync-intake';

/** A port, or a class, of which a test uses a part; what it leaves out must not be called. */
export function partOf<T extends object>(part: Partial<T>): T {
  return part as T;
}

/** Some stores by their ids, each with what a test says of its shop. */
export class SomeStores extends StoreClients {
  constructor(private readonly shops: Readonly<Record<string, Partial<StoreClient>>>) {
    super();
  }

  override ids(): readonly string[] {
    return Object.keys(this.shops);
  }

  override takingChanges(): readonly string[] {
    return this.ids();
  }

  override isCalled(storeId: string): boolean {
    return storeId in this.shops;
  }

  override open(storeId: string): StoreClient {
    return this.get(storeId);
  }

  override openToRead(storeId: string): StoreClient {
    return this.get(storeId);
  }

  override refresh(): Promise<void> {
    return Promise.resolve();
  }

  override get(storeId: string): StoreClient {
    const shop = this.shops[storeId];
    if (shop === undefined) throw new ValidationError('storeId', 'is unknown', 'STORE_UNKNOWN');
    return partOf<StoreClient>(shop);
  }
}

/** A process's clock that goes on only when a test says so. */
export class StoppedClock implements Clock {
  private ms = 0;

  now(): Date {
    return new Date(this.ms);
  }

  monotonicMs(): number {
    return this.ms;
  }

  chance(): number {
    return 0;
  }

  pass(ms: number): void {
    this.ms += ms;
  }
}

/** The audit, as it is written. */
export class AuditRows extends AuditRepository {
  readonly opened: AuditOpening[] = [];
  readonly closed: ClosedCall[] = [];

  override open(opening: AuditOpening): Promise<void> {
    this.opened.push(opening);
    return Promise.resolve();
  }

  override close(arrival: ClosedCall): Promise<void> {
    this.closed.push(arrival);
    return Promise.resolve();
  }

  override find(): Promise<{ items: []; nextCursor: null }> {
    return Promise.resolve({ items: [], nextCursor: null });
  }
}

/** Does what it is given, with a row in the audit that a test may look at. */
export function auditedBy(rows: AuditRepository): AuditedAction {
  return new AuditedAction(rows, new StoppedClock());
}

/** The workers' bell, with the stores that were called. */
export class Bell implements SyncSignal {
  readonly woken: string[] = [];

  wake(storeId: string): void {
    this.woken.push(storeId);
  }
}

/**
 * The door to a ledger that commits at once and writes down what it is asked for. An item's id is
 * `item of` its subject.
 */
export function intakeInto(requests: SyncRequest[]): SyncIntake {
  const ledger = partOf<ISyncRepository>({
    request: (asked) => {
      requests.push(...asked);
      return Promise.resolve(asked.map(({ subjectId }) => `item of ${subjectId}`));
    },
  });
  return new SyncIntake(ledger, new Bell());
}
