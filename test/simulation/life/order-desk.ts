import type { SeededRandom } from '../../../apps/sandbox/src/seeded-random';
import type { HeardOrder } from '../../faults/lab/parts/heard-orders';
import type { Agenda } from '../agenda';
import type { SimulatedTime } from '../simulated-time';
import type { Goods } from './goods';
import type { Bought, People } from './people';

/** The ERP's desk for orders: hears of them, and some minutes later has less of what was bought. */
export class OrderDesk {
  /** All that it heard. */
  readonly heard: HeardOrder[] = [];
  private readonly known = new Set<number>();
  private readonly sold: Bought[] = [];
  private sellsAt = 0;

  constructor(
    private readonly agenda: Agenda,
    private readonly time: SimulatedTime,
    private readonly random: SeededRandom,
    private readonly goods: Goods,
    private readonly people: People,
  ) {}

  /** The service tells of an order; once or more. */
  hear(order: HeardOrder): void {
    const { time, random, agenda, sold } = this;
    this.heard.push(order);
    if (this.known.has(order.orderId)) return;
    this.known.add(order.orderId);
    sold.push(...(this.people.bought.get(order.orderId) ?? []));
    if (this.sellsAt > time.now) return;
    this.sellsAt = time.now + random.between(20, 400) * 1_000;
    const work = (): Promise<void> => this.goods.sell(sold.splice(0));
    agenda.add({ at: this.sellsAt, name: 'sold', place: 'erp', work });
  }
}
