import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { Scheduler } from 'fast-check';
import type { SeededRandom } from '../../apps/sandbox/src/seeded-random';
import { the } from '../support/the';
import type { SimulatedTime } from './simulated-time';

const STUCK_MS = 30_000;
/** So many turns of the event loop nothing may be under way. */
const STILL_TURNS = 3;
/** How often it is looked whether anything is under way, should nobody say so, in milliseconds. */
const LOOK_MS = 50;
const SHORTEST_CALL_MS = 20;
const LONGEST_CALL_MS = 900;

/** Calls of the shop that may change it. */
const WRITE = /\.(write|set|takesManyParents)/;

/** A method of a port. */
type Method = (...args: readonly unknown[]) => unknown;

/** Somebody who waits for a turn. */
interface Waiting {
  readonly label: string;
  readonly go: () => void;
}

/** What becomes of a call whose process stops: it dies, or stands still for a while. */
export interface Stop {
  /** Whether the call had left by then. */
  readonly leaves: boolean;
}

/**
 * The calls that the service makes to the shop and to the ERP. Each is made at once when its turn
 * comes, and its answer comes back in a turn of its own; fast-check's scheduler says whose turn it
 * is, so that a seed stands for an order of all of them.
 */
export class Calls {
  /** How many turns were taken. */
  turns = 0;
  private underWay = 0;
  private readonly closedCalls: Waiting[] = [];
  private readonly stops: Stop[] = [];
  private readonly stopped: (() => void)[] = [];
  private wake: () => void = () => undefined;

  /**
   * @param isBusy whether the service waits for its database; `ended` is to be told whenever a
   * statement has ended
   */
  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: SeededRandom,
    private readonly time: SimulatedTime,
    private readonly isBusy: () => boolean,
  ) {}

  /** Lets the calls of these methods take turns; `topic` tells them from others of that name. */
  interleave(port: object, names: readonly string[], topic: string): void {
    const methods = port as Record<string, Method>;
    for (const name of names) {
      const method = the(methods[name]).bind(port);
      methods[name] = (...args) =>
        this.call(`${topic}.${name}`, args, () => method(...args) as Promise<unknown>);
    }
  }

  /** The same for a method that answers page by page. */
  interleavePages(port: object, name: string, topic: string): void {
    const methods = port as Record<string, Method>;
    const method = the(methods[name]).bind(port);
    const ask = this.call.bind(this);
    methods[name] = async function* (...args) {
      const pages = (method(...args) as AsyncIterable<unknown>)[Symbol.asyncIterator]();
      for (;;) {
        const page = (await ask(`${topic}.${name}`, args, () =>
          pages.next(),
        )) as IteratorResult<unknown>;
        if (page.done === true) return;
        yield page.value;
      }
    };
  }

  /** The process that makes the next write stops in the middle of it. */
  stopNextWrite(stop: Stop): void {
    this.stops.push(stop);
  }

  /** Processes that stand still go on, or say at last that they are dead: their calls fail. */
  wakeStopped(): void {
    for (const wake of this.stopped.splice(0)) wake();
  }

  /** Gives turns until nobody waits for one; at most so many. */
  async rest(most = Infinity): Promise<void> {
    for (let taken = 0; ; taken += 1) {
      await this.still();
      if (this.scheduler.count() === 0 || taken >= most) return;
      this.turns += 1;
      await this.scheduler.waitNext(1);
    }
  }

  /** Something that the service waited for is there. */
  ended(): void {
    this.wake();
  }

  private async call(
    name: string,
    args: readonly unknown[],
    make: () => Promise<unknown>,
  ): Promise<unknown> {
    const label = `${name} ${JSON.stringify(args).slice(0, 200)}`;
    const stop = WRITE.test(name) ? this.stops.shift() : undefined;
    await this.turn(`${label} leaves`);
    if (stop?.leaves === false) return this.standStill();
    this.underWay += 1;
    const [answer] = await Promise.allSettled([make()]);
    this.underWay -= 1;
    this.ended();
    this.time.work(this.random.between(SHORTEST_CALL_MS, LONGEST_CALL_MS));
    if (stop !== undefined) return this.standStill();
    await this.turn(`${label} comes back`);
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  }

  private turn(label: string): Promise<void> {
    return new Promise((go) => this.closedCalls.push({ label, go }));
  }

  private async standStill(): Promise<never> {
    await new Promise<void>((wake) => this.stopped.push(wake));
    throw new Error('The process stopped in the middle of this call');
  }

  /**
   * Waits until all that goes on waits for a turn, and hands them to the scheduler; in an order
   * that does not follow from how fast the machine is.
   */
  private async still(): Promise<void> {
    const deadline = performance.now() + STUCK_MS;
    for (let turns = 0; turns < STILL_TURNS;) {
      if (this.underWay > 0 || this.isBusy()) {
        turns = 0;
        await Promise.race([new Promise<void>((wake) => (this.wake = wake)), delay(LOOK_MS)]);
        if (performance.now() > deadline)
          throw new Error('The service waits for something for ever');
      } else {
        turns += 1;
        await turn();
      }
    }
    const arrived = this.closedCalls
      .splice(0)
      .sort((one, other) => (one.label < other.label ? -1 : 1));
    for (const { label, go } of arrived)
      void this.scheduler.schedule(Promise.resolve(), label).then(go);
  }
}
