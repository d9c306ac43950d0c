import type { SyncRun, SyncRunProgress } from '../../../domain/runs/sync-run';
import { SyncRunRepository } from '../../../domain/runs/sync-run';
import type { RunCompletion } from '../../full-sync/run-completion';
import { auditedBy, AuditRows, partOf, SomeStores } from '../../testing/ports';
import type { StoreActivation } from '../stores/store-activation';
import { SyncAllProducts } from './sync-all-products.use-case';

const ORIGIN = { via: 'api', actor: 'somebody' } as const;

/** The runs of a ledger that lets a store have one at a time. */
class Runs extends SyncRunRepository {
  readonly all: SyncRun[] = [];
  /** What happens just before somebody asks which run is under way. */
  meanwhile: () => void = () => undefined;

  override start(storeId: string, force: boolean, requestedBy: string): Promise<SyncRun | null> {
    if (this.running(storeId) !== undefined) return Promise.resolve(null);
    const id = `run ${this.all.length + 1}`;
    const run = partOf<SyncRun>({ id, storeId, force, requestedBy, status: 'running' });
    this.all.push(run);
    return Promise.resolve(run);
  }

  override findRunning(storeId: string): Promise<SyncRun | null> {
    this.meanwhile();
    return Promise.resolve(this.running(storeId) ?? null);
  }

  override findAllRunning(): Promise<readonly SyncRun[]> {
    return Promise.resolve(this.all.filter(({ status }) => status === 'running'));
  }

  override findProgress(runId: string): Promise<SyncRunProgress | null> {
    const run = this.all.find(({ id }) => id === runId);
    return Promise.resolve(run === undefined ? null : partOf<SyncRunProgress>({ run }));
  }

  override completeIfDone(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override cancel(runId: string): Promise<boolean> {
    this.end(runId, 'cancelled');
    return Promise.resolve(true);
  }

  end(runId: string, status: 'completed' | 'cancelled'): void {
    const at = this.all.findIndex(({ id }) => id === runId);
    const run = this.all[at];
    if (run !== undefined) this.all[at] = { ...run, status };
  }

  private running(storeId: string): SyncRun | undefined {
    return this.all.find((run) => run.storeId === storeId && run.status === 'running');
  }
}

let runs: Runs;
let audit: AuditRows;
let signalled: string[];
let sync: SyncAllProducts;
let undecided: Error | null;
beforeEach(() => {
  runs = new Runs();
  audit = new AuditRows();
  signalled = [];
  undecided = null;
  sync = new SyncAllProducts(
    runs,
    new SomeStores({ first: {}, second: {} }),
    {
      go: (runId) => {
        signalled.push(runId);
      },
    },
    auditedBy(audit),
    partOf<RunCompletion>({ completeIfDone: () => Promise.resolve() }),
    partOf<StoreActivation>({
      mustBeDecided: () => (undecided === null ? Promise.resolve() : Promise.reject(undecided)),
    }),
  );
});

describe('a full sync', () => {
  it('is one for each store, and who asks for a second is told which is under way', async () => {
    const { run } = await sync.execute('first', true, ORIGIN);
    expect(run).toMatchObject({ id: 'run 1', force: true, requestedBy: 'somebody' });
    await expect(sync.execute('first', false, ORIGIN)).rejects.toMatchObject({
      code: 'RUN_ALREADY_GOING',
      runId: 'run 1',
    });
    await sync.execute('second', false, ORIGIN);
    expect(signalled).toEqual(['run 1', 'run 2']);
  });

  it('leaves a row in the audit of who was refused one, too', async () => {
    await sync.execute('first', false, ORIGIN);
    await expect(sync.execute('first', true, ORIGIN)).rejects.toThrow();
    expect(audit.opened.map(({ action, request }) => [action, request])).toEqual([
      ['runs.start', { force: false }],
      ['runs.start', { force: true }],
    ]);
    expect(audit.closed.map(({ errorCode }) => errorCode)).toEqual([null, 'RUN_ALREADY_GOING']);
  });

  it('is started in no store that is unknown', async () => {
    await expect(sync.execute('third', false, ORIGIN)).rejects.toMatchObject({
      code: 'STORE_UNKNOWN',
    });
    expect(runs.all).toEqual([]);
  });

  it('that is to run goes on where one is under way', async () => {
    expect(await sync.ensureRunning('first', 'somebody')).toBe('run 1');
    expect(await sync.ensureRunning('first', 'somebody')).toBe('run 1');
    expect(signalled).toEqual(['run 1', 'run 1']);
  });

  it('that is to run is a new one where the other ends just then', async () => {
    await sync.ensureRunning('first', 'somebody');
    runs.meanwhile = () => {
      runs.end('run 1', 'completed');
    };
    expect(await sync.ensureRunning('first', 'somebody')).toBe('run 2');
  });

  it('starts in no way while an adoption is not decided', async () => {
    undecided = new Error('undecided');
    await expect(sync.execute('first', false, ORIGIN)).rejects.toBe(undecided);
    await expect(sync.ensureRunning('first', 'somebody')).rejects.toBe(undecided);
    expect(runs.all).toEqual([]);
  });

  it('is called off by its id, and only where there is one', async () => {
    await sync.execute('first', false, ORIGIN);
    expect((await sync.cancel('run 1', ORIGIN)).run.status).toBe('cancelled');
    await expect(sync.cancel('run 7', ORIGIN)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    expect(audit.opened.map(({ action }) => action)).toEqual(['runs.start', 'runs.cancel']);
  });
});
