import type { RunProgress } from './progress.repository';

/** How long the present is. */
const WINDOW_MS = 10_000;

/** How fast something goes, and how long it still takes. */
export interface Rate {
  /** Of what was done: within the last ten seconds, and of a run that is over, as a whole. */
  readonly perSecond: number;
  /** Null where nobody knows how much there is, or nothing moves. */
  readonly secondsLeft: number | null;
}

/** What of a run is done. */
export function doneOf({ kind, found, skipped, sent, failed }: RunProgress): number {
  return kind === 'full-sync' ? skipped + sent + failed : found;
}

/** What of a run is left; null where nobody knows. */
export function leftOf({ kind, found, expected, waiting }: RunProgress): number | null {
  if (expected === null) return kind === 'full-sync' && waiting > 0 ? waiting : null;
  return Math.max(0, expected - found) + waiting;
}

/** Tells from what it is shown one after the other how fast a run goes. */
export class RateMeter {
  private readonly samples: { readonly atMs: number; readonly done: number }[] = [];

  /** Notes how far it is. Before the second time, its speed since its beginning is told. */
  note(progress: RunProgress): Rate {
    const atMs = progress.readAt.getTime();
    const done = doneOf(progress);
    if (progress.state !== 'running') return { perSecond: overallRate(progress), secondsLeft: 0 };
    this.samples.push({ atMs, done });
    while (this.samples.length > 2 && (this.samples[1]?.atMs ?? atMs) <= atMs - WINDOW_MS) {
      this.samples.shift();
    }
    const [first] = this.samples;
    const from =
      first === undefined || first.atMs === atMs
        ? { atMs: progress.startedAt.getTime(), done: 0 }
        : first;
    const seconds = (atMs - from.atMs) / 1_000;
    const perSecond = seconds > 0 ? Math.max(0, (done - from.done) / seconds) : 0;
    return {
      perSecond: Math.round(perSecond * 10) / 10,
      secondsLeft: secondsLeft(progress, perSecond),
    };
  }
}

/** The speed of a run that is over, from its beginning to its end. */
function overallRate(progress: RunProgress): number {
  const { startedAt, endedAt, readAt } = progress;
  const seconds = ((endedAt ?? readAt).getTime() - startedAt.getTime()) / 1_000;
  return seconds > 0 ? Math.round((doneOf(progress) / seconds) * 10) / 10 : 0;
}

function secondsLeft(progress: RunProgress, perSecond: number): number | null {
  const left = leftOf(progress);
  return left === null || perSecond <= 0 ? null : Math.ceil(left / perSecond);
}
