import type { FaultWish } from '../../../apps/sandbox/src/store/faults/fault-rules';
import type { SeededRandom } from '../../../apps/sandbox/src/seeded-random';
import type { LabErp } from '../../faults/lab/parts/lab-erp';
import type { LabShop } from '../../faults/lab/parts/lab-shop';
import type { Agenda } from '../agenda';
import type { Calls } from '../calls';

const SECOND_MS = 1_000;

/** A shop that answers nobody. */
const DOWN: readonly FaultWish[] = [
  { kind: 'bad-gateway' },
  { kind: 'html' },
  { kind: 'reset-before-applying' },
];
/** A shop that has too much to do. */
const BUSY: readonly FaultWish[] = [
  { kind: 'rate-limit', retryAfter: '90' },
  { kind: 'server-error' },
  { kind: 'rate-limit', probability: 0.5 },
  { kind: 'bad-gateway', probability: 0.4 },
];
/** A write that the shop carries out, and nobody hears of. */
const LOST: readonly FaultWish[] = [
  { kind: 'reset' },
  { kind: 'gateway-timeout-after-applying' },
  { kind: 'truncated' },
];

/** What goes wrong around the service. */
export class Misfortunes {
  /** Until when the shop or the ERP is away, in milliseconds. */
  awayUntil = 0;

  constructor(
    private readonly world: {
      readonly agenda: Agenda;
      readonly calls: Calls;
      readonly erp: LabErp;
      readonly shop: LabShop;
      readonly random: SeededRandom;
    },
  ) {}

  /** The shop answers nobody from now on until a moment. */
  shopDown(until: number): void {
    this.shopFault(this.world.random.pick(DOWN), until);
  }

  /** The shop answers that it has too much to do, each time or now and then. */
  shopBusy(until: number): void {
    const { random } = this.world;
    this.shopFault({ ...random.pick(BUSY), seed: random.between(1, 1_000) }, until);
  }

  /** The ERP is down. */
  erpDown(until: number): void {
    const { erp, random } = this.world;
    erp.cypher.faults.set(random.chance(0.5) ? { status: 503 } : { reset: true });
    this.until(until, 'the ERP is back', () => {
      erp.cypher.faults.clear();
    });
  }

  /** The answer to the next write gets lost. */
  loseAnswer(): void {
    const { shop, random } = this.world;
    shop.double.faults.add({ ...random.pick(LOST), method: 'POST', route: 'batch', times: 1 });
  }

  /** The process that makes the next write dies, or stands still for longer than its lease. */
  stopProcess(now: number): void {
    const { calls, random, agenda } = this.world;
    calls.stopNextWrite({ leaves: random.chance(0.6) });
    if (random.chance(0.5)) return;
    const at = now + random.between(121, 600) * SECOND_MS;
    agenda.add({
      at,
      name: 'a process goes on',
      place: 'both',
      work: () => {
        calls.wakeStopped();
      },
    });
  }

  private shopFault(wish: FaultWish, until: number): void {
    const { faults } = this.world.shop.double;
    const id = faults.add(wish);
    this.until(until, 'the shop is back', () => {
      faults.remove(id);
    });
  }

  private until(at: number, name: string, work: () => void): void {
    this.awayUntil = Math.max(this.awayUntil, at);
    this.world.agenda.add({ at, name, place: 'both', work });
  }
}
