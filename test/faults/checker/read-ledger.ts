import type { AuditRow, Evidence, LedgerItem, Mapping, Violation } from './evidence';
import { promisesOf } from './promises';

const ITEMS = `
  SELECT "subject_kind" AS "subjectKind", "product_id" AS "productId", "sync_type" AS "syncType", "status",
         "outcome", "error_code" AS "errorCode"
    FROM "wc_sync_items"`;

const MAPPINGS = `
  SELECT "internal_product_id" AS "productId", "woo_commerce_product_id" AS "storeProductId",
         "sync_status" AS "status"
    FROM "wc_product_sync_mappings"`;

const AUDIT = `SELECT "action", "request"::text AS "request" FROM "wc_sync_audit"`;

const TABLES = `SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public'`;

/** Rows of a statement in the service's database. */
export type Query = <T>(statement: string) => Promise<T[]>;

/** What the ledger says by itself. */
export async function readLedger(
  query: Query,
): Promise<Pick<Evidence, 'items' | 'mappings' | 'audit' | 'found'>> {
  return {
    items: await query<LedgerItem>(ITEMS),
    mappings: await query<Mapping>(MAPPINGS),
    audit: await query<AuditRow>(AUDIT),
    found: await findBrokenRows(query),
  };
}

/** Everything that stands in the database, as text, by table. */
export async function readTables(query: Query): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name } of await query<{ name: string }>(TABLES)) {
    const rows = await query<{ text: string }>(`SELECT t::text AS "text" FROM "${name}" t`);
    texts.set(name, rows.map(({ text }) => text).join('\n'));
  }
  return texts;
}

/** Runs every statement of docs/reliability.md. */
async function findBrokenRows(query: Query): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const { name, invariant, statement } of promisesOf()) {
    const rows = await query<object>(statement);
    for (const row of rows)
      violations.push({ invariant, detail: `${name} finds ${JSON.stringify(row)}` });
  }
  return violations;
}
