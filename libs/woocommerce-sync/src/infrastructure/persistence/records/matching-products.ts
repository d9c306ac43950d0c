/** Largest id of the shop. */
const LARGEST_ID = 2_147_483_647;

/** Most words of a name that are searched, and their length. */
const MOST_WORDS = 8;
const LONGEST_WORD = 50;

/** Everything above a beginning in the order of bytes. */
const END = `chr(1114111)`;

/** Columns by which a mapping is told. */
const FOUND = `
  m."store_id" AS "storeId", COALESCE(m."parent_product_id", m."internal_product_id") AS "productId",
  CASE WHEN m."parent_product_id" IS NOT NULL THEN m."internal_product_id" END AS "variantId",
  m."internal_product_id" AS "mappedId", m."woo_commerce_product_id" AS "storeProductId",
  m."confirmed"->>'sku' AS "sku", m."confirmed"->>'name' AS "name"`;

const OF_STORES = `FROM "wc_product_sync_mappings" m WHERE m."store_id" = ANY($1::text[])`;

/**
 * $1 stores, $2 what is searched, $3 and $4 the first and last ids of the shop that begin with it,
 * $5 its words as a query, $6 how many of each kind. Mappings by each of their names, the better
 * matches with a lower rank; every part reads an index of its own.
 */
export const MATCHING_PRODUCTS = `
  (SELECT ${FOUND}, CASE WHEN m."search_sku" = lower($2) THEN 0 ELSE 2 END AS "rank"
   ${OF_STORES} AND m."search_sku" ~>=~ lower($2) AND m."search_sku" ~<~ (lower($2) || ${END})
   ORDER BY m."search_sku" USING ~<~ LIMIT $6)
  UNION ALL
  (SELECT ${FOUND}, CASE WHEN m."internal_product_id" = $2 THEN 0 ELSE 2 END
   ${OF_STORES} AND m."internal_product_id" ~>=~ $2 AND m."internal_product_id" ~<~ ($2 || ${END})
   ORDER BY m."internal_product_id" USING ~<~ LIMIT $6)
  UNION ALL
  (SELECT ${FOUND}, CASE WHEN r."first" = r."last" THEN 1 ELSE 3 END
     FROM unnest($3::int[], $4::int[]) AS r("first", "last") CROSS JOIN unnest($1::text[]) AS s("store_id")
    CROSS JOIN LATERAL (
      SELECT * FROM "wc_product_sync_mappings"
       WHERE "store_id" = s."store_id" AND "woo_commerce_product_id" BETWEEN r."first" AND r."last"
       ORDER BY "woo_commerce_product_id" LIMIT $6) m
    ORDER BY r."first" LIMIT $6)
  UNION ALL
  (SELECT ${FOUND}, 4 ${OF_STORES}
      AND $5 <> '' AND to_tsvector('simple', m."search_name") @@ to_tsquery('simple', $5)
    LIMIT $6)`;

/** The parameters of `MATCHING_PRODUCTS`. */
export function matchingParameters(
  storeIds: readonly string[],
  q: string,
  limit: number,
): readonly unknown[] {
  const ranges = rangesOfIds(q);
  const firsts = ranges.map(([first]) => first);
  const lasts = ranges.map(([, last]) => last);
  return [storeIds, q, firsts, lasts, wordsQuery(q), limit];
}

/** The ids that begin with these digits: 12, 120 to 129, 1200 to 1299 … */
export function rangesOfIds(q: string): readonly (readonly [first: number, last: number])[] {
  if (!/^[1-9]\d{0,9}$/.test(q)) return [];
  const ranges: [number, number][] = [];
  let [first, last] = [Number(q), Number(q)];
  while (first <= LARGEST_ID) {
    ranges.push([first, Math.min(last, LARGEST_ID)]);
    [first, last] = [first * 10, last * 10 + 9];
  }
  return ranges;
}

/** A query that finds names with words that begin so, in any order; `''` where there is none. */
export function wordsQuery(q: string): string {
  return q
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => `${word.slice(0, LONGEST_WORD)}:*`)
    .join(' & ');
}
