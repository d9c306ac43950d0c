import { closest, distance } from 'fastest-levenshtein';

/** A name of the environment that is no setting and looks like one. */
export interface Misspelling {
  readonly name: string;
  /** The setting that is nearest to it. */
  readonly nearest: string;
  /**
   * Whether it can hardly be anything else: one or two letters are wrong, and what is nearest is
   * not given.
   */
  readonly isCertain: boolean;
}

/** Shorter names are near to too much that is somebody else's, as HOME is to HOST. */
const SHORT = 7;

/** How names begin that only settings of ours have. */
const OURS = /^WOOCOMMERCE_/;

/**
 * What Kubernetes sets for each of its services, such as `WOOCOMMERCE_PORT_80_TCP` for one named
 * `woocommerce`.
 */
const OF_SERVICES = /_(SERVICE_(HOST|PORT.*)|PORT(_\d+_(TCP|UDP).*)?)$/;

/**
 * Finds what somebody meant for a setting: an ignored name is worse than a refused one, since
 * nobody sees that it does nothing.
 */
export function misspeltSettings(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly Misspelling[] {
  const isKnown = new Set(known);
  const names = Object.keys(env).filter((name) => !isKnown.has(name) && isGiven(env[name]));
  return names.flatMap((name) => {
    const nearest = closest(name.toUpperCase(), [...known]);
    const wrong = distance(name.toUpperCase(), nearest);
    const isNear = wrong <= (nearest.length < SHORT ? 1 : 2);
    const isCertain = isNear && !isGiven(env[nearest]);
    const isOurs = OURS.test(name) && !OF_SERVICES.test(name);
    return isCertain || isOurs ? [{ name, nearest, isCertain }] : [];
  });
}

function isGiven(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '';
}
