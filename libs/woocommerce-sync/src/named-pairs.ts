import { z } from 'zod';

/** The pairs of `name=value,other=value`; what is none is added to the problems. */
export function pairsOf(text: string, problems: string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.split(',')) {
    const [left = '', right = '', ...more] = part.split('=').map((word) => word.trim());
    if (left === '' || right === '' || more.length > 0)
      problems.push(`"${part.trim()}" is not name=value`);
    else if (pairs.has(left)) problems.push(`${left} is named twice`);
    else pairs.set(left, right);
  }
  return pairs;
}

/** What a setting is parsed to; the problems instead, where there are any. */
export function answer<T>(
  value: T,
  problems: readonly string[],
  context: z.core.$RefinementCtx<string>,
): T {
  for (const message of problems) context.addIssue({ code: 'custom', message });
  return problems.length === 0 ? value : z.NEVER;
}
