import type { Shipment } from './order-command';

/** Where tracking numbers go: into the shop's own fulfilments, or a plugin's meta data. */
export const TRACKING_PLACES = [
  'auto',
  'fulfillments',
  'shipment-tracking',
  'advanced-shipment-tracking',
  'none',
] as const;

/** One of them; `auto`: fulfilments where the shop has them, else the first plugin's form. */
export type TrackingPlace = (typeof TRACKING_PLACES)[number];

/** A parcel as the plugins for tracking keep it (fact 84). */
export interface TrackingItem {
  /** A carrier by the plugin's own name for it; '' where it is one by any name. */
  readonly tracking_provider: string;
  readonly custom_tracking_provider: string;
  readonly custom_tracking_link: string;
  readonly tracking_number: string;
  /** Seconds since 1970, as text. */
  readonly date_shipped: string;
  readonly tracking_id: string;
}

/**
 * What a plugin keeps of an order's parcels with those of a shipment among it; null where it has
 * all of them already.
 * @param present what the shop keeps under the plugin's key
 * @param parcel what is the same of each parcel, and the id of each by its number
 */
export function withTracking(
  present: unknown,
  { trackingNumbers, carrier, trackingUrl }: Shipment,
  parcel: {
    readonly place: TrackingPlace;
    readonly shippedAt: Date;
    readonly idOf: (trackingNumber: string) => string;
  },
): readonly unknown[] | null {
  const items = listOf(present);
  const known = new Set(items.map(numberOf));
  const missing = [...new Set(trackingNumbers)].filter((number) => !known.has(number));
  if (missing.length === 0) return null;
  const isKnownCarrier = parcel.place === 'advanced-shipment-tracking';
  const added = missing.map((tracking_number): TrackingItem => ({
    tracking_provider: isKnownCarrier ? slugOf(carrier) : '',
    custom_tracking_provider: isKnownCarrier ? '' : carrier,
    custom_tracking_link: trackingUrl ?? '',
    tracking_number,
    date_shipped: String(Math.floor(parcel.shippedAt.getTime() / 1_000)),
    tracking_id: parcel.idOf(tracking_number),
  }));
  return [...items, ...added];
}

/** The name of a carrier as the plugin has it: `FAN Courier` is `fan-courier`. */
function slugOf(carrier: string): string {
  return carrier
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** PHP writes a list with gaps as an object (fact 41). */
function listOf(present: unknown): readonly unknown[] {
  if (Array.isArray(present)) return present;
  return typeof present === 'object' && present !== null ? Object.values(present) : [];
}

function numberOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'tracking_number' in item
    ? item.tracking_number
    : null;
}
