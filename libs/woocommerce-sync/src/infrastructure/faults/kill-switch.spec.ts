import { Logger, type INestApplication } from '@nestjs/common';
import { the } from '../../../../../test/support/the';
import { StoreClients } from '../../application/ports/store-client.port';
import { SyncSignal } from '../../application/ports/sync-signal.port';
import { WatermarkRepository } from '../../domain/runs/watermark.repository';
import { type KillOrder, killOrder } from './kill-order';
import { armKillPoint } from './kill-switch';

class Watermarks {
  readonly moved: string[] = [];

  find(): Promise<string> {
    return Promise.resolve('found');
  }

  move(storeId: string): Promise<string> {
    this.moved.push(storeId);
    return storeId === 'broken'
      ? Promise.reject(new Error('away'))
      : Promise.resolve(`moved ${storeId}`);
  }
}

class Signal {
  readonly woken: string[] = [];

  wake(storeId: string): void {
    this.woken.push(storeId);
  }
}

class Client {
  readonly products = { write: () => Promise.resolve('written') };
}

/** What happened, in its order. */
let told: string[];
let watermarks: Watermarks;
let signal: Signal;
let clients: Readonly<Record<string, Client>>;
const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);

beforeEach(() => {
  warned.mockClear();
  told = [];
  watermarks = new Watermarks();
  signal = new Signal();
  clients = { first: new Client(), second: new Client() };
});

function arm(point: string): void {
  const order: KillOrder = killOrder().parse(point);
  const adapters = new Map<unknown, unknown>([
    [WatermarkRepository, watermarks],
    [SyncSignal, signal],
    [StoreClients, { ids: () => Object.keys(clients), get: (storeId: string) => clients[storeId] }],
  ]);
  const app = { get: (port: unknown) => adapters.get(port) } as INestApplication;
  armKillPoint(app, order, (name) => told.push(name));
}

describe('an armed kill point', () => {
  it('kills before the method does anything', () => {
    arm('WatermarkRepository.move:before');
    const moved = jest.spyOn(watermarks.moved, 'push').mockImplementation(() => told.push('moved'));
    void watermarks.move('A');
    expect(told).toEqual(['SIGKILL', 'moved']);
    expect(moved).toHaveBeenCalledTimes(1);
  });

  it('kills after the method has resolved, and before its caller hears of it', async () => {
    arm('WatermarkRepository.move:after');
    const heard = watermarks.move('A').then((answer) => told.push(answer));
    expect(told).toEqual([]);
    await heard;
    expect(told).toEqual(['SIGKILL', 'moved A']);
  });

  it('kills after the method has failed, whose error its caller gets', async () => {
    arm('WatermarkRepository.move:after');
    await expect(watermarks.move('broken')).rejects.toThrow('away');
    expect(told).toEqual(['SIGKILL']);
  });

  it('kills after a method that answers at once', () => {
    arm('SyncSignal.wake:after!SIGSTOP');
    const woken = jest.spyOn(signal.woken, 'push').mockImplementation(() => told.push('woken'));
    signal.wake('A');
    expect(told).toEqual(['woken', 'SIGSTOP']);
    expect(woken).toHaveBeenCalledTimes(1);
  });

  it('kills once, at the passing that was asked for', async () => {
    arm('WatermarkRepository.move:before@2');
    const kills: number[] = [];
    for (const storeId of ['A', 'B', 'C', 'D']) {
      await watermarks.move(storeId);
      kills.push(told.length);
    }
    expect(kills).toEqual([0, 1, 1, 1]);
    expect(watermarks.moved).toEqual(['A', 'B', 'C', 'D']);
  });

  it('counts the calls to all shops together', async () => {
    arm('ShopProducts.write:after@2');
    await the(clients['first']).products.write();
    expect(told).toEqual([]);
    expect(await the(clients['second']).products.write()).toBe('written');
    expect(told).toEqual(['SIGKILL']);
  });

  it('leaves all other methods and adapters as they are', async () => {
    arm('WatermarkRepository.move:before');
    expect(Object.keys(watermarks)).toEqual(['moved']);
    expect(Object.hasOwn(watermarks, 'find')).toBe(false);
    expect(Object.hasOwn(signal, 'wake')).toBe(false);
    expect(await watermarks.find()).toBe('found');
    signal.wake('A');
    expect(told).toEqual([]);
  });

  it('says so in one line', () => {
    arm('SyncSignal.wake:before@3!SIGTERM');
    expect(warned.mock.calls).toEqual([
      ['KILL_POINT is armed: this process gets SIGTERM before call 3 of SyncSignal.wake'],
    ]);
  });

  it('sends the signal to this very process', () => {
    const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
    armKillPoint(
      { get: () => signal } as unknown as INestApplication,
      killOrder().parse('SyncSignal.wake:before'),
    );
    signal.wake('A');
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
    kill.mockRestore();
  });
});
