/** Where somebody does something: in the ERP, in the shop, or in between. */
export type Place = 'erp' | 'shop' | 'both';

/** Something that will happen. */
export interface Happening {
  /** In milliseconds. */
  readonly at: number;
  readonly name: string;
  /**
   * Where something is done; null for what only wakes the service, as a tick of a schedule or an
   * alarm of the lane.
   */
  readonly place: Place | null;
  work(): Promise<void> | void;
}

/**
 * What will happen, in the order of time; what happens at one moment, in the order in which it was
 * planned.
 */
export class Agenda {
  private readonly happenings: Happening[] = [];

  /** Plans something. Answers a function that calls it off. */
  add(happening: Happening): () => void {
    const place = this.happenings.findIndex(({ at }) => at > happening.at);
    this.happenings.splice(place === -1 ? this.happenings.length : place, 0, happening);
    return () => {
      const at = this.happenings.indexOf(happening);
      if (at !== -1) this.happenings.splice(at, 1);
    };
  }

  /** What comes next; undefined for nothing. */
  peek(): Happening | undefined {
    return this.happenings[0];
  }

  /** When somebody does something next. */
  nextLifeAt(): number {
    return this.happenings.find(({ place }) => place !== null)?.at ?? Infinity;
  }

  /** Takes what comes next off the agenda. */
  take(): Happening | undefined {
    return this.happenings.shift();
  }
}
