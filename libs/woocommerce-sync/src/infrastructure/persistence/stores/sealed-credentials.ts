import { Injectable, Logger } from '@nestjs/common';
import { SecretBox, SecretBoxError, SecretRegistry } from '@cypher/platform';
import type { StoreCredentials } from '../../../domain/stores/store';
import { StoreStateError } from '../../../domain/stores/store.errors';
import { credentialsOf } from '../secrets/sealed-columns';

/** Seals and opens the credentials of stores; no log shows any that went through here. */
@Injectable()
export class SealedCredentials {
  private readonly logger = new Logger('Stores');
  private readonly unopened = new Set<string>();

  constructor(
    private readonly box: SecretBox,
    private readonly secrets: SecretRegistry,
  ) {}

  /**
   * Key and secret, sealed.
   * @throws StoreStateError (SECRETS_KEYS_MISSING) where there is no key to seal them with
   */
  seal(storeId: string, credentials: StoreCredentials): [string, string] {
    if (!this.box.canSeal)
      throw new StoreStateError(
        'There is no key to seal the credentials with: set SECRETS_KEYS first',
        'SECRETS_KEYS_MISSING',
      );
    const { key, secret } = credentials;
    this.learn(credentials);
    const purpose = credentialsOf(storeId);
    return [this.box.seal(key, purpose), this.box.seal(secret, purpose)];
  }

  /** Null where there are none, or where no key of the ring opens them, which is logged once. */
  open(storeId: string, key: string | null, secret: string | null): StoreCredentials | null {
    if (key === null || secret === null) return null;
    try {
      const purpose = credentialsOf(storeId);
      const opened = { key: this.box.open(key, purpose), secret: this.box.open(secret, purpose) };
      this.learn(opened);
      return opened;
    } catch (error) {
      if (!(error instanceof SecretBoxError)) throw error;
      if (!this.unopened.has(secret))
        this.logger.error(
          { storeId },
          `The credentials of a store cannot be opened, and nothing is sent to its shop: ${error.message}`,
        );
      this.unopened.add(secret);
      return null;
    }
  }

  private learn({ key, secret }: StoreCredentials): void {
    this.secrets.add(key);
    this.secrets.add(secret);
  }
}
