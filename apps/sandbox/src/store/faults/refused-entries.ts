import { SeededRandom } from '../../seeded-random';
import type { FaultRule } from './fault-rules';
import { isRecord } from '../rest/values';
import type { Answer } from '../store-context';
import { StoreError } from '../http/store-error';

const PARTS = ['create', 'update', 'delete'] as const;
type Part = (typeof PARTS)[number];

interface Refused {
  readonly place: number;
  readonly id: unknown;
}

const REFUSAL = new StoreError(400, 'product_refused', 'A plugin refuses this product.');

/**
 * Entries of a batch that are refused by themselves, as by a plugin, while the shop takes the
 * others.
 */
export class RefusedEntries {
  private readonly refused = new Map<Part, readonly Refused[]>();

  private constructor() {}

  /**
   * Draws them, and takes them out of the call. @param call numbers the calls, so that each draws
   * anew
   */
  static takenFrom(body: unknown, { seed, share }: FaultRule, call: number): RefusedEntries {
    const entries = new RefusedEntries();
    if (!isRecord(body)) return entries;
    const chance = new SeededRandom(seed, call);
    for (const part of PARTS) {
      const sent = body[part];
      if (!Array.isArray(sent)) continue;
      const marked = (sent as unknown[]).map((entry) => ({
        entry,
        isRefused: chance.chance(share),
      }));
      (body as Record<string, unknown>)[part] = marked
        .filter(({ isRefused }) => !isRefused)
        .map(({ entry }) => entry);
      const refused = marked.flatMap(({ entry, isRefused }, place) =>
        isRefused ? [{ place, id: isRecord(entry) ? (entry['id'] ?? 0) : entry }] : [],
      );
      entries.refused.set(part, refused);
    }
    return entries;
  }

  /** The answer to the others, with a refusal in each place that one of these had. */
  putInto(answer: Answer): Answer {
    if (this.refused.size === 0 || (answer.status ?? 200) >= 300) return answer;
    const parts: Record<string, unknown> = isRecord(answer.body) ? { ...answer.body } : {};
    for (const [part, refused] of this.refused) {
      if (refused.length === 0) continue;
      const shown = [...((parts[part] ?? []) as unknown[])];
      // In order of their places: each stands where it will stay.
      for (const { place, id } of refused) shown.splice(place, 0, { id, error: REFUSAL.body() });
      parts[part] = shown;
    }
    return { ...answer, body: parts };
  }
}
