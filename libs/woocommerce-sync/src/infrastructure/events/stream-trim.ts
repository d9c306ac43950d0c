import type { Redis } from 'ioredis';

/**
 * What Redis says of one consumer group (`XINFO GROUPS`), and of what it has taken and not
 * acknowledged (`XPENDING`).
 */
interface GroupProgress {
  readonly name: string;
  /** The last entry that was handed to it. */
  readonly lastDelivered: string;
  /** The oldest entry that it has taken and not acknowledged; null for none. */
  readonly oldestPending: string | null;
}

/** What is left of a stream after a trim. */
export interface TrimmedStream {
  readonly length: number;
  /** The group that all others wait for, where there is more than one; null where there is none. */
  readonly slowest: string | null;
}

/**
 * Takes away what every group of a stream has acknowledged. A group that is behind, also one that
 * is not ours, keeps what it has not seen. Needs Redis 6.2 (`XTRIM … MINID`).
 */
export async function trimStream(redis: Redis, stream: string): Promise<TrimmedStream> {
  const groups = await readGroups(redis, stream);
  const [slowest] = [...groups].sort((one, other) => compareIds(keptFrom(one), keptFrom(other)));
  if (slowest === undefined) return { length: await redis.xlen(stream), slowest: null };
  const least = keptFrom(slowest);
  // Whole nodes first, ten thousand entries at a time: the first trim may find millions, and must
  // not hold Redis up.
  while ((await redis.xtrim(stream, 'MINID', '~', least)) > 0);
  await redis.xtrim(stream, 'MINID', '=', least);
  return { length: await redis.xlen(stream), slowest: groups.length > 1 ? slowest.name : null };
}

/**
 * The oldest entry that a group still needs: the one after the last that it was given, or the first
 * that it has not acknowledged.
 */
function keptFrom({ lastDelivered, oldestPending }: GroupProgress): string {
  return oldestPending ?? nextId(lastDelivered);
}

/** The id after an id, `milliseconds-sequence`. */
export function nextId(id: string): string {
  const [time = '0', sequence = '0'] = id.split('-');
  return `${time}-${(BigInt(sequence) + 1n).toString()}`;
}

/** Ids are numbers that JavaScript's own cannot hold. */
export function compareIds(one: string, other: string): number {
  const [oneTime, oneSequence] = parts(one);
  const [otherTime, otherSequence] = parts(other);
  if (oneTime !== otherTime) return oneTime < otherTime ? -1 : 1;
  if (oneSequence === otherSequence) return 0;
  return oneSequence < otherSequence ? -1 : 1;
}

function parts(id: string): [bigint, bigint] {
  const [time = '0', sequence = '0'] = id.split('-');
  return [BigInt(time), BigInt(sequence)];
}

async function readGroups(redis: Redis, stream: string): Promise<GroupProgress[]> {
  const rows = (await redis.xinfo('GROUPS', stream)) as (string | number | null)[][];
  return Promise.all(
    rows.map(async (row) => {
      const fields = new Map(
        row.flatMap((name, at) => (at % 2 === 0 ? [[String(name), row[at + 1]]] : [])),
      );
      const name = String(fields.get('name'));
      const pending = Number(fields.get('pending')) > 0 ? await redis.xpending(stream, name) : [];
      return {
        name,
        lastDelivered: String(fields.get('last-delivered-id')),
        oldestPending: typeof pending[1] === 'string' ? pending[1] : null,
      };
    }),
  );
}
