import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PlatformSettings } from '../config/platform.settings';
import { SecretRegistry } from '../logging/secret-registry';
import { readKeyRing, type RingKey } from './key-ring';

/** AES-256-GCM with a nonce of 96 bits, as NIST SP 800-38D recommends. */
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const FORM = /^v1\.([\w-]{1,40})\.([\w-]+)$/;

/** A secret cannot be sealed, or a sealed one cannot be opened. Its message holds no secret. */
export class SecretBoxError extends Error {
  override readonly name = 'SecretBoxError';
}

/**
 * Seals secrets that have to be kept: who reads the database alone learns nothing. The keys are
 * those of SECRETS_KEYS: the first one seals, and all of them open.
 */
@Injectable()
export class SecretBox {
  private readonly keys: readonly RingKey[];

  constructor(settings: PlatformSettings, secrets: SecretRegistry) {
    this.keys = readKeyRing(settings.SECRETS_KEYS ?? '').keys;
    for (const { key } of this.keys) secrets.add(key.toString('base64'));
  }

  /** Whether there is a key to seal with. */
  get canSeal(): boolean {
    return this.keys.length > 0;
  }

  /**
   * @param purpose what it is for; only who names the same purpose can open it, so that a sealed
   *   text is of no use in another place
   * @throws SecretBoxError where there is no key
   */
  seal(secret: string, purpose: string): string {
    const [first] = this.keys;
    if (first === undefined) throw new SecretBoxError('There is no key: set SECRETS_KEYS');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, first.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    const parts = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    return `v1.${first.id}.${parts.toString('base64url')}`;
  }

  /**
   * @param purpose as it was said to `seal`
   * @throws SecretBoxError where its key is not in the ring, or where it is not what was sealed
   */
  open(sealed: string, purpose: string): string {
    const [, id = '', text = ''] = FORM.exec(sealed) ?? [];
    const known = this.keys.find((candidate) => candidate.id === id);
    if (known === undefined)
      throw new SecretBoxError(`SECRETS_KEYS has no key "${id}", with which this was sealed`);
    const parts = Buffer.from(text, 'base64url');
    if (parts.length < NONCE_BYTES + TAG_BYTES) throw damaged();
    const decipher = createDecipheriv(ALGORITHM, known.key, parts.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(parts.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = parts.subarray(NONCE_BYTES + TAG_BYTES);
    try {
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    } catch {
      throw damaged();
    }
  }

  /** Whether it was sealed with the first key; else it is to be sealed anew one day. */
  isCurrent(sealed: string): boolean {
    return FORM.exec(sealed)?.[1] === this.keys[0]?.id;
  }
}

function damaged(): SecretBoxError {
  return new SecretBoxError('This is not what was sealed: another key, purpose, or text');
}
