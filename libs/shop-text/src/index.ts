/**
 * What WordPress makes of a text that it is sent, and which texts its database takes for one. The
 * service asks, so that it knows beforehand; the store double does it. Measured on a real shop.
 */
export { foldedText } from './collation';
export { sanitizedText } from './sanitized-text';
export { asName, asTerm, isTermHeld } from './sent-text';
export { cutSlug, readSlug, slugOf } from './slug-text';
export { withoutTags } from './without-tags';
