/**
 * Chance that is the same at every run: the numbers follow from the seed and the index alone, so
 * that product 4,711 can be made without the 4,710 before it.
 */
export class SeededRandom {
  private state: number;

  constructor(seed: number, index: number) {
    // Odd factors: for one seed, no two indexes share a state.
    this.state = (Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  }

  /**
   * A whole number of 32 bits. The first is different for every index under one seed: each step
   * below can be undone.
   */
  bits(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }

  /** A number from 0 up to, and not including, 1. */
  fraction(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of the items. @throws RangeError when there are none. */
  pick<T>(items: readonly T[]): T {
    const index = this.between(0, items.length - 1);
    if (index < 0 || index >= items.length) throw new RangeError('Nothing to pick from');
    return items[index] as T;
  }

  /**
   * A UUID (version 4 in form), different for every index under one seed when it is the first that
   * is drawn.
   */
  uuid(): string {
    const hex = [this.bits(), this.bits(), this.bits(), this.bits()]
      .map((word) => word.toString(16).padStart(8, '0'))
      .join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
