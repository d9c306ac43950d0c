import type { BehaviourName } from '../behaviour/behaviours';
import { startStoreDouble, type StoreDouble } from '../store-double';
import { ShopCaller } from './shop-caller';

/** What a probe has in hand: a fresh shop at once, and a client of it. */
export interface ProbedShop {
  readonly shop: StoreDouble;
  readonly caller: ShopCaller;
  /**
   * Makes a product, and answers what the shop says of it; an error's status and code where it
   * refuses.
   */
  make(body: object): Promise<Record<string, unknown>>;
  /** Changes a product, and answers likewise. */
  change(id: unknown, body: object): Promise<Record<string, unknown>>;
  /** Reads a product as a customer sees it. */
  read(id: unknown): Promise<Record<string, unknown>>;
  /** One entry of a batch of updates, and what it answers. */
  inBatch(item: object): Promise<Record<string, unknown>>;
}

/** One behaviour: what is looked at, and what is seen with it and without it. */
export interface Probe {
  readonly name: BehaviourName;
  readonly see: (probed: ProbedShop) => Promise<unknown>;
  readonly on: unknown;
  readonly off: unknown;
}

/** Tests that each behaviour shows while it holds, and is gone while it is switched off. */
export function testBehaviours(probes: readonly Probe[]): void {
  it.each(probes)('$name', async ({ name, see, on, off }) => {
    expect(await seen(see, [])).toEqual(on);
    expect(await seen(see, [name])).toEqual(off);
  });
}

async function seen(see: Probe['see'], off: readonly BehaviourName[]): Promise<unknown> {
  const shop = await startStoreDouble({ preset: 'instant', behindTls: true, off });
  try {
    return await see(probed(shop));
  } finally {
    await shop.close();
  }
}

function probed(shop: StoreDouble): ProbedShop {
  const caller = new ShopCaller(shop);
  const send = async (
    method: string,
    path: string,
    body?: object,
  ): Promise<Record<string, unknown>> => {
    const answer = await caller.send(method, path, body);
    return answer.status < 400 ? answer.body : { status: answer.status, code: answer.body['code'] };
  };
  return {
    shop,
    caller,
    make: (body) => send('POST', '/products', body),
    change: (id, body) => send('PUT', `/products/${String(id)}`, body),
    read: (id) => send('GET', `/products/${String(id)}`),
    inBatch: async (item) => {
      const answer = await caller.send<{ update: Record<string, unknown>[] }>(
        'POST',
        '/products/batch',
        {
          update: [item],
        },
      );
      return answer.body.update[0] ?? {};
    },
  };
}
