import { z } from 'zod';
import { DRIFT_GROUPS } from './domain/drift/drift-finding';
import {
  DRIFT_ACTIONS,
  OTHER_FIELDS,
  settingNameOf,
  type DriftAction,
} from './domain/drift/drift-repairs';
import { answer, pairsOf } from './named-pairs';

const FIELDS = [...DRIFT_GROUPS.map(settingNameOf), OTHER_FIELDS];

/** `price=repair,*=report`: what is done about a field that was changed in the shop by hand. */
export function driftActions(): z.ZodType<string, string> {
  return z.string().transform((text, context) => {
    const problems: string[] = [];
    for (const [field, action] of pairsOf(text, problems)) {
      if (!FIELDS.includes(field)) problems.push(`"${field}" is none of ${FIELDS.join(', ')}`);
      else if (!DRIFT_ACTIONS.some((one) => one === action))
        problems.push(`${field} cannot be "${action}", only one of ${DRIFT_ACTIONS.join(', ')}`);
    }
    return answer(text, problems, context);
  });
}

/** The actions by the names of fields, of a text that `driftActions` has taken. */
export function driftActionsOf(text: string): ReadonlyMap<string, DriftAction> {
  return pairsOf(text, []) as ReadonlyMap<string, DriftAction>;
}
