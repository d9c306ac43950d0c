import { z } from 'zod';

/**
 * Plugins turn texts into numbers, and numbers into texts (fact 41); which of both it is changes
 * nothing here.
 */
export const text = z.union([z.string(), z.number().transform(String)]);

/** A number, or a text that says one. */
export const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,15}(\.\d{1,10})?$/)
    .transform(Number),
]);

/** A text that the shop may leave out or show as null: both say nothing. */
export const textOrNothing = text.nullish().transform((given) => given ?? undefined);
