/** What a secret of a store's webhooks was sealed for. */
export function webhooksOf(storeId: string): string {
  return `webhooks of ${storeId}`;
}

/** What the credentials of a store were sealed for. */
export function credentialsOf(storeId: string): string {
  return `credentials of ${storeId}`;
}

/** A column of sealed texts, and for what those of a store are sealed. */
export interface SealedColumn {
  readonly table: string;
  readonly store: string;
  readonly column: string;
  readonly purposeOf: (storeId: string) => string;
}

/** Every column of sealed texts. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'wc_stores', store: 'id', column: 'sealed_key', purposeOf: credentialsOf },
  { table: 'wc_stores', store: 'id', column: 'sealed_secret', purposeOf: credentialsOf },
  {
    table: 'wc_store_approvals',
    store: 'store_id',
    column: 'sealed_key',
    purposeOf: credentialsOf,
  },
  {
    table: 'wc_store_approvals',
    store: 'store_id',
    column: 'sealed_secret',
    purposeOf: credentialsOf,
  },
  { table: 'wc_webhook_stores', store: 'store_id', column: 'secret', purposeOf: webhooksOf },
  {
    table: 'wc_webhook_stores',
    store: 'store_id',
    column: 'previous_secret',
    purposeOf: webhooksOf,
  },
];
