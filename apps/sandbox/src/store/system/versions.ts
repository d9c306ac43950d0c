/** The software of the shop that was measured. */
export const VERSIONS = { woocommerce: '10.9.2', wordpress: '7.0.4', php: '8.2.36' } as const;
