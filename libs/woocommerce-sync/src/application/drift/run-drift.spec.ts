import type { DriftFindingRepository } from '../../domain/drift/drift-finding.repository';
import type { DriftRun, DriftRunRepository } from '../../domain/drift/drift-run.repository';
import { partOf, SomeStores } from '../testing/ports';
import type { DriftRepairing } from './drift-repairing';
import { RunDrift } from './run-drift';
import type { WholeComparison } from './whole-comparison';

const RUN = partOf<DriftRun>({ id: 'run', storeId: 'ro', scope: 'whole', source: null });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A comparison that goes on until it is told to end; what is done of its right is noted. */
function aComparison() {
  const done: string[] = [];
  let end: (hasRight: boolean) => void = () => undefined;
  const called = new Set(['ro']);
  const stores = new SomeStores({ ro: {} });
  stores.isCalled = (id) => called.has(id);
  const note = (what: string) => () => {
    done.push(what);
    return Promise.resolve(true);
  };
  const drift = new RunDrift(
    partOf<DriftRunRepository>({
      find: () => Promise.resolve(RUN),
      take: () => Promise.resolve(RUN),
      keep: note('keep'),
      release: () => note('release')().then(() => undefined),
      end: () => note('end')().then(() => undefined),
    }),
    partOf<DriftFindingRepository>({ count: () => Promise.resolve([]) }),
    partOf<WholeComparison>({
      compare: () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    }),
    partOf<DriftRepairing>({ askDue: () => Promise.resolve(0) }),
    stores,
  );
  return {
    done,
    drift,
    pause: () => {
      called.clear();
    },
    end: (hasRight: boolean) => {
      end(hasRight);
    },
  };
}

it('keeps its right while it goes on', async () => {
  const { done, drift, end } = aComparison();
  const run = drift.execute('run');
  await jest.advanceTimersByTimeAsync(30_000);
  end(true);
  await run;
  expect(done).toEqual(['keep', 'keep', 'end']);
});

it('gives it back where its store is paused meanwhile, to begin anew when that is active', async () => {
  const { done, drift, pause, end } = aComparison();
  const run = drift.execute('run');
  await jest.advanceTimersByTimeAsync(15_000);
  pause();
  await jest.advanceTimersByTimeAsync(15_000);
  // Nothing is recorded without the right.
  end(false);
  await run;
  expect(done).toEqual(['keep', 'release']);
});
