import { TERM_MARKUP } from './markup/allowed-html';
import { withKnownEntities } from './markup/entities';
import { withAllowedMarkup } from './markup/kses';
import { withoutSlashes } from './php';
import { lineText } from './sanitize';

/**
 * The name of a term as the shop keeps it: a line of text without tags and backslashes, encoded
 * (facts 22, 34, 35).
 */
export function termName(value: unknown): string {
  const line = withAllowedMarkup(withoutSlashes(lineText(value)), TERM_MARKUP);
  if (!/[&<>"']/.test(line)) return line;
  return withKnownEntities(line).replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * The description of a term as the shop keeps it: with little markup, and without backslashes
 * (fact 50).
 */
export function termDescription(text: string): string {
  return withAllowedMarkup(withoutSlashes(text), TERM_MARKUP);
}
