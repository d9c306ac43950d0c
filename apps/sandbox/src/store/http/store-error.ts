/** An error as WooCommerce words it: `{ code, message, data: { status, … } }`. */
export class StoreError extends Error {
  constructor(
    readonly status: number,
    /** A number in the few answers of WooCommerce that have one. */
    readonly code: string | number,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
    /** What stands beside `data`. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'StoreError';
  }

  /** The body of the answer, or the `error` of a batch's entry. */
  body(): Record<string, unknown> {
    return {
      code: this.code,
      message: this.message,
      data: { status: this.status, ...this.data },
      ...this.more,
    };
  }
}
