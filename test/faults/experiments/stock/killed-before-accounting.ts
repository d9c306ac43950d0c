import { eventually } from '../../../support/eventually';
import { the } from '../../../support/the';
import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';
import type { Lab } from '../../lab/lab';

/** Long enough for a customer to come between the shop's reading of a stock and its writing. */
const WINDOW_MS = 400;

/** What the customer buys. */
const SOLD = 3;

const WAIT = { timeout: 60_000, pause: 25 };

/** A write has erased a sale, and who wrote it dies before it has looked at what came of it. */
export const killedBeforeAccounting: Experiment = {
  name: 'worker-killed-before-it-accounts-for-a-stock',
  about:
    'A sale is erased by a write of its stock, and the worker dies before that was accounted for',
  attacks: ['S', 'L', 'A'],
  world: { products: 10 },
  async run(lab) {
    // From here on the shop is watched.
    await lab.call('POST', '/pull/orders', {});
    await lab.quiet();
    const product = the(
      lab.erp.ids.map((id) => lab.erp.find(id)).find((one) => one?.stock.managed === true),
      'a product that is counted',
    );
    const quantity = product.stock.quantity + 5;
    let orderId = 0;
    await dieAt(lab, 'ISyncRepository.settle:after', async () => {
      lab.shop.double.stockTiming.windowMs = WINDOW_MS;
      lab.erp.edit([{ id: product.id, patch: { stock: { quantity } } }]);
      const events = [{ type: 'inventory.stock_changed', data: { productIds: [product.id] } }];
      await lab.call('POST', '/events', { events });
      orderId = await sellsWhileWritten(lab, product.sku);
    });
    lab.shop.double.stockTiming.windowMs = 0;
    await eventually(() => {
      const shown = lab.shop.find(product.sku)?.stock_quantity;
      if (shown !== quantity - SOLD)
        throw new Error(`It shows ${String(shown)} in place of ${quantity - SOLD}`);
    }, WAIT);
    // The ERP books what was sold: its own number is what the shop shows.
    lab.erp.edit([{ id: product.id, patch: { stock: { quantity: quantity - SOLD } } }]);
    const events = [{ type: 'order.booked', data: { orderId, document: 'SO-1' } }];
    await lab.call('POST', '/events', { events });
    await lab.quiet();
  },
};

/** A customer buys between the shop's reading of the stock and its writing. Answers the order. */
async function sellsWhileWritten({ shop }: Lab, sku: string): Promise<number> {
  await eventually(() => {
    const going = shop.double.journal.calls.findLast(({ writes }) => writes > 0);
    if (going?.endedAt !== null) throw new Error('Nothing is being written');
  }, WAIT);
  return shop.order([{ productId: the(shop.find(sku)).id, quantity: SOLD }]);
}
