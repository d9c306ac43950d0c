import { SyncItemRepository } from '../../../domain/ledger/sync-item.repository';
import type { SyncItemState } from '../../../domain/ledger/sync-item-state';
import { aSyncItem } from '../../../domain/testing/builders';
import { partOf, StoppedClock } from '../../testing/ports';
import { WaitForItems } from './wait-for-items';

type Rows = Readonly<Record<string, Partial<SyncItemState>>>;

/**
 * Items as each look shows them, the last look again and again; each look takes 10 s.
 * @param successors by the id of what they supersede
 */
function wait(
  ids: readonly string[],
  looks: readonly Rows[],
  successors: Readonly<Record<string, string>> = {},
): Promise<readonly Readonly<SyncItemState>[]> {
  const clock = new StoppedClock();
  let look = 0;
  let rows: Rows = {};
  const items = partOf<SyncItemRepository>({
    findMany: (wanted) => {
      rows = looks[Math.min(look, looks.length - 1)] ?? {};
      look += 1;
      clock.pass(10_000);
      return Promise.resolve(wanted.map((id) => aSyncItem({ id, ...rows[id] }).snapshot()));
    },
    findSuccessors: (superseded) =>
      Promise.resolve(
        new Map(
          superseded.flatMap((id) => {
            const successor = successors[id];
            if (successor === undefined) return [];
            const state = aSyncItem({ id: successor, ...rows[successor] }).snapshot();
            return [[id, state] as const];
          }),
        ),
      ),
  });
  return new WaitForItems(items, clock).execute(ids);
}

const SYNCED = { status: 'completed', outcome: 'synced' } as const;
const SUPERSEDED = { status: 'completed', outcome: 'superseded' } as const;

describe('the wait for items', () => {
  it('ends when all of them have, well or not', async () => {
    const items = await wait(['A', 'B'], [{ A: SYNCED }, { A: SYNCED, B: { status: 'failed' } }]);
    expect(items.map(({ id, status }) => `${id} ${status}`)).toEqual(['A completed', 'B failed']);
  });

  it('ends after 25 seconds all the same, and answers how they are then', async () => {
    const items = await wait(['A'], [{}, { A: { status: 'syncing' } }]);
    expect(items.map(({ status }) => status)).toEqual(['syncing']);
  });

  it('goes on for what took an item’s place: that decides what the shop shows', async () => {
    const items = await wait(['A'], [{ A: SUPERSEDED, B: { status: 'syncing' } }, { B: SYNCED }], {
      A: 'B',
    });
    expect(items.map(({ id, outcome }) => `${id} ${String(outcome)}`)).toEqual(['B synced']);
  });

  it('follows from one successor to the next', async () => {
    const items = await wait(
      ['A'],
      [
        { A: SUPERSEDED, B: { status: 'syncing' } },
        { B: SUPERSEDED, C: SYNCED },
      ],
      { A: 'B', B: 'C' },
    );
    expect(items.map(({ id }) => id)).toEqual(['C']);
  });

  it('takes an item for superseded where nothing is known of its successor any more', async () => {
    const items = await wait(['A'], [{ A: SUPERSEDED }]);
    expect(items.map(({ id, outcome }) => `${id} ${String(outcome)}`)).toEqual(['A superseded']);
  });
});
