import type { Request } from 'express';
import type { Behaviours } from '../behaviour/behaviours';
import { textOf } from '../texts/coercions';
import { StoreError } from '../http/store-error';
import { isSame, OAuthCall } from './oauth-call';
import type { StoreKey } from './store-key';

const CLOCK_TOLERANCE_SECONDS = 15 * 60;
const NONCES_KEPT = 10_000;
const READS = ['GET', 'HEAD'];
const METHODS = [...READS, 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What knowing who calls depends on. */
export interface AuthGrounds {
  readonly behaviours: Behaviours;
  /**
   * Whether the shop takes calls for such over TLS: then keys themselves work, and OAuth does not.
   */
  readonly behindTls: boolean;
  /** Address of the shop, without a slash at its end. */
  readonly homeUrl: () => string;
  /** By how much its clock is ahead. */
  readonly host: { readonly clockAheadSeconds: number };
}

/**
 * Knows who calls: one-legged OAuth 1.0a over http; Basic, and keys in the query, only over TLS
 * (facts 1, 2).
 */
export class StoreAuth {
  private readonly nonces = new Map<string, number>();

  constructor(
    private readonly keys: readonly StoreKey[],
    private readonly grounds: AuthGrounds,
  ) {}

  /**
   * The key that a call comes with; null for a call that shows none, which the shop takes for
   * nobody's.
   * @throws StoreError 401 for a key that is wrong, or that may not do what the method says
   */
  identify(request: Request): StoreKey | null {
    const key = this.isOverTls(request) ? this.byKeyAndSecret(request) : this.overHttp(request);
    if (key !== null) this.checkPermissions(request.method, key);
    return key;
  }

  // A proxy may say that it took a call without TLS.
  private isOverTls(request: Request): boolean {
    return this.grounds.behindTls && request.get('x-forwarded-proto') !== 'http';
  }

  private overHttp(request: Request): StoreKey | null {
    const { behaviours, homeUrl } = this.grounds;
    const call = new OAuthCall(
      request,
      homeUrl().replace(/^https:/, 'http:'),
      behaviours.has('oauth-in-header'),
    );
    return call.isTried ? this.byOAuth(call) : this.byKeyAndSecret(request);
  }

  private byKeyAndSecret(request: Request): StoreKey | null {
    const { behaviours } = this.grounds;
    const basic = /^Basic (.+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const refuses =
      basic === undefined ? 'plain-http-refuses-keys-in-query' : 'plain-http-refuses-basic';
    if (!this.isOverTls(request) && behaviours.has(refuses)) return null;
    const [name = '', secret = ''] =
      basic === undefined
        ? [textOf(request.query['consumer_key']), textOf(request.query['consumer_secret'])]
        : Buffer.from(basic, 'base64').toString().split(':');
    const key = this.keys.find((known) => known.key === name);
    // A key that the shop does not know is as good as none here, unlike with OAuth.
    if (key === undefined) return this.stranger(name);
    if (!isSame(key.secret, secret) && behaviours.has('wrong-secret-refused')) {
      throw refused('Consumer secret is invalid.');
    }
    return key;
  }

  private byOAuth(call: OAuthCall): StoreKey | null {
    const { missing } = call;
    if (missing.length > 0) {
      const message = `Missing OAuth parameter${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`;
      throw new StoreError(401, 'woocommerce_rest_authentication_missing_parameter', message);
    }
    const name = call.get('oauth_consumer_key');
    const key = this.keys.find((known) => known.key === name);
    if (key === undefined) {
      const stranger = this.stranger(name);
      if (stranger === null) throw refused('Consumer key is invalid.');
      return stranger;
    }
    this.checkSignature(call, key.secret);
    this.checkTimestamp(call);
    this.checkNonce(call);
    return key;
  }

  private checkSignature(call: OAuthCall, secret: string): void {
    const { behaviours } = this.grounds;
    const { hash } = call;
    const isTaken =
      (hash === 'sha1' && behaviours.has('oauth-sha1')) ||
      (hash === 'sha256' && behaviours.has('oauth-sha256'));
    if (hash === null || !isTaken)
      throw refused('Invalid signature - signature method is invalid.');
    if (!call.isSignedWith(secret, hash) && behaviours.has('signature-checked')) {
      throw refused('Invalid signature - provided signature does not match.');
    }
  }

  private checkTimestamp(call: OAuthCall): void {
    const away = Math.abs(this.now() - Number(call.get('oauth_timestamp')));
    if (!(away <= CLOCK_TOLERANCE_SECONDS) && this.grounds.behaviours.has('timestamp-window')) {
      throw refused('Invalid timestamp.');
    }
  }

  private checkNonce(call: OAuthCall): void {
    const nonce = `${call.get('oauth_timestamp')} ${call.get('oauth_nonce')}`;
    if (this.nonces.has(nonce) && this.grounds.behaviours.has('nonce-once')) {
      throw refused('Invalid nonce - nonce has already been used.');
    }
    this.nonces.set(nonce, Number(call.get('oauth_timestamp')));
    if (this.nonces.size <= NONCES_KEPT) return;
    const oldest = this.now() - CLOCK_TOLERANCE_SECONDS;
    for (const [old, at] of this.nonces) if (at < oldest) this.nonces.delete(old);
  }

  private now(): number {
    return Math.floor(Date.now() / 1_000) + this.grounds.host.clockAheadSeconds;
  }

  private checkPermissions(method: string, { permissions }: StoreKey): void {
    const { behaviours } = this.grounds;
    if (method === 'OPTIONS') return;
    if (!METHODS.includes(method)) {
      throw new StoreError(401, 'woocommerce_rest_authentication_error', 'Unknown request method.');
    }
    if (READS.includes(method)) {
      if (permissions === 'write' && behaviours.has('write-only-key-cannot-read')) {
        throw refused('The API key provided does not have read permissions.');
      }
    } else if (permissions === 'read' && behaviours.has('read-only-key-cannot-write')) {
      throw refused('The API key provided does not have write permissions.');
    }
  }

  /**
   * Who comes with a key that the shop does not know: nobody, unless it is told to take anybody.
   */
  private stranger(key: string): StoreKey | null {
    if (key === '' || this.grounds.behaviours.has('unknown-key-refused')) return null;
    return { key, secret: '', permissions: 'read_write' };
  }
}

function refused(message: string): StoreError {
  return new StoreError(401, 'woocommerce_rest_authentication_error', message);
}
