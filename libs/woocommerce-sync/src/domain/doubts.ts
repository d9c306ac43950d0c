import type { Versions } from './sync-item';
import type { Doubt } from './sync.repository';

/** Whom a doubt is about, as its items say it. */
export function subjectOf({ productId, parentProductId }: Doubt): string {
  return parentProductId ?? productId;
}

/** The versions that writes about a product and its variants brought. */
export function versionsOf(subjectId: string, doubts: readonly Doubt[]): Versions {
  const versions: Record<string, number> = {};
  for (const doubt of doubts) {
    const { productId, version = 0 } = doubt;
    if (version > 0 && subjectOf(doubt) === subjectId)
      versions[productId] = Math.max(versions[productId] ?? 0, version);
  }
  return versions;
}
