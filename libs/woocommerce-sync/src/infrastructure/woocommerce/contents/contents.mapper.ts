import { decode } from 'html-entities';
import { z } from 'zod';
import type { Alteration } from '../../../application/ports/shop/alteration';
import type { ShownContents } from '../../../application/ports/drift/shop-contents.port';
import type { DriftGroup } from '../../../domain/drift/drift-finding';
import { VARIANT_GROUPS } from '../../../domain/fields/product-fields';
import { alterationsIn, echoFieldsOf, PRODUCT_ECHO, shownOf } from '../fields/product-formats';
import { number, text } from '../replies/reply-values';

/** What is always read: which product it is, and how it stands. */
const IDENTITY = ['id', 'parent_id', 'sku', 'status', 'global_unique_id'];

const picture = z.object({ id: number.pipe(z.number().int().positive()) });

const standing = {
  id: number.pipe(z.number().int().positive()),
  parent_id: number.optional().catch(0),
  sku: text.nullish().catch(''),
  status: z.string(),
  global_unique_id: text.nullish().catch(''),
  sale_price: text.nullish().catch(''),
  // Of products and of variations; undefined where it cannot be read, or was not asked for.
  images: z.array(picture).optional().catch(undefined),
  image: picture.nullish().catch(undefined),
};

/**
 * A product or variation as lists and the file of the catalogue show it. Of one with a field that
 * cannot be read, no more than that it is there.
 */
export const contentsReply = z.union([
  z.object({ ...PRODUCT_ECHO, ...standing }),
  z.object(standing).transform((row) => ({ ...row, isUnreadable: true })),
]);

/** The fields to ask of products, so that these groups can be compared. */
export function contentsFields(groups: readonly DriftGroup[]): string {
  const fields = groups.flatMap((group) => (group === 'images' ? group : echoFieldsOf(group)));
  return [...new Set([...IDENTITY, ...fields])].join(',');
}

/** The same of variations, which have fewer groups, and one picture. */
export function variationFields(groups: readonly DriftGroup[]): string {
  const fields = groups.flatMap((group) => {
    if (group === 'images') return 'image';
    return VARIANT_GROUPS.some((one) => one === group) ? echoFieldsOf(group) : [];
  });
  return [...new Set([...IDENTITY, ...fields])].join(',');
}

/**
 * What the shop shows of a product or variation.
 * @param row what `contentsReply` has read
 * @param isFormatted whether its texts are as customers read them, as in the file of the catalogue
 */
export function toContents(row: z.infer<typeof contentsReply>, isFormatted = false): ShownContents {
  const {
    id,
    parent_id: parentId = 0,
    sku,
    status,
    global_unique_id: gtin,
    sale_price: sale,
  } = row;
  return {
    storeProductId: id,
    parentId,
    sku: sku ?? '',
    gtin: gtin ?? '',
    status,
    sale: sale ?? '',
    pictures: picturesOf(row),
    valueOf: (group) => ('isUnreadable' in row ? null : shownOf(group, row)),
    differences: (wanted) => {
      if ('isUnreadable' in row) return [];
      if (!isFormatted) return alterationsIn(wanted, row);
      const altered = alterationsIn(withoutSameLetters(wanted, row), row);
      return altered.filter((one) => !isFormattingAlone(one));
    },
  };
}

/** A product has `images`, a variation an `image`, which may be null (fact 130). */
function picturesOf({ images, image }: z.infer<typeof contentsReply>): readonly number[] | null {
  if (images !== undefined) return images.map(({ id }) => id);
  return image === undefined ? null : image === null ? [] : [image.id];
}

/**
 * What is left to compare once descriptions with the same letters are taken out, as most are: that
 * is much less work than reading their markup.
 */
function withoutSameLetters(
  wanted: Parameters<ShownContents['differences']>[0],
  row: Readonly<Record<string, unknown>>,
): Parameters<ShownContents['differences']>[0] {
  const { descriptions, ...fields } = wanted.fields;
  if (descriptions === undefined) return wanted;
  const isSame =
    hasSameLetters(descriptions.description, row['description']) &&
    hasSameLetters(descriptions.shortDescription, row['short_description']);
  return isSame ? { ...wanted, fields } : wanted;
}

function hasSameLetters(sent: string, seen: unknown): boolean {
  const shown = typeof seen === 'string' ? seen : '';
  // As customers read it, a plain text is one paragraph; that is most of them.
  if (sent === shown || shown === `<p>${sent}</p>\n`) return true;
  // Most others differ by paragraphs and line breaks alone; that is quicker told than the letters.
  if (withoutBreaks(sent) === withoutBreaks(shown)) return true;
  return lettersOf(sent) === lettersOf(shown);
}

function withoutBreaks(html: string): string {
  return html.replace(/<\/?p>|\s+/g, '');
}

/**
 * Whether a long text differs by no more than its formatting: as customers read it, it has
 * paragraphs, and other quotes and signs (fact 12). What is left to compare are its letters and
 * digits.
 */
function isFormattingAlone({ group, sent, seen }: Alteration): boolean {
  return group === 'descriptions' && hasSameLetters(String(sent), seen);
}

function lettersOf(html: string): string {
  return decode(html.replace(/<[^<>]*>/g, ' '))
    .replaceAll('\u00d7', 'x')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
