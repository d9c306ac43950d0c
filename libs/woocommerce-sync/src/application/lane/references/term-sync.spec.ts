import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import { TermRepository } from '../../../domain/catalog/term.repository';
import type { StoreClient } from '../../ports/store-client.port';
import type { DeliveryRecord } from '../delivery-record';
import type { AuditedCall } from '../audited-call';
import { TermSync } from './term-sync';

class RememberedCapabilities extends StoreCapabilityRepository {
  private readonly known = new Map<string, boolean>();
  override find(_storeId: string, capability: string): Promise<boolean | null> {
    return Promise.resolve(this.known.get(capability) ?? null);
  }
  override keep(_storeId: string, capability: string, present: boolean): Promise<void> {
    this.known.set(capability, present);
    return Promise.resolve();
  }
  override forget(): Promise<void> {
    this.known.clear();
    return Promise.resolve();
  }
}

class NoTerms extends TermRepository {
  override find(): Promise<Map<string, number>> {
    return Promise.resolve(new Map<string, number>());
  }
  override keep(): Promise<void> {
    return Promise.resolve();
  }
  override forget(): Promise<void> {
    return Promise.resolve();
  }
}

const calls = {
  make: async (_book: unknown, _call: unknown, send: () => Promise<unknown>) => ({
    answer: await send(),
    durationMs: 0,
  }),
} as unknown as AuditedCall;
const health = { probe: () => Promise.resolve() };
const record = { delivery: { storeId: 'default' } } as DeliveryRecord;

describe('TermSync', () => {
  it.each([
    ['makes brands where the shop knows them', true, new Map([['lumina', 1]])],
    ['makes none where it does not', false, null],
  ])('%s, which it asks once', async (_what, present, expected) => {
    const hasBrands = jest.fn(() => Promise.resolve(present));
    const ensure = jest.fn(() => Promise.resolve([{ kind: 'there', storeTermId: 1 } as const]));
    const store = { health, terms: { hasBrands, ensure } } as unknown as StoreClient;
    const terms = new TermSync(new NoTerms(), new RememberedCapabilities(), calls);
    expect(await terms.brands(record, store, [])).toEqual(new Map());
    expect(hasBrands).not.toHaveBeenCalled();
    expect(await terms.brands(record, store, ['Lumina'])).toEqual(expected);
    expect(await terms.brands(record, store, ['Lumina'])).toEqual(expected);
    expect(hasBrands).toHaveBeenCalledTimes(1);
    expect(ensure).toHaveBeenCalledTimes(present ? 2 : 0);
  });

  it('asks for a hundred at a time, each name once, and leaves out what the shop will not have', async () => {
    const ensure = jest.fn((_taxonomy: string, names: readonly string[]) =>
      Promise.resolve(
        names.map((name, index) =>
          name.trim() === 'Bad'
            ? { kind: 'refused', code: 'db_insert_error', message: 'No' }
            : { kind: 'there', storeTermId: index + 1 },
        ),
      ),
    );
    const terms = new TermSync(new NoTerms(), new RememberedCapabilities(), calls);
    const names = ['bad', 'Bad ', ...Array.from({ length: 120 }, (_, index) => `tag ${index}`)];
    const ids = await terms.tags(
      record,
      { health, terms: { ensure } } as unknown as StoreClient,
      names,
    );
    expect(ensure.mock.calls.map(([, asked]) => asked.length)).toEqual([100, 21]);
    expect([ids.size, ids.has('bad'), ids.get('tag 0')]).toEqual([120, false, 2]);
  });
});
