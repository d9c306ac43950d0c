import { withTracking } from './tracking';

const SHIPMENT = {
  kind: 'shipped',
  trackingNumbers: ['A', 'B'],
  carrier: 'FAN Courier (RO)',
  trackingUrl: 'https://fan.example/A',
  shippedAt: null,
  lines: null,
} as const;

const parcel = (place: 'shipment-tracking' | 'advanced-shipment-tracking') => ({
  place,
  shippedAt: new Date('2026-11-30T10:00:00.500Z'),
  idOf: (number: string) => `id-${number}`,
});

describe('what a plugin keeps of parcels', () => {
  it('names the carrier as each plugin reads it', () => {
    expect(withTracking(undefined, SHIPMENT, parcel('shipment-tracking'))?.[0]).toEqual({
      tracking_provider: '',
      custom_tracking_provider: 'FAN Courier (RO)',
      custom_tracking_link: 'https://fan.example/A',
      tracking_number: 'A',
      date_shipped: '1796032800',
      tracking_id: 'id-A',
    });
    expect(withTracking([], SHIPMENT, parcel('advanced-shipment-tracking'))?.[1]).toMatchObject({
      tracking_provider: 'fan-courier-ro',
      custom_tracking_provider: '',
      tracking_number: 'B',
    });
  });

  it('keeps what is there, also as an object of PHP, and adds each number once', () => {
    const there = { tracking_number: 'A', anything: 1 };
    for (const present of [[there], { '3': there }])
      expect(withTracking(present, SHIPMENT, parcel('shipment-tracking'))).toMatchObject([
        there,
        { tracking_number: 'B' },
      ]);
  });

  it('needs no write where all numbers are there', () => {
    const present = ['A', 'B'].map((tracking_number) => ({ tracking_number }));
    expect(withTracking(present, SHIPMENT, parcel('shipment-tracking'))).toBeNull();
  });
});
