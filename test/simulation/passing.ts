import type { SeededRandom } from '../../apps/sandbox/src/seeded-random';
import type { Query } from '../faults/checker/read-ledger';
import type { Agenda, Place } from './agenda';
import type { Calls } from './calls';
import { follows, nextTick, type Schedule } from './schedules';
import type { SimulatedService } from './service';
import type { SimulatedTime } from './simulated-time';
import { type Standing, standingOf } from './standing';

const MINUTE_MS = 60_000;
/** After so many wake-ups that changed nothing the next ones come less and less often. */
const PATIENT_TICKS = 4;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** So long before a quiet stretch ends those tick that look back. */
const LOOK_BACK_MS = 10 * MINUTE_MS;
const LOOKS_BACK = 0.15;
/** What comes within so long may come while calls are out. */
const BURST_MS = 20_000;
const MOST_TURNS_BETWEEN = 5;
/**
 * How often all schedules tick together, as they do every five minutes, and none by itself before.
 */
const TOGETHER = 0.7;
const TOGETHER_MS = 5 * MINUTE_MS;

/** What time passes for. */
export interface World {
  readonly time: SimulatedTime;
  readonly agenda: Agenda;
  readonly calls: Calls;
  readonly service: SimulatedService;
  readonly random: SeededRandom;
  readonly query: Query;
}

/**
 * Lets time pass: it jumps from one thing that happens to the next. After each thing that somebody
 * does, each schedule of the service that looks there ticks once, at its own next time or at the
 * next at which all of them tick; it ticks again as long as something waits for it. Then more ticks
 * would find nothing to do, and the time until somebody does something again is skipped. Those that
 * look back to their last tick tick once more at the end of some such stretches; at the end of the
 * others they come late, as after a standstill. While nothing moves, as through an outage, the
 * wake-ups grow rarer, up to half an hour apart: they would only find again that nothing has
 * changed.
 */
export class Passing {
  private readonly planned = new Set<string>();
  private readonly tickedAt = new Map<string, number>();
  private cancelAlarm: () => void = () => undefined;
  private last = '';
  private idle = 0;
  private wokenUntil = 0;

  constructor(
    private readonly world: World,
    private readonly schedules: readonly Schedule[],
  ) {}

  /** Lets it pass up to a moment, and rests there. */
  async until(end: number): Promise<void> {
    const { agenda, time, calls } = this.world;
    for (;;) {
      this.lookBack(end);
      const next = agenda.peek();
      if (next === undefined || next.at > end) break;
      agenda.take();
      await time.moveTo(next.at);
      await next.work();
      if (next.place !== null) this.arouse(next.place);
      const turns = this.turnsAfter();
      await calls.rest(turns);
      if (next.place !== null && turns === Infinity) await this.look();
    }
    await calls.rest();
    await time.moveTo(end);
  }

  /** The lane wants to be asked again. */
  alarm(inMs: number): void {
    const at = this.world.time.now + Math.max(1, Math.ceil(inMs), this.waitMs());
    this.cancelAlarm();
    this.cancelAlarm = this.world.agenda.add({
      at,
      name: 'alarm',
      place: null,
      work: async () => {
        this.cancelAlarm = () => undefined;
        await this.look();
        this.world.service.nudge();
      },
    });
  }

  /** Lets the schedules tick that have something to do where something was done. */
  arouse(place: Place): void {
    const { random, time } = this.world;
    this.idle = 0;
    const isTogether = random.chance(TOGETHER);
    const from = isTogether ? Math.ceil((time.now + 1) / TOGETHER_MS) * TOGETHER_MS - 1 : time.now;
    for (const schedule of this.schedules) {
      const lastAt = this.tickedAt.get(schedule.name) ?? 0;
      if (follows(schedule, place) && lastAt + schedule.restMs <= time.now)
        this.plan(schedule, from);
    }
  }

  /** How much waits in the ledger; notes whether that has changed, and lets tick what is needed. */
  async look(): Promise<Standing> {
    const standing = await standingOf(this.world.query);
    const text = JSON.stringify(standing);
    this.idle = text === this.last ? this.idle + 1 : 0;
    this.last = text;
    const from = this.world.time.now + this.waitMs();
    for (const schedule of this.schedules)
      if (schedule.isNeeded(standing)) this.plan(schedule, from);
    return standing;
  }

  private plan(schedule: Schedule, after: number): void {
    const { name } = schedule;
    if (this.planned.has(name)) return;
    this.planned.add(name);
    const at = nextTick(schedule, after);
    this.world.agenda.add({ at, name, place: null, work: () => this.tick(schedule) });
  }

  private async tick(schedule: Schedule): Promise<void> {
    this.planned.delete(schedule.name);
    this.tickedAt.set(schedule.name, this.world.time.now);
    // Like a job of its own: it waits for its calls while others go on.
    void schedule.work();
    await this.world.calls.rest(this.turnsAfter());
    if (this.planned.size === 0) await this.look();
  }

  /** Where a quiet stretch ends, lets those tick that would have ticked all the time. */
  private lookBack(end: number): void {
    const { agenda, time, random } = this.world;
    const next = Math.min(agenda.nextLifeAt(), end);
    if (this.planned.size > 0 || next <= this.wokenUntil) return;
    this.wokenUntil = next;
    if (!random.chance(LOOKS_BACK)) return;
    const from = Math.max(time.now, next - LOOK_BACK_MS);
    for (const schedule of this.schedules) {
      if (schedule.looksBack && nextTick(schedule, from) < next) this.plan(schedule, from);
    }
  }

  private waitMs(): number {
    const beyond = this.idle - PATIENT_TICKS;
    return beyond <= 0 ? 0 : Math.min(LONGEST_WAIT_MS, 2 ** beyond * MINUTE_MS);
  }

  /** How many calls may take their turn before the next thing happens. */
  private turnsAfter(): number {
    const { agenda, time, random } = this.world;
    const next = agenda.peek();
    if (next === undefined || next.at - time.now > (next.place === null ? 0 : BURST_MS))
      return Infinity;
    return random.between(0, MOST_TURNS_BETWEEN);
  }
}
