import { z } from 'zod';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What stands before a shop, and how the host has set it up; as it should be, unless told. */
export const hostSetup = z.strictObject({
  /**
   * How addresses are rewritten: `index-php` is without help of the web server (fact 39), `plain`
   * not at all: then `?rest_route=` alone is there.
   */
  permalinks: z.enum(['pretty', 'index-php', 'plain']).default('pretty'),
  /** Where every call is sent to, as an address without a path; null for nowhere. */
  redirectsTo: z.url().nullable().default(null),
  /** Whether the `Authorization` header is taken away (fact 2). */
  stripsAuthorization: z.boolean().default(false),
  /** Methods that are answered 403 with a page (fact 2). */
  blocks: z.array(z.enum(METHODS)).default([]),
  /** Parameters of the query that do not reach the shop, as behind a proxy that drops some. */
  dropsParameters: z.array(z.string()).default([]),
  /** Whether WooCommerce is not active: then WordPress alone answers. */
  withoutWooCommerce: z.boolean().default(false),
  /** Whether everybody is answered 503 with a page. */
  maintenance: z.boolean().default(false),
  /** Whether programs get a page that checks for robots (fact 33). */
  challenges: z.boolean().default(false),
  /** Whether PHP prints a notice before each answer (fact 33). */
  printsNotices: z.boolean().default(false),
  /** By how much its clock is ahead; negative where it is behind. */
  clockAheadSeconds: z.number().int().default(0),
});

/** What stands before a shop, and how the host has set it up. */
export type HostSetup = z.infer<typeof hostSetup>;

/** A host that is in nobody's way. */
export function goodHost(): HostSetup {
  return hostSetup.parse({});
}
