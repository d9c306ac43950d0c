import { Logger } from '@nestjs/common';
import { type Breaker, CLOSED } from '../../../domain/lane/breaker';
import type { LaneRepository } from '../../../domain/lane/lane.repository';
import type { Breakers } from '../../../domain/lane/lane-state';
import { NOON } from '../../../domain/testing/builders';
import { partOf, SomeStores } from '../../testing/ports';
import { WatchStores } from './watch-stores.use-case';

const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1_000);

const away = (phase: Breaker['phase'], message = 'The shop answered HTTP 502'): Breaker => ({
  ...CLOSED,
  phase,
  since: NOON,
  lastFault: { code: 'STORE_ERROR', message, at: NOON },
});
const WELL: Breakers = { store: CLOSED, erp: CLOSED };

/** What is said in the log of a lane, or of two, that stand so one look after the other. */
async function saidOf(
  looks: readonly { readonly first: Breakers; readonly second?: Breakers; readonly at: number }[],
): Promise<unknown[]> {
  const said: unknown[] = [];
  const listen = (context: unknown, message: unknown): number => said.push([message, context]);
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(listen);
  jest.spyOn(Logger.prototype, 'log').mockImplementation(listen);
  let now = looks[0];
  const lanes = partOf<LaneRepository>({
    wellbeing: (storeIds) =>
      Promise.resolve(
        storeIds.map((storeId) => ({
          storeId,
          breakers: (storeId === 'second' ? now?.second : now?.first) ?? WELL,
          readAt: at(now?.at ?? 0),
        })),
      ),
  });
  const watch = new WatchStores(lanes, new SomeStores({ first: {}, second: {} }));
  for (const look of looks) {
    now = look;
    await watch.execute();
  }
  return said;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the watch over shops and the ERP', () => {
  it('says nothing while all is well', async () => {
    expect(
      await saidOf([
        { first: WELL, at: 0 },
        { first: WELL, at: 10 },
      ]),
    ).toEqual([]);
  });

  it('says once that a shop is away, and once that it is back, with how long it was', async () => {
    const said = await saidOf([
      { first: { ...WELL, store: away('open') }, at: 20 },
      { first: { ...WELL, store: away('open') }, at: 30 },
      // A try is out: nobody knows yet.
      { first: { ...WELL, store: away('half-open') }, at: 40 },
      { first: WELL, at: 90 },
      { first: WELL, at: 100 },
    ]);
    expect(said).toEqual([
      [
        'The shop is away, and what needs it waits: The shop answered HTTP 502',
        { storeId: 'first', code: 'STORE_ERROR' },
      ],
      // By when the outage began, not by when it was first seen.
      ['The shop is back after 90 s', { storeId: 'first', seconds: 90 }],
    ]);
  });

  it('tells the ERP from the shop, and one store from the other', async () => {
    const said = await saidOf([
      { first: { ...WELL, erp: away('open', 'The ERP is slow') }, second: WELL, at: 0 },
      { first: WELL, second: { ...WELL, store: away('open') }, at: 60 },
    ]);
    expect(said).toEqual([
      [
        'The ERP is away, and what needs it waits: The ERP is slow',
        expect.objectContaining({ storeId: 'first' }),
      ],
      ['The ERP is back after 60 s', { storeId: 'first', seconds: 60 }],
      [
        'The shop is away, and what needs it waits: The shop answered HTTP 502',
        expect.objectContaining({ storeId: 'second' }),
      ],
    ]);
  });
});
