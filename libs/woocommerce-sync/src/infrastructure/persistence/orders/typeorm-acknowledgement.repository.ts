import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  AcknowledgementRepository,
  type OwedAcknowledgement,
} from '../../../domain/orders/acknowledgement.repository';
import { enduring } from '../sql/outage';
import {
  END_ACKNOWLEDGEMENT,
  FAIL_ACKNOWLEDGEMENT,
  RETURN_ACKNOWLEDGEMENTS,
  TAKE_ACKNOWLEDGEMENTS,
} from './order.statements';

/** How long PostgreSQL may be away before an acknowledgement is left to the next pull. */
const ACKNOWLEDGEMENT_PATIENCE_MS = 30_000;

/** What shops are to be told, in PostgreSQL. */
@Injectable()
export class TypeOrmAcknowledgementRepository extends AcknowledgementRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async take(storeId: string, limit: number): Promise<OwedAcknowledgement[]> {
    return this.database.query<OwedAcknowledgement[]>(TAKE_ACKNOWLEDGEMENTS, [storeId, limit]);
  }

  override async end({ eventId }: OwedAcknowledgement): Promise<void> {
    await this.endure(END_ACKNOWLEDGEMENT, [eventId]);
  }

  override async fail({ eventId }: OwedAcknowledgement, refused: boolean): Promise<void> {
    await this.endure(FAIL_ACKNOWLEDGEMENT, [eventId, refused]);
  }

  override async giveBack(owed: readonly OwedAcknowledgement[]): Promise<void> {
    if (owed.length === 0) return;
    await this.endure(RETURN_ACKNOWLEDGEMENTS, [owed.map(({ eventId }) => eventId)]);
  }

  /** What was done in the shop is written down though PostgreSQL restarts meanwhile. */
  private async endure(statement: string, parameters: readonly unknown[]): Promise<void> {
    await enduring(
      () => this.database.query(statement, [...parameters]),
      ACKNOWLEDGEMENT_PATIENCE_MS,
    );
  }
}
