import { asName } from '@cypher/shop-text';
import { z } from 'zod';
import type { CustomFields, DescriptionFields } from '../../../domain/fields/product-fields';
import { text } from '../replies/reply-values';
import { asHtml, isSameHtml, readName } from '../replies/shop-html';
import { fieldFormat, unless, unlessEqual } from './field-format';

const html = z
  .string()
  .nullish()
  .transform((given) => given ?? undefined);

/** What people read about a product, and what only plugins do. */
export const TEXT_FIELDS = {
  name: fieldFormat({
    echo: { name: text.optional() },
    payload: (name: string) => ({ name: asName(name) }),
    shown: ({ name = '' }) => ({ name: readName(name) }),
    altered: (sent, { name = '' }) => unless(readName(sent) === readName(name), 'name', sent, name),
  }),
  descriptions: fieldFormat({
    echo: { description: html, short_description: html },
    payload: ({ description, shortDescription }: DescriptionFields) => ({
      description: asHtml(description),
      short_description: asHtml(shortDescription),
    }),
    altered: (sent, { description = '', short_description: short = '' }) => [
      ...unless(
        isSameHtml(sent.description, description),
        'description',
        sent.description,
        description,
      ),
      ...unless(
        isSameHtml(sent.shortDescription, short),
        'short_description',
        sent.shortDescription,
        short,
      ),
    ],
  }),
  // A key without an id updates, null deletes it (fact 12).
  customFields: fieldFormat({
    echo: { meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).optional() },
    payload: (custom: CustomFields) => ({
      meta_data: Object.entries(custom).map(([key, value]) => ({ key, value })),
    }),
    shown: ({ meta_data: seen = [] }) =>
      Object.fromEntries(seen.map(({ key, value }) => [key, asText(value)])),
    altered: (sent, { meta_data: seen = [] }) =>
      Object.entries(sent).flatMap(([key, value]) => {
        const there = seen.findLast((row) => row.key === key);
        const shown = there === undefined ? '' : asText(there.value);
        return unlessEqual(`meta_data.${key}`, value ?? '', shown);
      }),
  }),
};

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
