import type { TakenHints } from '../../domain/webhooks/hint.repository';
import { NetworkError, ValidationError } from '../../domain/woocommerce.errors';
import { readHints } from './hint-reading';

const taken = (count: number): TakenHints => ({
  storeId: 'default',
  subject: 'order',
  leaseId: 'lease',
  hints: Array.from({ length: count }, (_, at) => ({ subjectId: at + 1, announcements: 1 })),
});
const idsOf = ({ hints }: TakenHints): number[] => hints.map(({ subjectId }) => subjectId);

it('reads all of them at once', async () => {
  const calls: number[][] = [];
  const { done, failed } = await readHints(taken(100), (ids) => {
    calls.push([...ids]);
    return Promise.resolve();
  });
  expect(calls).toHaveLength(1);
  expect([idsOf(done).length, failed]).toEqual([100, []]);
});

it('finds the one that cannot be read, and reads the others', async () => {
  let calls = 0;
  const { done, failed } = await readHints(taken(100), (ids) => {
    calls += 1;
    return ids.includes(42)
      ? Promise.reject(new ValidationError('id', 'spoils it'))
      : Promise.resolve();
  });
  expect(idsOf(done)).toEqual(idsOf(taken(100)).filter((id) => id !== 42));
  expect(failed.map(({ hints }) => idsOf(hints))).toEqual([[42]]);
  expect(failed[0]).toMatchObject({ isOfTheWhole: false, reason: { code: 'INVALID_DATA' } });
  expect(calls).toBeLessThanOrEqual(15);
});

it('asks a shop that is away once, and puts off all', async () => {
  let calls = 0;
  const { done, failed } = await readHints(taken(100), () => {
    calls += 1;
    return Promise.reject(new NetworkError('no answer', 'store', true));
  });
  expect([calls, idsOf(done)]).toEqual([1, []]);
  expect(failed.map(({ hints }) => idsOf(hints).length)).toEqual([100]);
  expect(failed[0]).toMatchObject({ isOfTheWhole: true, reason: { code: 'STORE_TIMEOUT' } });
});

it('puts off what is left when the shop goes away in the middle', async () => {
  const { done, failed } = await readHints(taken(8), (ids) => {
    if (ids.length > 2) return Promise.reject(new ValidationError('id', 'spoils it'));
    return ids.includes(3)
      ? Promise.reject(new NetworkError('no answer', 'store', false))
      : Promise.resolve();
  });
  expect(idsOf(done)).toEqual([1, 2]);
  expect(failed.map(({ hints }) => idsOf(hints))).toEqual([[3, 4, 5, 6, 7, 8]]);
});
