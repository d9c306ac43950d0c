import { Logger } from '@nestjs/common';
import type { ISyncRepository } from '../../../domain/ledger/sync.repository';
import { Heartbeat } from './heartbeat';

const SECOND_MS = 1_000;

/** The leases that each beat renewed. */
let beats: string[][];
let answer: () => Promise<void>;
let heartbeat: Heartbeat;

const logged = jest.spyOn(Logger.prototype, 'debug').mockImplementation(() => undefined);

beforeEach(() => {
  jest.useFakeTimers();
  beats = [];
  answer = () => Promise.resolve();
  heartbeat = new Heartbeat({
    renewLeases: (tokens: readonly string[]) => {
      beats.push([...tokens]);
      return answer();
    },
  } as unknown as ISyncRepository);
});
afterEach(() => jest.useRealTimers());

const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * SECOND_MS);

/** Something in flight, until it is told to end. */
function aDelivery(token: string): { readonly land: () => Promise<void> } {
  let land = (): void => undefined;
  const work = new Promise<void>((resolve) => (land = resolve));
  const kept = heartbeat.keepDuring(token, work);
  return {
    land: async () => {
      land();
      await kept;
    },
  };
}

describe('the heartbeat', () => {
  it('renews all leases together, every ten seconds, as long as they are in flight', async () => {
    const first = aDelivery('A');
    await pass(5);
    const second = aDelivery('B');
    expect(beats).toEqual([]);
    await pass(5);
    expect(beats).toEqual([['A', 'B']]);
    await first.land();
    await pass(10);
    expect(beats).toEqual([['A', 'B'], ['B']]);
    await second.land();
    await pass(60);
    expect(beats).toHaveLength(2);
  });

  it('begins anew with the next delivery, and beats once for all', async () => {
    await aDelivery('A').land();
    await pass(11);
    const deliveries = [aDelivery('B'), aDelivery('C')];
    await pass(30);
    expect(beats).toEqual([
      ['B', 'C'],
      ['B', 'C'],
      ['B', 'C'],
    ]);
    await Promise.all(deliveries.map(({ land }) => land()));
  });

  it('answers what the work answers, and lets go of what failed', async () => {
    expect(await heartbeat.keepDuring('A', Promise.resolve('done'))).toBe('done');
    await expect(heartbeat.keepDuring('B', Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    );
    await pass(60);
    expect(beats).toEqual([]);
  });

  it('tries again after a second where the ledger fails', async () => {
    answer = () => Promise.reject(new Error('away'));
    const { land } = aDelivery('A');
    await pass(12);
    expect(beats).toHaveLength(3);
    expect(logged).toHaveBeenCalledTimes(3);
    answer = () => Promise.resolve();
    await pass(1);
    expect(beats).toHaveLength(4);
    await pass(9);
    expect(beats).toHaveLength(4);
    await land();
  });

  it('does not wait for a beat that hangs', async () => {
    answer = () => new Promise(() => undefined);
    const { land } = aDelivery('A');
    await pass(16);
    expect(beats).toHaveLength(2);
    await land();
  });
});
