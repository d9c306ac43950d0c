import type { FieldGroup, ProductFields } from '../../domain/fields/product-fields';
import { ReducedValueError } from '../../domain/fields/reduced-value.error';
import { ValidationError } from '../../domain/woocommerce.errors';

/** What some field groups are to be in the shop. */
export interface DesiredGroups<G extends FieldGroup> {
  /** Without groups of which the ERP says nothing; a rejected one may have a part of its value. */
  readonly fields: Partial<ProductFields>;
  /** Groups that the shop could not hold, each with its reason; in the order of the groups. */
  readonly rejected: ReadonlyMap<G, ValidationError>;
}

/**
 * What each group is to be, by a rule that throws `ValidationError` where the shop could not hold
 * it. Such a group is rejected alone; what the shop can hold of it (`ReducedValueError`) is written.
 */
export function desiredGroups<G extends FieldGroup>(
  groups: readonly G[],
  rule: (group: G) => ProductFields[G] | undefined,
): DesiredGroups<G> {
  const fields: Partial<Record<FieldGroup, unknown>> = {};
  const rejected = new Map<G, ValidationError>();
  for (const group of groups) {
    try {
      const desired = rule(group);
      if (desired !== undefined) fields[group] = desired;
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      rejected.set(group, error);
      if (error instanceof ReducedValueError) fields[group] = error.value as unknown;
    }
  }
  return { fields: fields as Partial<ProductFields>, rejected };
}
