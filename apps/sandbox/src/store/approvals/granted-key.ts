import { randomBytes } from 'node:crypto';
import type { StoreKey } from '../access/store-key';
import { ApprovalRefusal, type ApprovalRequest } from './approval-request';

const TIMEOUT_MS = 60_000;

/** A new key of the REST API. */
export function newKey({ scope: permissions }: ApprovalRequest): StoreKey {
  const hash = (): string => randomBytes(20).toString('hex');
  return { key: `ck_${hash()}`, secret: `cs_${hash()}`, permissions };
}

/**
 * Brings a key to the app that asked for it, and waits for its answer (fact 55).
 * @throws ApprovalRefusal where that is not 200
 */
export async function bringKey(
  { callback_url: url, user_id }: ApprovalRequest,
  { key, secret, permissions }: StoreKey,
  keyId: number,
): Promise<void> {
  const status = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: JSON.stringify({
      key_id: keyId,
      user_id,
      consumer_key: key,
      consumer_secret: secret,
      key_permissions: permissions,
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).then(
    (answer) => answer.status,
    (error: unknown) => {
      throw new ApprovalRefusal(
        error instanceof Error ? error.message : 'A valid URL was not provided',
      );
    },
  );
  if (status !== 200)
    throw new ApprovalRefusal(
      'An error occurred in the request and at the time were unable to send the consumer data',
    );
}
