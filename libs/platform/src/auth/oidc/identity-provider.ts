import { Injectable, Logger } from '@nestjs/common';
import type { Configuration, IDToken, UserInfoResponse } from 'openid-client';
import { PlatformSettings } from '../../config/platform.settings';
import type { Actor } from '../actor';
import { claimAt } from '../roles-claim';
import { actorIn } from '../tokens/actor-claims';

type Claims = (IDToken | UserInfoResponse) & { readonly sub: string };

/** Later than any session ends. */
const FAR = new Date(8_640_000_000_000_000);

/** What has to be the same when somebody comes back from the provider. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  /** Of which the provider saw the hash alone (RFC 7636). */
  readonly verifier: string;
}

/** The identity provider does not answer, or says no. Its message holds no secret. */
export class SignInError extends Error {
  override readonly name = 'SignInError';

  constructor(
    readonly code: 'SIGN_IN_PROVIDER_UNAVAILABLE' | 'SIGN_IN_REFUSED' | 'SIGN_IN_WITHOUT_ROLE',
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** Signs people in at AUTH_ISSUER: OpenID Connect, authorization code with PKCE. */
@Injectable()
export class IdentityProvider {
  private readonly logger = new Logger(IdentityProvider.name);
  private found: Promise<Configuration> | null = null;

  constructor(private readonly settings: PlatformSettings) {}

  /**
   * Where to send somebody who wants to sign in.
   * @throws SignInError where the provider does not answer
   */
  async addressFor(
    callback: string,
  ): Promise<{ readonly address: URL; readonly journey: Journey }> {
    const client = await import('openid-client');
    const journey: Journey = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: callback,
      scope: this.settings.OIDC_SCOPE,
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
    });
    return { address, journey };
  }

  /**
   * Who came back from the provider. Roles that the ID token does not hold are asked for at the
   * provider's userinfo endpoint.
   * @param address to which they came back, with what the provider says
   * @throws SignInError
   */
  async whoCame(address: URL, journey: Journey): Promise<Actor> {
    const client = await import('openid-client');
    const configuration = await this.configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, address, {
        pkceCodeVerifier: journey.verifier,
        expectedState: journey.state,
        expectedNonce: journey.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('The provider gave no ID token');
      return actorIn(
        this.saysRoles(claims)
          ? claims
          : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub),
        // Its tokens last minutes, and say nothing of how long somebody may stay.
        FAR,
        this.settings,
      );
    } catch (error) {
      this.logger.warn(`A sign-in at the identity provider failed: ${String(error)}`);
      throw new SignInError('SIGN_IN_REFUSED', { cause: error });
    }
  }

  private saysRoles(claims: Claims): boolean {
    const { AUTH_ROLES_CLAIM: roles, AUTH_STORES_CLAIM: stores } = this.settings;
    return [roles, stores].some((path) => claimAt(claims, path) !== undefined);
  }

  private async configuration(): Promise<Configuration> {
    this.found ??= this.discover();
    try {
      return await this.found;
    } catch (error) {
      this.found = null;
      this.logger.warn(`The identity provider cannot be asked: ${String(error)}`);
      throw new SignInError('SIGN_IN_PROVIDER_UNAVAILABLE', { cause: error });
    }
  }

  private async discover(): Promise<Configuration> {
    const client = await import('openid-client');
    const { AUTH_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET } = this.settings;
    const issuer = new URL(AUTH_ISSUER);
    // A provider without TLS is one of a test or a laptop.
    const isPlain = issuer.protocol === 'http:' && !this.settings.isProduction;
    return client.discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
      timeout: 5,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out
      ...(isPlain ? { execute: [client.allowInsecureRequests] } : {}),
    });
  }
}
