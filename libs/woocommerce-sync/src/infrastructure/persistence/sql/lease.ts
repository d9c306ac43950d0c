/**
 * How long a process may give no sign of life before others take over what it holds, in seconds. A
 * living one renews its leases every ten seconds (`Heartbeat`), and with each call, so this has to
 * outlast some beats that fail, and no call.
 */
export const LEASE_SECONDS = 40;

/**
 * A delivery that is older, in seconds, is not kept by the heartbeat any more, but by its calls
 * alone: a delivery that hangs must not hold its items for ever.
 */
export const LONGEST_KEPT_SECONDS = 3_600;
