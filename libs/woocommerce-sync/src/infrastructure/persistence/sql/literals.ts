/** Values of the domain as SQL lists them; none of them may hold a quote. */
export function literals(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

/** A span of time of the domain, in milliseconds, as SQL says it. */
export function milliseconds(ms: number): string {
  return `interval '${String(ms)} milliseconds'`;
}
