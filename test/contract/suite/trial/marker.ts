import { randomBytes, randomInt } from 'node:crypto';

/** Names that no other run and no shop has, so that what is ours is told apart. */
export class Marker {
  /** What every SKU and every name of the run starts with. */
  readonly prefix = `CONTRACT-${randomBytes(4).toString('hex').toUpperCase()}`;
  private readonly given: string[] = [];

  /** A SKU that was not used yet. */
  sku(): string {
    const sku = `${this.prefix}-${this.given.length + 1}`;
    this.given.push(sku);
    return sku;
  }

  /** A name that was not used yet, without a sign that a shop would change. */
  name(): string {
    return `Contract ${randomBytes(6).toString('hex')}`;
  }

  /** A slug that was not used yet, of 20 characters. */
  slug(): string {
    return `contract-${randomBytes(5).toString('hex')}x`;
  }

  /** A number of 13 digits, as a GTIN has. */
  gtin(): string {
    return `2${String(randomInt(10 ** 12)).padStart(12, '0')}`;
  }

  /** All SKUs so far. */
  get skus(): readonly string[] {
    return this.given;
  }
}
