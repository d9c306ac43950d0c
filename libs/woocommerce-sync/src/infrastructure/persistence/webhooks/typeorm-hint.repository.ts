import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import {
  HintRepository,
  type HintBacklog,
  type TakenHint,
  type TakenHints,
  type WebhookDelivery,
} from '../../../domain/webhooks/hint.repository';
import type { HintSubject } from '../../../domain/webhooks/webhook-topic';
import { toJsonb } from '../sql/jsonb';
import { enduring } from '../sql/outage';
import { retrying } from '../sql/retrying';
import {
  BACKLOG,
  FINISH_HINTS,
  NEXT_DUE,
  PUT_OFF_HINTS,
  RECORD_DELIVERIES,
  TAKE_HINTS,
} from './hint.statements';

/** How long PostgreSQL may be away before what was read is left to be read once more. */
const PATIENCE_MS = 30_000;

interface BacklogRow extends Omit<HintBacklog, 'failure'> {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** Hints of shops in PostgreSQL. */
@Injectable()
export class TypeOrmHintRepository extends HintRepository {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async record(deliveries: readonly WebhookDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    const rows = deliveries.map(({ storeId, topic, webhookId, deliveryId, bodyDigest, hint }) => ({
      store_id: storeId,
      webhook_id: webhookId,
      delivery_id: deliveryId,
      body_digest: bodyDigest,
      topic,
      subject: hint?.subject ?? null,
      subject_id: hint?.subjectId ?? null,
    }));
    await retrying(() => this.database.query(RECORD_DELIVERIES, [toJsonb(rows)]));
  }

  override async take(
    storeId: string,
    subject: HintSubject,
    limit: number,
  ): Promise<TakenHints | null> {
    const leaseId = randomUUID();
    const [hints] = await this.database.query<[TakenHint[], number]>(TAKE_HINTS, [
      storeId,
      subject,
      leaseId,
      limit,
    ]);
    return hints.length === 0 ? null : { storeId, subject, leaseId, hints };
  }

  override async finish({ storeId, subject, leaseId, hints }: TakenHints): Promise<void> {
    const parameters = [
      storeId,
      subject,
      leaseId,
      hints.map(({ subjectId }) => subjectId),
      hints.map(({ announcements }) => announcements),
    ];
    await enduring(() => this.database.query(FINISH_HINTS, parameters), PATIENCE_MS);
  }

  override async putOff(taken: TakenHints, { code, message }: FailureReason): Promise<void> {
    const { storeId, subject, leaseId, hints } = taken;
    const parameters = [
      storeId,
      subject,
      leaseId,
      hints.map(({ subjectId }) => subjectId),
      code,
      // What the shop said may repeat a secret of ours.
      this.secrets.redact(message),
    ];
    await enduring(() => this.database.query(PUT_OFF_HINTS, parameters), PATIENCE_MS);
  }

  override async nextDueMs(storeId: string, subject: HintSubject): Promise<number | null> {
    const [row] = await this.database.query<{ ms: number | null }[]>(NEXT_DUE, [storeId, subject]);
    const ms = row?.ms ?? null;
    return ms === null ? null : Math.max(0, ms);
  }

  override async backlog(storeId: string): Promise<HintBacklog> {
    const [row] = await this.database.query<[BacklogRow]>(BACKLOG, [storeId]);
    const { errorCode, errorMessage, ...backlog } = row;
    return {
      ...backlog,
      failure: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    };
  }
}
