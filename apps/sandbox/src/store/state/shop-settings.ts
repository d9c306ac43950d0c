import { z } from 'zod';
import { VERSIONS } from '../system/versions';

/** What a shop runs on, as `system_status` tells it; none of it changes what the double does. */
const software = z.object({
  woocommerce: z.string().default(VERSIONS.woocommerce),
  wordpress: z.string().default(VERSIONS.wordpress),
  php: z.string().default(VERSIONS.php),
  memoryMegabytes: z.number().int().default(512),
  timeLimitSeconds: z.number().int().default(300),
  /** Whether visitors run its schedule; else the host has to. */
  cronByVisitors: z.boolean().default(true),
  hidesErrors: z.boolean().default(true),
  /** Whether orders are in tables of their own, and whether they are kept as posts as well. */
  hpos: z.boolean().default(true),
  hposSync: z.boolean().default(false),
  /** Active plugins, by their files, as `wordfence/wordfence.php`. */
  plugins: z.array(z.string()).default([]),
});

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
  /** Whether prices are entered with tax; shown, and not reckoned with. */
  pricesIncludeTax: z.boolean().default(false),
  /** Whether it says that it manages stock. */
  managesStock: z.boolean().default(true),
  weightUnit: z.enum(['kg', 'g', 'lbs', 'oz']).default('kg'),
  dimensionUnit: z.enum(['m', 'cm', 'mm', 'in', 'yd']).default('cm'),
  /** Whether its clocks follow a zone; else it tells of an offset alone. */
  hasNamedZone: z.boolean().default(true),
  /** What it says that it runs on. */
  software: software.prefault({}),
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
