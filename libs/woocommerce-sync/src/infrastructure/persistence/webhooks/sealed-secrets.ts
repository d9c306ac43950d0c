import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { SecretBox, SecretBoxError, SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import type { WebhookSecret } from '../../../domain/webhooks/webhook.repository';
import { webhooksOf } from '../secrets/sealed-columns';
import { ACCEPTED_SECRETS, RENEW_SECRET, SEAL_ANEW } from './webhook.statements';

const SECRET_BYTES = 32;

interface SecretRow {
  readonly secret: string | null;
  readonly version: number;
  readonly previous: string | null;
}

/** The secrets of webhooks: sealed in PostgreSQL, and in no log once they are open. */
@Injectable()
export class SealedSecrets {
  private readonly logger = new Logger('Webhooks');
  private readonly unopened = new Set<string>();

  constructor(
    private readonly database: DataSource,
    private readonly box: SecretBox,
    private readonly registry: SecretRegistry,
  ) {}

  /** Those with which a store's deliveries may be signed; one that cannot be opened is none. */
  async accepted(storeId: string): Promise<readonly string[]> {
    const row = await this.find(storeId);
    return [row?.secret, row?.previous]
      .map((sealed) => this.open(sealed ?? null, storeId))
      .filter((secret) => secret !== null);
  }

  /** The present one; a new one where there is none that can be opened. */
  async present(storeId: string): Promise<WebhookSecret> {
    const row = await this.find(storeId);
    const secret = this.open(row?.secret ?? null, storeId);
    if (row === null || row.secret === null || secret === null) return this.renew(storeId);
    if (!this.box.isCurrent(row.secret))
      await this.database.query(SEAL_ANEW, [storeId, this.seal(secret, storeId), row.secret]);
    return { secret, version: row.version };
  }

  /** A new one. @throws SecretBoxError where there is no key to seal it with */
  async renew(storeId: string): Promise<WebhookSecret> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    this.registry.add(secret);
    const [row] = await this.database.query<[{ version: number }]>(RENEW_SECRET, [
      storeId,
      this.seal(secret, storeId),
    ]);
    return { secret, version: row.version };
  }

  private async find(storeId: string): Promise<SecretRow | null> {
    const [row] = await this.database.query<SecretRow[]>(ACCEPTED_SECRETS, [storeId]);
    return row ?? null;
  }

  private seal(secret: string, storeId: string): string {
    return this.box.seal(secret, webhooksOf(storeId));
  }

  private open(sealed: string | null, storeId: string): string | null {
    if (sealed === null) return null;
    try {
      const secret = this.box.open(sealed, webhooksOf(storeId));
      this.registry.add(secret);
      return secret;
    } catch (error) {
      if (!(error instanceof SecretBoxError)) throw error;
      if (!this.unopened.has(sealed))
        this.logger.error({ storeId }, `A secret of webhooks cannot be opened: ${error.message}`);
      this.unopened.add(sealed);
      return null;
    }
  }
}
