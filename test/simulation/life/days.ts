import type { SeededRandom } from '../../../apps/sandbox/src/seeded-random';
import type { Agenda, Place } from '../agenda';
import { isMonthEnd, isWeekend } from './calendar';
import type { Goods } from './goods';
import type { Misfortunes } from './misfortunes';
import type { People } from './people';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/**
 * From the night's end to the last hour in which anybody does anything, in hours from the day's
 * beginning.
 */
const LAST_HOUR = 21;

/** Where what happens happens; in the ERP, where it is not said. */
const PLACES: Readonly<Record<string, Place>> = {
  order: 'shop',
  meddle: 'shop',
  'lost answer': 'shop',
  stop: 'both',
  'busy shop': 'both',
  'ERP down': 'both',
  'shop down': 'both',
};

/** People come to their desks a few times a day, and are done within so many seconds. */
const WORK_SECONDS = 400;

/**
 * Draws what happens on each day of a month, and puts it on the agenda. Hours count from the day's
 * beginning, at 04:30 in UTC.
 */
export class Days {
  /** When people come to their desks today. */
  private hours: readonly number[] = [];

  constructor(
    private readonly random: SeededRandom,
    private readonly agenda: Agenda,
    private readonly goods: Goods,
    private readonly people: People,
    private readonly misfortunes: Misfortunes,
  ) {}

  /** One day. @param isJudged whether all has to be well again by its end */
  plan(begin: number, isJudged: boolean): void {
    const { random, goods, people } = this;
    const isFree = isWeekend(begin);
    this.hours = Array.from({ length: isFree ? 2 : 4 }, () => random.between(0, LAST_HOUR - 1));
    if (!isFree) this.burst(begin, random.pick([1.5, 3.2, 4]));
    this.at(begin, 'edit', isFree ? [0, 1] : [1, 3], () => goods.edit());
    this.at(begin, 'order', [1, 3], () => {
      this.orders();
    });
    this.at(begin, 'arrive', this.onceIn(0.25), () => goods.close());
    this.at(begin, 'retire', this.onceIn(0.15), () => goods.retire());
    this.at(begin, 'vanish', this.onceIn(0.04), () => goods.vanish());
    this.at(begin, 'meddle', this.onceIn(0.25), () => people.meddle());
    this.at(begin, 'discount', this.onceIn(0.3), () => goods.discount(begin));
    this.at(begin, 'end of sales', this.onceIn(0.08), () => goods.endDiscount());
    if (isMonthEnd(begin)) this.monthEnd(begin);
    this.trouble(begin, isJudged);
    if (random.chance(0.3)) this.stop(begin, random.between(0, LAST_HOUR - 2));
  }

  private burst(begin: number, hour: number): void {
    const { random, goods, misfortunes } = this;
    let at = begin + hour * HOUR_MS + random.between(0, 1_800) * SECOND_MS;
    if (random.chance(0.3))
      this.add(at, 'lost answer', () => {
        misfortunes.loseAnswer();
      });
    const count = random.between(3, 9);
    for (let number = 0; number < count; number += 1) {
      at += random.between(0, 5_000);
      if (random.chance(0.15))
        this.add(at, 'order', () => {
          this.orders();
        });
      else this.add(at, 'edit', () => goods.edit());
    }
  }

  private monthEnd(begin: number): void {
    const at = begin + 11 * HOUR_MS;
    this.add(at, 'month end', () => this.goods.reprice(0.7));
    this.add(at + 3_000, 'edit', () => this.goods.edit());
    this.add(at + 4_000, 'month end again', () => this.goods.reprice(0.2));
  }

  private trouble(begin: number, isJudged: boolean): void {
    const { misfortunes, random } = this;
    const hour = (from: number): number => begin + from * HOUR_MS;
    const from = hour(random.between(1, 18));
    const back = hour(isJudged ? 21 : 26);
    if (random.chance(0.15))
      this.add(from, 'busy shop', () => {
        misfortunes.shopBusy(from + HOUR_MS);
      });
    if (random.chance(0.1))
      this.add(hour(13), 'ERP down', () => {
        misfortunes.erpDown(hour(17));
      });
    if (random.chance(0.08))
      this.add(hour(16), 'shop down', () => {
        misfortunes.shopDown(back);
      });
  }

  /** A process stops in the middle of a write, and there is something to write. */
  private stop(begin: number, hour: number): void {
    const at = begin + hour * HOUR_MS + this.random.between(0, 3_600) * SECOND_MS;
    this.add(at, 'stop', () => {
      this.misfortunes.stopProcess(at);
    });
    for (let number = 0; number < 3; number += 1)
      this.add(at + number * 1_500, 'edit', () => this.goods.edit());
  }

  private orders(): void {
    const { random } = this;
    this.people.order(random.chance(0.06) ? random.between(20, 45) : random.between(1, 3));
  }

  /** Something happens today, so many times. */
  private at(
    begin: number,
    name: string,
    [least, most]: readonly [number, number],
    work: () => Promise<void> | void,
  ): void {
    const { random } = this;
    for (let left = random.between(least, most); left > 0; left -= 1) {
      const at = random.pick(this.hours) * HOUR_MS + random.between(0, WORK_SECONDS) * SECOND_MS;
      this.add(begin + at, name, work);
    }
  }

  private add(at: number, name: string, work: () => Promise<void> | void): void {
    this.agenda.add({ at, name, place: PLACES[name] ?? 'erp', work });
  }

  /** Once, with this probability. */
  private onceIn(probability: number): readonly [number, number] {
    return this.random.chance(probability) ? [1, 1] : [0, 0];
  }
}
