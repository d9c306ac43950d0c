import type { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import { partOf } from '../../testing/ports';
import { DifferenceCapability, type SeenDifferences } from './difference-capability';

const NOTHING: SeenDifferences = { exact: 0, ignored: 0, other: 0 };

function aCapability() {
  const kept: boolean[] = [];
  const capability = new DifferenceCapability(
    partOf<StoreCapabilityRepository>({
      keep: (_storeId, _name, present) => {
        kept.push(present);
        return Promise.resolve();
      },
    }),
  );
  const learn = (known: boolean | null, seen: Partial<SeenDifferences>) =>
    capability.learn('ro', known, { ...NOTHING, ...seen });
  return { kept, learn };
}

it('is believed of the first answer, where nobody knew', async () => {
  const { kept, learn } = aCapability();
  expect(await learn(null, { exact: 1 })).toBe(true);
  expect(await learn(null, { ignored: 1 })).toBe(false);
  expect(kept).toEqual([true, false]);
});

it('is refuted of a shop that has taken some by twenty in a row alone', async () => {
  const { kept, learn } = aCapability();
  expect(await learn(true, { ignored: 19 })).toBe(true);
  expect(await learn(true, { exact: 1, ignored: 1 })).toBe(true);
  expect(await learn(true, { ignored: 19 })).toBe(true);
  expect(await learn(true, { ignored: 1 })).toBe(false);
  expect(kept).toEqual([false]);
});

it('is learnt of nothing that was not seen, whatever looked ignored before it was forgotten', async () => {
  const { kept, learn } = aCapability();
  await learn(true, { ignored: 1 });
  expect(await learn(null, {})).toBeNull();
  expect(await learn(true, {})).toBe(true);
  expect(kept).toEqual([]);
});
