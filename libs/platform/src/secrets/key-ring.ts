import { z } from 'zod';

const KEY_BYTES = 32;
const ENTRY = /^([\w-]{1,40}):([A-Za-z0-9+/]{43}=)$/;

/** A key with the name under which what it has sealed remembers it. */
export interface RingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** `id:base64key,…` as SECRETS_KEYS takes it: the first key seals, and all of them open. */
export function keyRing(): z.ZodType<string, string> {
  return z.string().superRefine((text, context) => {
    const { problem } = readKeyRing(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });
}

/** The keys that such a text names, and what is wrong with it; its problem shows no key. */
export function readKeyRing(text: string): {
  readonly keys: readonly RingKey[];
  readonly problem: string | null;
} {
  const entries = text.trim() === '' ? [] : text.split(',').map((entry) => entry.trim());
  const keys: RingKey[] = [];
  for (const [place, entry] of entries.entries()) {
    const [, id = '', key = ''] = ENTRY.exec(entry) ?? [];
    const bytes = Buffer.from(key, 'base64');
    if (bytes.length !== KEY_BYTES)
      return { keys: [], problem: `key ${place + 1} is not id:base64key with 32 bytes` };
    if (keys.some((known) => known.id === id))
      return { keys: [], problem: `the id "${id}" names two keys` };
    keys.push({ id, key: bytes });
  }
  return { keys, problem: null };
}
