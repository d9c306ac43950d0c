/** Whose work it is that uses the processor. */
export type Spender = 'calls' | 'visitors';

/** Something that needs the processor. */
interface Task {
  readonly by: Spender;
  /** What it still needs of one core, in milliseconds. */
  leftMs: number;
  readonly done: (at: number) => void;
}

/** Less than this is nothing, in milliseconds: what a sum of fractions leaves over. */
const NOTHING_MS = 1e-6;

/**
 * The cores of a shop's machine. All that runs shares them evenly, and nothing uses more than one;
 * so what comes beside the others slows every one of them (fact 52). Times are those of
 * `performance.now()`.
 */
export class Processor {
  private readonly tasks = new Set<Task>();
  private accountedTo = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private count: number;
  private strangers = 0;
  private readonly used: Record<Spender, number> = { calls: 0, visitors: 0 };

  constructor(cores: number) {
    this.count = cores;
  }

  /** How many cores there are; may change at any time. */
  get cores(): number {
    return this.count;
  }

  set cores(cores: number) {
    this.account();
    this.count = cores;
    this.plan();
  }

  /**
   * How many programs of others want a core each, all the time: backups, crawlers, neighbours on
   * the same host.
   */
  get others(): number {
    return this.strangers;
  }

  set others(others: number) {
    this.account();
    this.strangers = others;
    this.plan();
  }

  /** Processor time that was used so far, by all but others, in milliseconds. */
  get usedMs(): number {
    return this.usedMsBy('calls') + this.usedMsBy('visitors');
  }

  /** Processor time that these used so far, in milliseconds. */
  usedMsBy(spender: Spender): number {
    this.account();
    return this.used[spender];
  }

  /**
   * Runs for so long on a core that it has for itself, and longer where it shares. Answers when it
   * ended.
   * @param since when it began, where that is a moment ago: what a late timer took is given back
   */
  spend(ms: number, since = performance.now(), by: Spender = 'calls'): Promise<number> {
    if (ms <= 0) return Promise.resolve(Math.max(since, performance.now()));
    return new Promise((done) => {
      this.account();
      const task = { by, leftMs: ms, done };
      this.tasks.add(task);
      const lateMs = Math.max(0, this.accountedTo - since) * this.rate;
      task.leftMs -= lateMs;
      this.used[by] += Math.min(ms, lateMs);
      this.plan();
    });
  }

  /** How much of a core each task gets. */
  private get rate(): number {
    const running = this.tasks.size + this.strangers;
    return running <= this.count ? 1 : this.count / running;
  }

  /**
   * Books what ran since the last time, one end after the other: with each the rest runs faster.
   */
  private account(): void {
    const now = performance.now();
    while (this.tasks.size > 0) {
      const next = Math.min(...[...this.tasks].map(({ leftMs }) => leftMs));
      const endsAt = this.accountedTo + Math.max(0, next) / this.rate;
      if (endsAt > now + NOTHING_MS) break;
      this.run(endsAt);
      this.endFinished(endsAt);
    }
    this.run(Math.max(now, this.accountedTo));
  }

  private run(until: number): void {
    const share = (until - this.accountedTo) * this.rate;
    for (const task of this.tasks) {
      task.leftMs -= share;
      this.used[task.by] += share;
    }
    this.accountedTo = until;
  }

  private endFinished(at: number): void {
    for (const task of this.tasks) {
      if (task.leftMs > NOTHING_MS) continue;
      this.tasks.delete(task);
      task.done(at);
    }
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (this.tasks.size === 0) return;
    const next = Math.min(...[...this.tasks].map(({ leftMs }) => leftMs));
    const inMs = Math.max(0, next) / this.rate;
    this.timer = setTimeout(() => {
      this.account();
      this.plan();
    }, inMs);
  }
}
