import { Injectable } from '@nestjs/common';
import type { OrderNews } from '../../../domain/orders/order-event';
import { OrderRepository } from '../../../domain/orders/order.repository';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import { WatermarkRepository } from '../../../domain/runs/watermark.repository';
import { AfterPull } from '../../orders/after-pull';
import { OrderIntake } from '../../orders/order-intake';
import { StoreClients } from '../../ports/store-client.port';

/** Most orders of one look-up: the shop lists no more on a page (fact 24). */
const MOST_AT_ONCE = 100;

/** Reads single orders of a shop now, as somebody says that something happened to them. */
@Injectable()
export class ReadOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly intake: OrderIntake,
    private readonly after: AfterPull,
    private readonly watermarks: WatermarkRepository,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Reads these orders, in the trash, too, stores what is new, and has it published. One that the
   * shop itself has no more is told as deleted. Throws `ValidationError` for an unknown store, and
   * what the shop's client throws.
   * @returns what was new
   */
  async execute(storeId: string, orderIds: readonly number[]): Promise<readonly OrderNews[]> {
    const ids = [...new Set(orderIds)];
    const news: OrderNews[] = [];
    for (let start = 0; start < ids.length; start += MOST_AT_ONCE)
      news.push(...(await this.readSome(storeId, ids.slice(start, start + MOST_AT_ONCE))));
    if (news.length > 0) this.after.start(storeId);
    return news;
  }

  private async readSome(storeId: string, ids: readonly number[]): Promise<readonly OrderNews[]> {
    const shop = this.stores.get(storeId).orders;
    const { now: readAt } = await this.watermarks.find(storeId, 'orders');
    const found = await shop.find(ids);
    const listed = new Set(found.orders.map(({ orderId }) => orderId));
    const unlisted: PulledOrder[] = [];
    const gone: number[] = [];
    for (const id of ids.filter((one) => !listed.has(one))) {
      const order = await shop.get(id);
      if (order === null) gone.push(id);
      else unlisted.push(order);
    }
    const orders = [...found.orders, ...unlisted];
    const origin = { storeId, readAt, pullId: null };
    const news = await this.intake.store({ ...found, orders }, origin);
    return [...news, ...(await this.orders.storeGone({ storeId, orderIds: gone, readAt }))];
  }
}
