/**
 * The fields of something that `_fields` asks for, those in objects by path (`billing.email`); everything where it asks
 * for nothing. A path cannot reach into a list: then the list is not there at all (facts.md 25).
 * @param reachesIntoLists what somebody who does not know the shop would expect
 */
export function pickedFields(
  view: Readonly<Record<string, unknown>>,
  fields: unknown,
  reachesIntoLists = false,
): Record<string, unknown> {
  const paths = typeof fields === 'string' ? fields.split(',').map((path) => path.trim()) : [];
  const wanted = paths.filter((path) => path !== '');
  return wanted.length === 0 ? { ...view } : picked(view, wanted, reachesIntoLists);
}

function picked(
  view: Readonly<Record<string, unknown>>,
  paths: readonly string[],
  reachesIntoLists: boolean,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(view)) {
    const below = paths
      .filter((path) => path.startsWith(`${name}.`))
      .map((path) => path.slice(name.length + 1));
    if (paths.includes(name)) result[name] = value;
    else if (below.length === 0) continue;
    else if (isRecord(value)) result[name] = picked(value, below, reachesIntoLists);
    else if (reachesIntoLists && Array.isArray(value)) {
      result[name] = value.filter(isRecord).map((item) => picked(item, below, true));
    }
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
