import type { z } from 'zod';

/** What holds when a setting is left out. */
export type SettingDefault =
  | { readonly kind: 'required' }
  | { readonly kind: 'optional' }
  | { readonly kind: 'value'; readonly text: string };

/** Asks the schema itself, so that documentation cannot differ from it. */
export function defaultOf(schema: z.ZodType): SettingDefault {
  const absent = schema.safeParse(undefined);
  if (!absent.success) return { kind: 'required' };
  if (absent.data === undefined) return { kind: 'optional' };
  const text = Array.isArray(absent.data) ? absent.data.join(',') : JSON.stringify(absent.data);
  return { kind: 'value', text: text.replaceAll('"', '') };
}
