/**
 * What a payload gains by another that joins it, as `joinRequests` tells it of requests: the
 * strongest wish of both, the latest doubt, and all that may have been made. Each answers an object
 * to be merged into the payload.
 */

/** To be written even where it is right. */
export const joinedForce = (later: string): string =>
  `CASE WHEN (${later}->>'force')::boolean THEN '{"force": true}'::jsonb ELSE '{}' END`;

/** To be taken down where the ERP has it no more. */
export const joinedTakeDown = (later: string): string =>
  `CASE WHEN ${later} ? 'takeDownIfMissing' THEN '{"takeDownIfMissing": true}'::jsonb ELSE '{}' END`;

/** Since when it is in doubt what the shop has. */
export const joinedDoubt = (earlier: string, later: string): string =>
  `CASE WHEN ${later} ? 'inDoubtSince'
        THEN jsonb_build_object('inDoubtSince', GREATEST(${earlier}->>'inDoubtSince', ${later}->>'inDoubtSince'))
        ELSE '{}' END`;

/** What the shop may have, unknown to any mapping. */
export const joinedMade = (earlier: string, later: string): string =>
  `CASE WHEN ${later} ? 'madeInDoubt'
        THEN jsonb_build_object('madeInDoubt', COALESCE(${earlier}->'madeInDoubt', '{}') || (${later}->'madeInDoubt'))
        ELSE '{}' END`;
