import type { Behaviours } from '../behaviour/behaviours';
import type { ShopChange } from '../state/shop-changes';
import { deliver } from './webhook-delivery';
import { MOST_FAILURES, type StoreWebhook } from './store-webhook';

/** How long a change waits until the shop tells of it, in milliseconds (fact 29). */
export const MEASURED_DELAY_MS = 60_000;

/** What the deliveries need to know. */
export interface QueueGrounds {
  readonly behaviours: Behaviours;
  /** The webhooks that want to know of a topic. */
  readonly webhooksFor: (topic: string) => readonly StoreWebhook[];
  /** What is told of a change: the thing as the API answers it now. */
  readonly bodyOf: (change: ShopChange) => unknown;
  /** Address of the shop, without a slash at its end. */
  readonly shopUrl: () => string;
}

interface Pending {
  readonly webhook: StoreWebhook;
  readonly change: ShopChange;
  readonly since: number;
  /** The body as it was when it happened, where the shop is told to send that. */
  readonly body: string | null;
}

/**
 * Changes that wait to be told, and the timer that tells them: as the shop's own queue, which runs
 * about once a minute.
 */
export class WebhookQueue {
  private pending: Pending[] = [];
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<number> = Promise.resolve(0);
  private readonly closing = new AbortController();
  private delay = MEASURED_DELAY_MS;

  constructor(private readonly grounds: QueueGrounds) {}

  /** How long a change waits, in milliseconds; holds for what waits already, too. */
  get delayMs(): number {
    return this.delay;
  }

  set delayMs(delayMs: number) {
    this.delay = delayMs;
    this.schedule();
  }

  /** Ends deliveries that are under way when the shop closes. */
  get signal(): AbortSignal {
    return this.closing.signal;
  }

  /** Changes that wait to be told. */
  get length(): number {
    return this.pending.length;
  }

  /**
   * Lets a change wait for every webhook that wants to know; one that waits already stands for both
   * (fact 29).
   */
  add(change: ShopChange): void {
    const merges = this.grounds.behaviours.has('webhook-duplicates-merge');
    const isLate = this.grounds.behaviours.has('webhook-state-at-delivery');
    for (const webhook of this.grounds.webhooksFor(`${change.resource}.${change.event}`)) {
      const waits = this.pending.some(
        (other) => other.webhook === webhook && other.change.id === change.id,
      );
      if (merges && waits) continue;
      const body = isLate ? null : JSON.stringify(this.grounds.bodyOf(change));
      this.pending.push({ webhook, change, since: Date.now(), body });
    }
    this.schedule();
  }

  /**
   * Tells what is due, one after the other; with `early` also what is not. Answers how many were
   * delivered or tried.
   */
  run(early = false): Promise<number> {
    this.running = this.running.then(() => this.work(early));
    return this.running;
  }

  /** Forgets what waits, and ends what is under way. */
  async close(): Promise<void> {
    this.pending = [];
    if (this.timer !== null) clearTimeout(this.timer);
    this.closing.abort();
    await this.running;
  }

  private async work(early: boolean): Promise<number> {
    const dueSince = Date.now() - this.delay;
    const due = this.pending.filter(({ since }) => early || since <= dueSince);
    this.pending = this.pending.filter((other) => !due.includes(other));
    for (const pending of due) if (!this.closing.signal.aborted) await this.tell(pending);
    this.schedule();
    return due.length;
  }

  private async tell({ webhook, change, body }: Pending): Promise<void> {
    if (webhook.status !== 'active') return;
    const { behaviours, bodyOf, shopUrl } = this.grounds;
    const taken = await deliver({
      webhook,
      shopUrl: shopUrl(),
      body: body ?? JSON.stringify(bodyOf(change)),
      isSigned: behaviours.has('webhook-signed'),
      signal: this.closing.signal,
      now: Date.now(),
    });
    if (taken) webhook.failures = 0;
    else if (webhook.failures < MOST_FAILURES) webhook.failures += 1;
    else if (behaviours.has('webhook-disabled-after-failures')) webhook.status = 'disabled';
  }

  private schedule(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.pending.length === 0 || this.closing.signal.aborted) return;
    const first = Math.min(...this.pending.map(({ since }) => since));
    this.timer = setTimeout(() => void this.run(), Math.max(0, first + this.delay - Date.now()));
    this.timer.unref();
  }
}
