import { textOf } from '../../texts/coercions';
import type { Params } from '../../rest/rest-call';
import { isSent } from '../../rest/rest-call';
import { isRecord } from '../../rest/values';
import { floatOf, isEmpty, isNumeric } from '../../texts/php';

/** What somebody wants back of one line. */
export interface WantedLine {
  /** Pieces; undefined where nobody says how many. */
  readonly quantity: number | undefined;
  /** Without tax, as it was sent. */
  readonly total: unknown;
  /** Tax, by the id of its rate. */
  readonly taxes: ReadonlyMap<number, unknown>;
}

/** What somebody sends of a refund. */
export interface WantedRefund {
  /** Money, as it was sent; null where it is not sent and does not follow from the lines. */
  readonly amount: string | null;
  readonly reason: string;
  /** Whether the payment provider is to pay it back; it is unless the client says no. */
  readonly isPaidBack: boolean;
  /** Whether refunded pieces go back into the stock. */
  readonly isRestocked: boolean;
  /** By the id of the order's line. */
  readonly lines: ReadonlyMap<number, WantedLine>;
  readonly meta: unknown;
}

/**
 * Reads what somebody sends of a refund; the amount follows from the lines where it is left out.
 */
export function wantedRefund(params: Params): WantedRefund {
  const lines = linesOf(params['line_items']);
  const { amount, reason, api_refund, api_restock } = params;
  return {
    amount: isSent(amount) ? textOf(amount) : amountOf(lines),
    reason: isEmpty(reason) ? '' : textOf(reason),
    isPaidBack: typeof api_refund === 'boolean' ? api_refund : true,
    isRestocked: typeof api_restock === 'boolean' ? api_restock : true,
    lines,
    meta: params['meta_data'],
  };
}

/** Rows by their ids; those of a list of which one has none count by their places. */
function linesOf(sent: unknown): Map<number, WantedLine> {
  if (!isRecord(sent)) return new Map();
  const rows = Object.entries(sent).filter((entry): entry is [string, Params] =>
    isRecord(entry[1]),
  );
  const areNamed = Array.isArray(sent) && rows.every(([, row]) => isSent(row['id']));
  return new Map(
    rows.map(
      ([place, row]) => [areNamed ? floatOf(row['id']) : Number(place), wantedLine(row)] as const,
    ),
  );
}

function wantedLine(row: Params): WantedLine {
  const pieces = row['qty'] ?? row['quantity'];
  return {
    quantity: isSent(pieces) ? floatOf(pieces) : undefined,
    total: row['refund_total'],
    taxes: taxesOf(row['refund_tax']),
  };
}

function taxesOf(sent: unknown): Map<number, unknown> {
  if (!isRecord(sent)) return new Map();
  const rows = Object.entries(sent);
  if (!rows.every(([, row]) => isRecord(row) && isSent(row['id']) && isSent(row['refund_total'])))
    return new Map(rows.map(([place, tax]) => [Number(place), tax]));
  return new Map(
    rows.map(([, row]) => [floatOf((row as Params)['id']), (row as Params)['refund_total']]),
  );
}

function amountOf(lines: ReadonlyMap<number, WantedLine>): string | null {
  if (lines.size === 0) return null;
  const amounts = [...lines.values()].flatMap(({ total, taxes }) => [total, ...taxes.values()]);
  if (!amounts.every(isNumeric)) return null;
  return textOf(amounts.reduce<number>((sum, amount) => sum + floatOf(amount), 0));
}
