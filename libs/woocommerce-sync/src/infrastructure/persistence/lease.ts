/**
 * How long a flight may go without a sign of life, in seconds. Each call renews it, so it only has to outlast one read
 * of the ERP, one look-up and one call with their time-outs.
 */
export const LEASE_SECONDS = 120;
