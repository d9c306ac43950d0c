import type {
  AdoptionPairRepository,
  ForeignProductRepository,
} from '../../domain/adoption/adoption-pair.repository';
import type {
  AdoptionRun,
  AdoptionRunRepository,
} from '../../domain/adoption/adoption-run.repository';
import { partOf, StoppedClock } from '../testing/ports';
import type { StoreClients } from '../ports/store-client.port';
import type { AssortmentReading } from './assortment-reading';
import { RunAdoption } from './run-adoption';

describe('readings for adoption of one process', () => {
  it('are carried out one at a time', async () => {
    const taken: string[] = [];
    const never = new Promise<void>(() => undefined);
    const carrying = new RunAdoption(
      partOf<AdoptionRunRepository>({
        findAbandoned: () => Promise.resolve(['one', 'other']),
        take: (id) => {
          taken.push(id);
          return Promise.resolve(partOf<AdoptionRun>({ id, storeId: 'first' }));
        },
      }),
      partOf<AdoptionPairRepository>({}),
      partOf<ForeignProductRepository>({}),
      partOf<AssortmentReading>({}),
      partOf<StoreClients>({ refresh: () => never }),
      new StoppedClock(),
    );
    await carrying.resume();
    await carrying.execute('other');
    expect(taken).toEqual(['one']);
  });
});
