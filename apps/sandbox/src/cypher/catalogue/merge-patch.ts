/** A JSON object of any shape. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is an object with named members: not an array, not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The object with the patch laid over it: objects member by member, everything else replaced.
 * `null` is a value here and deletes nothing (unlike RFC 7396), as the contract uses it for "none".
 * Neither argument is changed.
 */
export function mergePatch<T extends object>(target: T, patch: JsonObject): T {
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(target));
  for (const [key, value] of Object.entries(patch)) {
    const current = merged[key];
    merged[key] = isJsonObject(value)
      ? mergePatch(isJsonObject(current) ? current : {}, value)
      : value;
  }
  return merged as T;
}
