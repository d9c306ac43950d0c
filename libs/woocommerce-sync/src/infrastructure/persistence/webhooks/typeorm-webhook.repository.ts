import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import {
  WebhookRepository,
  type KeptWebhook,
  type Silence,
  type WatchEnd,
  type WebhookGapState,
  type WebhookSecret,
  type WebhooksStanding,
  type WebhookStanding,
} from '../../../domain/webhooks/webhook.repository';
import { toJsonb } from '../sql/jsonb';
import { inTransaction } from '../sql/retrying';
import { SealedSecrets } from './sealed-secrets';
import {
  CLOSE_GAP,
  COUNT_REJECTED,
  END_SILENCE,
  END_TURN,
  FIND_GAP,
  FIND_SILENCE,
  GIVE_UP_TURN,
  KEEP_TURN,
  KEEP_WEBHOOKS,
  NOTE_SILENCE,
  OPEN_GAP,
  STORE_STANDING,
  TAKE_TURN,
  WEBHOOK_STANDINGS,
} from './webhook.statements';

interface StoreRow extends Omit<WebhooksStanding, 'webhooks' | 'silence' | 'failure'> {
  readonly silentSince: Date | null;
  readonly silentOrders: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

const UNKNOWN: StoreRow = {
  watchedAt: null,
  wellAt: null,
  gapSince: null,
  silentSince: null,
  silentOrders: 0,
  rejected: 0,
  rejectedAt: null,
  errorCode: null,
  errorMessage: null,
};

/** Our webhooks in PostgreSQL. */
@Injectable()
export class TypeOrmWebhookRepository extends WebhookRepository {
  constructor(
    private readonly database: DataSource,
    private readonly sealed: SealedSecrets,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override acceptedSecrets(storeId: string): Promise<readonly string[]> {
    return this.sealed.accepted(storeId);
  }

  override secret(storeId: string): Promise<WebhookSecret> {
    return this.sealed.present(storeId);
  }

  override renewSecret(storeId: string): Promise<WebhookSecret> {
    return this.sealed.renew(storeId);
  }

  override async takeTurn(storeId: string): Promise<string | null> {
    const turn = randomUUID();
    const taken = await this.database.query<unknown[]>(TAKE_TURN, [storeId, turn]);
    return taken.length > 0 ? turn : null;
  }

  override async keepTurn(storeId: string, turn: string): Promise<boolean> {
    const [, kept] = await this.database.query<[unknown[], number]>(KEEP_TURN, [storeId, turn]);
    return kept > 0;
  }

  override async giveUpTurn(storeId: string, turn: string): Promise<void> {
    await this.database.query(GIVE_UP_TURN, [storeId, turn]);
  }

  override async endTurn(
    storeId: string,
    turn: string,
    { failure, isWell }: WatchEnd,
  ): Promise<void> {
    // What the shop said may repeat a secret of ours.
    const message = failure === null ? null : this.secrets.redact(failure.message);
    await this.database.query(END_TURN, [storeId, turn, isWell, failure?.code ?? null, message]);
  }

  override async keep(
    storeId: string,
    webhooks: readonly KeptWebhook[],
    isAnew: boolean,
  ): Promise<void> {
    await inTransaction(this.database, (manager) =>
      manager.query(KEEP_WEBHOOKS, [storeId, toJsonb(webhooks), isAnew]),
    );
  }

  override async openGap(storeId: string, since: Date | null): Promise<void> {
    await this.database.query(OPEN_GAP, [storeId, since]);
  }

  override async findGap(storeId: string): Promise<WebhookGapState | null> {
    const [gap] = await this.database.query<WebhookGapState[]>(FIND_GAP, [storeId]);
    return gap ?? null;
  }

  override async closeGap(storeId: string, { opened }: WebhookGapState): Promise<void> {
    await this.database.query(CLOSE_GAP, [storeId, opened]);
  }

  override async findSilence(storeId: string): Promise<Silence | null> {
    const [row] = await this.database.query<{ orders: number; since: Date | null }[]>(
      FIND_SILENCE,
      [storeId],
    );
    if (row === undefined || row.since === null) return null;
    return { orders: row.orders, since: row.since };
  }

  override async noteSilence(storeId: string, { orders, since }: Silence): Promise<void> {
    await this.database.query(NOTE_SILENCE, [storeId, orders, since]);
  }

  override async endSilence(storeId: string): Promise<void> {
    await this.database.query(END_SILENCE, [storeId]);
  }

  override async countRejected(storeId: string, count: number): Promise<void> {
    await this.database.query(COUNT_REJECTED, [storeId, count]);
  }

  override async standing(storeId: string): Promise<WebhooksStanding> {
    const [row = UNKNOWN] = await this.database.query<StoreRow[]>(STORE_STANDING, [storeId]);
    const webhooks = await this.database.query<WebhookStanding[]>(WEBHOOK_STANDINGS, [storeId]);
    const { silentSince, silentOrders, errorCode, errorMessage, ...standing } = row;
    return {
      ...standing,
      webhooks,
      silence: silentSince === null ? null : { since: silentSince, orders: silentOrders },
      failure: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    };
  }
}
