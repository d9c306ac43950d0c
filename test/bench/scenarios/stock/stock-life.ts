import { setTimeout as delay } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { SeededRandom } from '../../../../apps/sandbox/src/seeded-random';
import type { StockBooks } from '../../measuring/stock-books';
import type { ErpProduct } from '../../world/bench-erp';
import type { BenchWorld } from '../../world/bench-world';

/** A product by what ERP and shop call it, and what the ERP has of it. */
export interface StockedProduct extends Pick<ErpProduct, 'id' | 'sku'> {
  readonly shopId: number;
  quantity: number;
}

/** Counter sales leave so many pieces at least, so that none takes what a customer is buying. */
const LEFT_AT_COUNTER = 8;

/** The ERP books this share of the orders while the load lasts. */
const BOOKED_SHARE = 0.3;
const BOOKING_MS = { least: 1_000, most: 5_000 };

/** A customer comes so long before or after the ERP's movement, in milliseconds. */
const CUSTOMER_MS = { least: 0, most: 600 };
const MOVEMENT_AT_MS = 200;

/**
 * One thing after the other that happens to stock: the ERP gets pieces or sells some at its
 * counter, a customer buys in the shop at about the same moment, and the ERP books what was bought
 * a while later. The same seed has the same things happen to the same products at the same
 * distances.
 */
export class StockLife {
  private readonly going = new Set<Promise<void>>();
  private readonly heard = new Set<number>();
  private readonly waiting = new Map<number, () => void>();

  constructor(
    private readonly world: BenchWorld,
    private readonly products: readonly StockedProduct[],
    private readonly books: StockBooks,
    private readonly seed: number,
  ) {}

  /** The ERP listens to orders, and books none of which it has not heard. */
  async listen(listener: Redis): Promise<void> {
    listener.on('message', (_channel: string, text: string) => {
      const packet = JSON.parse(text) as { data?: { orderId: number }; orderId?: number };
      const orderId = packet.data?.orderId ?? packet.orderId ?? 0;
      this.heard.add(orderId);
      this.waiting.get(orderId)?.();
    });
    await listener.subscribe('woocommerce.order_received');
  }

  /** Begins with one, by its number. */
  begin(index: number): void {
    const passing = this.pass(new SeededRandom(this.seed, index)).finally(() => {
      this.going.delete(passing);
    });
    this.going.add(passing);
  }

  /** Waits until all that began has happened. @throws what went wrong first */
  async end(): Promise<void> {
    await Promise.all(this.going);
  }

  private async pass(random: SeededRandom): Promise<void> {
    const product = random.pick(this.products);
    const customerMs = random.between(CUSTOMER_MS.least, CUSTOMER_MS.most);
    const pieces = random.between(1, 3);
    const isReceipt = random.chance(0.75);
    const moved = random.between(1, 3);
    const isBooked = random.chance(BOOKED_SHARE);
    const bookingMs = random.between(BOOKING_MS.least, BOOKING_MS.most);
    const movement = async (): Promise<void> => {
      await delay(MOVEMENT_AT_MS);
      await this.move(product, isReceipt ? moved : -moved);
    };
    const purchase = async (): Promise<void> => {
      await delay(customerMs);
      const orderId = await this.buy(product, pieces);
      if (orderId === null || !isBooked) return;
      await this.erpHears(orderId);
      await delay(bookingMs);
      await this.book(product, orderId, pieces);
    };
    await Promise.all([movement(), purchase()]);
  }

  /** The ERP has more pieces, or fewer, and says so. */
  private async move(product: StockedProduct, pieces: number): Promise<void> {
    if (pieces < 0 && this.books.there(product.sku) + pieces < LEFT_AT_COUNTER) return;
    this.books.move(product.sku, pieces);
    await this.setQuantity(product, product.quantity + pieces);
    await this.tell('inventory.stock_changed', { productId: product.id });
  }

  private async buy({ sku, shopId }: StockedProduct, pieces: number): Promise<number | null> {
    const { orderId, sold } = await this.world.shop.checkOut(shopId, pieces);
    if (orderId !== null) this.books.sale({ sku, sold }, pieces);
    return orderId;
  }

  private async erpHears(orderId: number): Promise<void> {
    if (this.heard.has(orderId)) return;
    await new Promise<void>((resolve) => this.waiting.set(orderId, resolve));
  }

  /** The ERP takes an order's pieces off its stock, and says that it has booked it. */
  private async book(product: StockedProduct, orderId: number, pieces: number): Promise<void> {
    await this.setQuantity(product, product.quantity - pieces);
    await this.tell('order.booked', { orderId, document: `SO-${orderId}` });
  }

  private async setQuantity(product: StockedProduct, quantity: number): Promise<void> {
    product.quantity = quantity;
    await this.world.erp.edit([{ id: product.id, patch: { stock: { quantity } } }]);
  }

  private async tell(channel: string, body: object): Promise<void> {
    await this.world.redis.publish(channel, JSON.stringify(body));
  }
}
