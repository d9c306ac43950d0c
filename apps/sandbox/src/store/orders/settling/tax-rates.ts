/** What is added to a price in one country. */
export interface TaxRate {
  readonly id: number;
  /** ISO 3166; `''` for every country. */
  readonly country: string;
  readonly state: string;
  readonly name: string;
  /** Percent in decimal text, as `"19.0000"`. */
  readonly rate: string;
  readonly priority: number;
  /** Whether it is reckoned of what other rates have added already. */
  readonly compound: boolean;
  /** Whether shipping is taxed too. */
  readonly shipping: boolean;
  readonly order: number;
  /** `''` for the standard class. */
  readonly class: string;
}

/** Where an order is taxed, ISO 3166. */
export interface TaxPlace {
  readonly country: string;
  readonly state: string;
}

/** The rates that hold at a place for a class, one of every priority: the closest. */
export function ratesAt(
  rates: readonly TaxRate[],
  { country, state }: TaxPlace,
  taxClass: string,
): TaxRate[] {
  if (country === '') return [];
  const found = rates
    .filter((rate) => rate.class === taxClass && ['', country.toUpperCase()].includes(rate.country))
    .filter((rate) => ['', state.toUpperCase()].includes(rate.state))
    .sort(byCloseness);
  return found.filter(
    (rate, at) => found.findIndex(({ priority }) => priority === rate.priority) === at,
  );
}

function byCloseness(a: TaxRate, b: TaxRate): number {
  return (
    a.priority - b.priority ||
    Number(a.country === '') - Number(b.country === '') ||
    Number(a.state === '') - Number(b.state === '') ||
    a.id - b.id
  );
}
