import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Invariant } from './evidence';

const PAGE = join(__dirname, '../../../docs/reliability.md');
const PROMISE = /^### ([A-Z])(\d+) (.+)$/;

/** A promise of docs/reliability.md with the statement that finds rows which break it. */
export interface Promised {
  /** Such as `L1`. */
  readonly name: string;
  readonly invariant: Invariant;
  readonly statement: string;
}

/** The promises of the page that have a statement: what the page shows is what the checker runs. */
export function promisesOf(page: string = readFileSync(PAGE, 'utf8')): Promised[] {
  const promises: Promised[] = [];
  let heading: RegExpExecArray | null = null;
  let lines: string[] | null = null;
  for (const line of page.split('\n')) {
    if (line === '```sql') lines = [];
    else if (line === '```' && lines !== null) {
      if (heading !== null)
        promises.push({
          name: `${heading[1]}${heading[2]}`,
          invariant: heading[1] as Invariant,
          statement: lines.join('\n'),
        });
      lines = null;
    } else if (lines !== null) lines.push(line);
    else heading = PROMISE.exec(line) ?? heading;
  }
  return promises;
}
