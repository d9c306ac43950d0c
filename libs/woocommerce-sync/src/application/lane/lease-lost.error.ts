/**
 * The lease on a delivery ran out while it was under way: its items belong to somebody else now, so
 * it must stop.
 */
export class LeaseLostError extends Error {
  constructor(token: string) {
    super(`The lease of delivery ${token} was lost`);
    this.name = 'LeaseLostError';
  }
}
