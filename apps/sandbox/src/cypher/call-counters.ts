/** Calls to a route of the contract, and the rows that they were answered with. */
export interface CallCount {
  readonly calls: number;
  readonly items: number;
}

/** Counts what was asked of the catalogue, by route such as `GET /products`. */
export class CallCounters {
  private readonly counts = new Map<string, CallCount>();

  add(route: string, items: number): void {
    const { calls, items: before } = this.of(route);
    this.counts.set(route, { calls: calls + 1, items: before + items });
  }

  of(route: string): CallCount {
    return this.counts.get(route) ?? { calls: 0, items: 0 };
  }

  all(): Readonly<Record<string, CallCount>> {
    return Object.fromEntries(this.counts);
  }

  reset(): void {
    this.counts.clear();
  }
}
