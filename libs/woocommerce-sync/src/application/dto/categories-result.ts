/** How a sync of all categories ended. */
export interface CategoriesResult {
  /** Whether every category of the ERP is right in the shop. */
  readonly success: boolean;
  readonly syncType: 'category';
  readonly total: number;
  readonly synced: number;
  /** Right already. */
  readonly skipped: number;
  readonly failed: number;
  /** Not over when the wait was. */
  readonly pending: number;
  /** In milliseconds. */
  readonly duration: number;
  /** The first hundred. */
  readonly failures: readonly {
    readonly categoryId: string;
    readonly code: string;
    readonly message: string;
  }[];
}
