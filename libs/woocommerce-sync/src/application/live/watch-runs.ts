import { Injectable } from '@nestjs/common';
import { ProgressRepository, type RunProgress } from '../../domain/live/progress.repository';
import { RateMeter, type Rate } from '../../domain/live/rate-meter';
import { AdoptionNotFoundError } from '../errors/adoption.errors';
import { DriftRunNotFoundError } from '../errors/drift.errors';
import { RunNotFoundError } from '../errors/run.errors';
import type { LiveSource } from './live-polls';

/** Whoever watches a run is a second behind at the most. */
const EVERY_MS = 900;

/** How far a run is, and how fast it goes. */
export interface WatchedRun extends RunProgress {
  readonly rate: Rate;
}

/** What a listener of a run gets. */
export interface RunToWatch {
  readonly storeId: string;
  readonly source: LiveSource;
}

/** Lets runs be watched while they go on. */
@Injectable()
export class WatchRuns {
  constructor(private readonly progress: ProgressRepository) {}

  /** A full sync. Throws `RunNotFoundError`. */
  async fullSync(id: string, shown: (run: WatchedRun) => object): Promise<RunToWatch> {
    const read = (): Promise<RunProgress | null> => this.progress.fullSync(id);
    const now = await read();
    if (now === null) throw new RunNotFoundError(id);
    return toWatch(`full-sync ${id}`, now, read, shown);
  }

  /** A comparison. Throws `DriftRunNotFoundError`. */
  async drift(id: string, shown: (run: WatchedRun) => object): Promise<RunToWatch> {
    const read = (): Promise<RunProgress | null> => this.progress.drift(id);
    const now = await read();
    if (now === null) throw new DriftRunNotFoundError(id);
    return toWatch(`drift ${id}`, now, read, shown);
  }

  /** The last adoption of a store. Throws `AdoptionNotFoundError`. */
  async adoption(storeId: string, shown: (run: WatchedRun) => object): Promise<RunToWatch> {
    const read = (): Promise<RunProgress | null> => this.progress.adoption(storeId);
    const now = await read();
    if (now === null) throw new AdoptionNotFoundError(storeId);
    return toWatch(`adoption ${storeId} ${now.id}`, now, read, shown);
  }
}

function toWatch(
  key: string,
  { id, storeId }: RunProgress,
  read: () => Promise<RunProgress | null>,
  shown: (run: WatchedRun) => object,
): RunToWatch {
  const meter = new RateMeter();
  const readLive: LiveSource['read'] = async () => {
    const progress = await read();
    // Another one has begun meanwhile: this one is over.
    if (progress?.id !== id) return null;
    const run = { ...progress, rate: meter.note(progress) };
    const { readAt: _readAt, ...news } = run;
    return { data: shown(run), news, isOver: run.state !== 'running' };
  };
  return { storeId, source: { key, everyMs: EVERY_MS, read: readLive } };
}
