import type { AdoptionRunRepository } from '../../../domain/adoption/adoption-run.repository';
import type { SyncRun, SyncRunRepository } from '../../../domain/runs/sync-run';
import type { AdoptionSignal } from '../../ports/adoption/adoption-signal.port';
import { auditedBy, AuditRows, partOf, SomeStores } from '../../testing/ports';
import type { ListStores } from '../stores/list-stores.use-case';
import { StartAdoption } from './start-adoption.use-case';

describe('the start of an adoption', () => {
  it('waits for a full sync, which writes what it would read', async () => {
    const stores = new SomeStores({ first: {} });
    const start = new StartAdoption(
      partOf<AdoptionRunRepository>({}),
      partOf<ListStores>({ find: () => Promise.resolve(partOf({})) }),
      stores,
      partOf<AdoptionSignal>({}),
      auditedBy(new AuditRows()),
      partOf<SyncRunRepository>({
        findRunning: () => Promise.resolve(partOf<SyncRun>({ id: 'run 1' })),
      }),
    );
    await expect(start.execute('first', { via: 'api', actor: 'ana' })).rejects.toMatchObject({
      code: 'RUN_ALREADY_GOING',
      runId: 'run 1',
    });
  });
});
