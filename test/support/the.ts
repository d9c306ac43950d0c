/**
 * The value itself, where a test cannot go on without it: `the(rows[0])`, `the(list.find(isOurs))`.
 * @param what names it in the message.
 * @throws Error when there is none.
 */
export function the<T>(value: T, what = 'value'): NonNullable<T> {
  if (value === null || value === undefined)
    throw new Error(`The ${what} that the test needs is ${String(value)}`);
  return value;
}
