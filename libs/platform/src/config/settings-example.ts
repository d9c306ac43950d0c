import type { z } from 'zod';
import { type AnySettingsClass } from './define-settings';
import { defaultOf } from './setting-default';

/**
 * The text of an `.env.example`, made from the schemas: what must be given is empty, what may be
 * left out is commented out, and the rest shows its default.
 */
export function settingsExample(classes: readonly AnySettingsClass[]): string {
  const sections = classes.map(({ title, shape }) => {
    const settings = Object.entries(shape).map(([name, schema]) => exampleOf(name, schema));
    return `# === ${title} ===\n\n${settings.join('\n\n')}\n`;
  });
  return sections.join('\n');
}

function exampleOf(name: string, schema: z.ZodType): string {
  const found = defaultOf(schema);
  const line = `${name}=${found.kind === 'value' ? found.text : ''}`;
  const remark = found.kind === 'required' ? ' (required)' : '';
  return `# ${schema.description ?? ''}${remark}\n${found.kind === 'optional' ? `# ${line}` : line}`;
}
