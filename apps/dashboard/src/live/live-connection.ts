/**
 * The service says every 15 s that it lives: after so long without a word the way there is gone.
 */
const SILENT_MS = 40_000;

/** After so long an address is listened to anew that was given up. */
const AGAIN_AFTER_MS = 3_000;

/** What is told of a live address. */
export interface LiveListener {
  readonly onState: (data: unknown) => void;
  readonly onFound: () => void;
  readonly onLost: () => void;
  /** The session is over, and with it what is heard. */
  readonly onSignedOut: () => void;
}

/**
 * A connection for server-sent events, from where it was lost on. The browser connects again by
 * itself, and `Last-Event-ID` tells the service what was seen. Where it gives up, as on an answer
 * of 503, or hears nothing for too long, it is made to begin anew.
 */
export class LiveConnection {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  constructor(
    private readonly address: string,
    private readonly listener: LiveListener,
  ) {
    this.open();
  }

  /** Ends it; nothing is told any more. */
  close(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    this.source?.close();
  }

  private open(): void {
    const source = new EventSource(this.address);
    this.source = source;
    this.watch();
    source.onopen = () => {
      this.watch();
      this.listener.onFound();
    };
    source.addEventListener('alive', () => this.watch());
    source.addEventListener('state', (event: MessageEvent<string>) => {
      this.watch();
      this.listener.onState(JSON.parse(event.data));
    });
    // What ends because the service restarts is connected to again; all else is over.
    source.addEventListener('end', (event: MessageEvent<string>) => {
      const { reason } = JSON.parse(event.data) as { reason: string };
      if (reason !== 'stopping') this.close();
      if (reason === 'token-expired') this.listener.onSignedOut();
    });
    source.onerror = () => {
      this.listener.onLost();
      if (source.readyState === EventSource.CLOSED) this.again(AGAIN_AFTER_MS);
    };
  }

  /** From now on it may be silent for so long, and no longer. */
  private watch(): void {
    this.later(SILENT_MS, () => {
      this.listener.onLost();
      this.again(0);
    });
  }

  private again(afterMs: number): void {
    this.source?.close();
    this.later(afterMs, () => this.open());
  }

  private later(afterMs: number, act: () => void): void {
    clearTimeout(this.timer);
    if (!this.isOver) this.timer = setTimeout(act, afterMs);
  }
}
