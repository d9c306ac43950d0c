import { z } from 'zod';

// With the flag u a surrogate only matches where it stands alone.
const UNSTORABLE = /\0|\p{Surrogate}/u;
const PROBLEM = 'holds U+0000 or half a surrogate pair, which no shop can show';

/**
 * Text that PostgreSQL can keep and a shop can read: neither takes U+0000 or half a surrogate pair.
 */
export const storableText = z.string().refine((text) => !UNSTORABLE.test(text), PROBLEM);

/** Any value, but a text among them has to be a storable one. */
export const storableValue = z
  .unknown()
  .refine((value) => typeof value !== 'string' || !UNSTORABLE.test(value), PROBLEM);
