import type { z } from 'zod';
import { type AnySettingsClass, isSecret } from './define-settings';
import { defaultOf } from './setting-default';

type Row = readonly [setting: string, byDefault: string, meaning: string];

const HEAD: Row = ['Setting', 'Default', 'Meaning'];

/**
 * The documentation of all settings as Markdown: one table per class, made from the schemas
 * themselves.
 */
export function settingsTable(classes: readonly AnySettingsClass[]): string {
  const tables = classes.map(({ title, shape }) => {
    const rows = Object.entries(shape).map(([name, schema]): Row => [
      `\`${name}\``,
      shownDefault(schema),
      meaningOf(schema),
    ]);
    return `## ${title}\n\n${alignedTable(rows)}`;
  });
  return `${tables.join('\n\n')}\n`;
}

/** Aligned as Prettier wants it. */
function alignedTable(rows: readonly Row[]): string {
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function shownDefault(schema: z.ZodType): string {
  const found = defaultOf(schema);
  if (found.kind === 'value') return `\`${found.text}\``;
  return found.kind === 'required' ? 'required' : '–';
}

function meaningOf(schema: z.ZodType): string {
  const meaning = (schema.description ?? '').replaceAll('|', '\\|');
  return isSecret(schema) ? `${meaning} (secret)` : meaning;
}
