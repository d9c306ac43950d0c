import type { AuditEntry, Outcome } from './audit-queries';

/** Who asked for a call, and why. */
export interface Origin {
  /** The product for which it was asked; null for the whole store. */
  readonly productId: string | null;
  readonly via: string;
  readonly actor: string;
  readonly reason: string | null;
}

/** All who asked for a call, by product. */
export function originsOf({ requestedBy }: Pick<AuditEntry, 'requestedBy'>): readonly Origin[] {
  return Object.entries(requestedBy).flatMap(([subject, origins]) =>
    (Array.isArray(origins) ? origins : [origins]).map((origin: unknown) => ({
      productId: subject === '*' ? null : subject,
      via: textIn(origin, 'via') ?? '',
      actor: textIn(origin, 'actor') ?? '',
      reason: textIn(origin, 'reason'),
    })),
  );
}

/** Each value once, without those that are not there. */
export function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null && value !== ''))] as string[];
}

/** The reasons that were given for a call. */
export function reasonsOf(entry: AuditEntry): readonly string[] {
  return distinct([
    ...originsOf(entry).map(({ reason }) => reason),
    textIn(entry.request, 'reason'),
  ]);
}

/** How a call ended; one whose end nobody saw is open. */
export function outcomeOf({ errorCode, durationMs }: AuditEntry): Outcome {
  if (durationMs === null) return 'open';
  return errorCode === null ? 'ok' : 'failed';
}

function textIn(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = (value as Readonly<Record<string, unknown>>)[name];
  return typeof found === 'string' ? found : null;
}
