/**
 * Ids in ascending order. New ids are the highest, so that adding is appending; finding and
 * removing is by halving.
 */
export class OrderedIds {
  private readonly ids: number[] = [];

  /** How many there are. */
  get size(): number {
    return this.ids.length;
  }

  /** Adds one, if it is not there. */
  add(id: number): void {
    const at = this.placeOf(id);
    if (this.ids[at] === id) return;
    if (at === this.ids.length) this.ids.push(id);
    else this.ids.splice(at, 0, id);
  }

  /** Removes one, if it is there. */
  remove(id: number): void {
    const at = this.placeOf(id);
    if (this.ids[at] === id) this.ids.splice(at, 1);
  }

  /** Removes all. */
  clear(): void {
    this.ids.length = 0;
  }

  /** Some of them, from a place on; from the highest id down where it is not ascending. */
  slice(from: number, count: number, ascending: boolean): number[] {
    if (ascending) return this.ids.slice(from, from + count);
    const end = this.ids.length - from;
    return this.ids.slice(Math.max(0, end - count), Math.max(0, end)).reverse();
  }

  private placeOf(id: number): number {
    const last = this.ids.at(-1);
    if (last === undefined || id > last) return this.ids.length;
    let [low, high] = [0, this.ids.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
