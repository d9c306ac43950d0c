import { HttpStatus, Injectable } from '@nestjs/common';
import { JwksClient } from 'jwks-rsa';
import { PlatformSettings } from '../../config/platform.settings';
import { ProblemError } from '../../http/problem';
import { type KeySet, KeysUnavailableError, PublishedKeys } from './published-keys';

type Algorithm = 'HS256' | 'RS256' | 'ES256';

/**
 * The key that a token must be signed with, and by which algorithms; the token has no say in the
 * latter (RFC 8725, 3.1).
 */
export interface SigningKey {
  readonly key: string;
  readonly algorithms: Algorithm[];
}

/** The keys of the settings: our secret, or those that the identity provider publishes. */
@Injectable()
export class SigningKeys {
  private readonly published: PublishedKeys | null;

  constructor(private readonly settings: PlatformSettings) {
    const { AUTH_JWKS_URL: jwksUri } = settings;
    this.published = jwksUri === undefined ? null : new PublishedKeys(readerOf(jwksUri));
  }

  /** Whether the key is at hand, so that nobody has to be asked for it. */
  knows(keyId: string | undefined): boolean {
    return this.published === null || this.published.knows(keyId);
  }

  /**
   * @param keyId the `kid` of the token's header
   * @returns null where the provider publishes no such key
   * @throws ProblemError (503) where the provider cannot be asked: the token may be good, we cannot
   *   tell
   */
  async find(keyId: string | undefined): Promise<SigningKey | null> {
    if (this.published === null)
      return { key: this.settings.AUTH_JWT_SECRET ?? '', algorithms: ['HS256'] };
    try {
      const key = await this.published.find(keyId);
      return key === null ? null : { key, algorithms: ['RS256', 'ES256'] };
    } catch (error) {
      if (!(error instanceof KeysUnavailableError)) throw error;
      throw new ProblemError(
        {
          status: HttpStatus.SERVICE_UNAVAILABLE,
          code: 'AUTH_KEYS_UNAVAILABLE',
          detail:
            'The identity provider does not give its keys, so no token can be checked: try again later.',
          headers: { 'Retry-After': '5' },
        },
        { cause: error },
      );
    }
  }
}

/** How often and for whom it is asked is decided elsewhere. */
function readerOf(jwksUri: string): () => Promise<KeySet> {
  const client = new JwksClient({ jwksUri, timeout: 5000, cache: false, rateLimit: false });
  return async () => {
    const keys = await client.getSigningKeys();
    return new Map(keys.map((key) => [key.kid, key.getPublicKey()]));
  };
}
