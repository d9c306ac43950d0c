import { z } from 'zod';

/** What a shopkeeper sets, as far as the API shows it. */
export const shopSettings = z.object({
  /** The shop's zone, as IANA names it. */
  timeZone: z
    .string()
    .refine((name) => isTimeZone(name), 'is not a time zone')
    .default('Europe/Bucharest'),
  /** The currency that it sells in, ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('RON'),
  /** Where the shop is, ISO 3166: where orders without an address are taxed. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('RO'),
  /** Decimals of its prices. */
  decimals: z.number().int().min(0).max(6).default(2),
  /**
   * Whether it downloads pictures from its own host; WordPress does not, unless a plugin lets it.
   */
  localImages: z.boolean().default(true),
  /** Whether it has fulfilments of orders (fact 44). */
  fulfillments: z.boolean().default(false),
  /** Whether it computes taxes. */
  taxes: z.boolean().default(false),
});

/** What a shopkeeper sets. */
export type ShopSettings = z.infer<typeof shopSettings>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
