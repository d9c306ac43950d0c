/** The colour of the light. */
export interface Tone {
  readonly kelvin: '3000K' | '4000K' | '6500K';
  readonly words: string;
}

export const TONES: readonly Tone[] = [
  { kelvin: '3000K', words: 'lumină caldă' },
  { kelvin: '4000K', words: 'lumină neutră' },
  { kelvin: '6500K', words: 'lumină rece' },
];

/**
 * What a kind of product may be made of. Prices are in bani (1/100 RON), weights in grams, measures
 * in mm.
 */
export interface ProductLine {
  /** First part of the SKU. */
  readonly code: string;
  readonly categoryId: string;
  readonly noun: string;
  readonly forms: readonly string[];
  readonly watts: readonly number[];
  readonly protection: readonly string[];
  readonly priceBase: number;
  readonly pricePerWatt: number;
  readonly weightBase: number;
  readonly weightPerWatt: number;
  readonly size: readonly [length: number, width: number, height: number];
  readonly warrantyMonths: number;
  /** What its variants differ in; a line without is sold in one form. */
  readonly variesBy?: 'tone' | 'length';
  /** Whether it gives light: a profile does not. */
  readonly isLamp: boolean;
  /** How many of a hundred products are of this line. */
  readonly share: number;
}

const LAMP = { isLamp: true, warrantyMonths: 24 } as const;
const PART = { isLamp: false, warrantyMonths: 24 } as const;

/** The assortment of a lighting shop; the shares add up to a hundred. */
export const PRODUCT_LINES: readonly ProductLine[] = [
  // prettier-ignore
  { ...LAMP, code: 'BEC', categoryId: 'cat-becuri', noun: 'Bec LED', forms: ['E27 A60', 'E14 C37', 'GU10', 'G9', 'E27 G95 filament'], watts: [4, 5, 7, 9, 12, 15], protection: ['IP20'], priceBase: 690, pricePerWatt: 110, weightBase: 30, weightPerWatt: 5, size: [60, 60, 118], share: 18 },
  // prettier-ignore
  { ...LAMP, code: 'TUB', categoryId: 'cat-tuburi', noun: 'Tub LED T8', forms: ['60 cm', '120 cm', '150 cm'], watts: [9, 18, 22], protection: ['IP20'], priceBase: 1_200, pricePerWatt: 95, weightBase: 120, weightPerWatt: 9, size: [1_200, 28, 28], share: 6 },
  // prettier-ignore
  { ...LAMP, code: 'BND', categoryId: 'cat-benzi', noun: 'Bandă LED 5 m', forms: ['SMD 2835, 60 LED/m', 'SMD 2835, 120 LED/m', 'COB, 320 LED/m'], watts: [5, 10, 14], protection: ['IP20', 'IP65'], priceBase: 3_900, pricePerWatt: 620, weightBase: 110, weightPerWatt: 8, size: [200, 200, 15], variesBy: 'tone', share: 8 },
  // prettier-ignore
  { ...PART, code: 'PRF', categoryId: 'cat-profile', noun: 'Profil aluminiu pentru bandă LED', forms: ['aplicat 17x7 mm', 'încastrat 25x7 mm', 'de colț 16x16 mm'], watts: [0], protection: ['IP20'], priceBase: 2_490, pricePerWatt: 0, weightBase: 230, weightPerWatt: 0, size: [1_000, 25, 16], variesBy: 'length', share: 5 },
  // prettier-ignore
  { ...PART, code: 'SRS', categoryId: 'cat-surse', noun: 'Sursă de alimentare', forms: ['12V', '24V'], watts: [30, 60, 100, 150, 200], protection: ['IP20', 'IP67'], priceBase: 2_900, pricePerWatt: 70, weightBase: 140, weightPerWatt: 3, size: [160, 48, 32], share: 6 },
  // prettier-ignore
  { ...PART, code: 'CTR', categoryId: 'cat-controlere', noun: 'Controler LED', forms: ['RGB cu telecomandă RF', 'RGBW Wi-Fi', 'CCT cu buton tactil', 'dimmer 0-10V'], watts: [0], protection: ['IP20'], priceBase: 4_900, pricePerWatt: 0, weightBase: 90, weightPerWatt: 0, size: [110, 45, 25], share: 4 },
  // prettier-ignore
  { ...LAMP, code: 'PAN', categoryId: 'cat-panouri', noun: 'Panou LED', forms: ['60x60 cm', '30x120 cm', 'rotund Ø22 cm', 'pătrat 17x17 cm'], watts: [12, 18, 24, 40, 48], protection: ['IP20', 'IP44'], priceBase: 2_900, pricePerWatt: 180, weightBase: 300, weightPerWatt: 38, size: [595, 595, 10], share: 10, warrantyMonths: 36 },
  // prettier-ignore
  { ...LAMP, code: 'SPT', categoryId: 'cat-spoturi', noun: 'Spot LED', forms: ['încastrat rotund', 'încastrat pătrat', 'aplicat cilindric', 'pe șină magnetică'], watts: [5, 7, 10, 15, 20], protection: ['IP20', 'IP44', 'IP65'], priceBase: 2_200, pricePerWatt: 260, weightBase: 110, weightPerWatt: 14, size: [85, 85, 60], share: 10 },
  // prettier-ignore
  { ...LAMP, code: 'APL', categoryId: 'cat-aplice', noun: 'Aplică LED', forms: ['up-down', 'cu spot de citit', 'oglindă baie', 'arc'], watts: [6, 8, 12], protection: ['IP20', 'IP44', 'IP54'], priceBase: 8_900, pricePerWatt: 480, weightBase: 350, weightPerWatt: 30, size: [220, 100, 90], share: 6 },
  // prettier-ignore
  { ...LAMP, code: 'LUS', categoryId: 'cat-lustre', noun: 'Lustră LED', forms: ['cu 3 inele', 'cu 5 brațe', 'cristal', 'minimalistă neagră'], watts: [24, 36, 48, 72], protection: ['IP20'], priceBase: 29_900, pricePerWatt: 690, weightBase: 1_900, weightPerWatt: 45, size: [600, 600, 450], share: 5, warrantyMonths: 36 },
  // prettier-ignore
  { ...LAMP, code: 'PLF', categoryId: 'cat-plafoniere', noun: 'Plafonieră LED', forms: ['rotundă Ø30 cm', 'rotundă Ø40 cm', 'pătrată 35 cm'], watts: [12, 18, 24, 36], protection: ['IP20', 'IP44'], priceBase: 5_900, pricePerWatt: 210, weightBase: 600, weightPerWatt: 25, size: [330, 330, 70], share: 6 },
  // prettier-ignore
  { ...LAMP, code: 'PRO', categoryId: 'cat-proiectoare', noun: 'Proiector LED', forms: ['slim', 'slim cu senzor', 'solar cu panou'], watts: [10, 20, 30, 50, 100, 200], protection: ['IP65', 'IP66'], priceBase: 2_500, pricePerWatt: 190, weightBase: 240, weightPerWatt: 18, size: [240, 180, 35], share: 7 },
  // prettier-ignore
  { ...LAMP, code: 'STR', categoryId: 'cat-stradal', noun: 'Corp stradal LED', forms: ['modular', 'cu fotocelulă', 'solar'], watts: [30, 50, 100, 150], protection: ['IP65', 'IP66'], priceBase: 11_900, pricePerWatt: 260, weightBase: 1_200, weightPerWatt: 22, size: [520, 230, 80], share: 3, warrantyMonths: 60 },
  // prettier-ignore
  { ...LAMP, code: 'IND', categoryId: 'cat-industrial', noun: 'Corp industrial LED', forms: ['highbay UFO', 'liniar etanș 120 cm', 'liniar etanș 150 cm'], watts: [36, 50, 100, 150, 200], protection: ['IP65'], priceBase: 7_900, pricePerWatt: 230, weightBase: 900, weightPerWatt: 19, size: [290, 290, 150], share: 3, warrantyMonths: 60 },
  // prettier-ignore
  { ...PART, code: 'ACC', categoryId: 'cat-accesorii', noun: 'Accesoriu', forms: ['conector bandă 8 mm', 'conector bandă 10 mm', 'capac profil', 'cablu 2x0,75 mm² (10 m)', 'clemă de prindere'], watts: [0], protection: ['IP20'], priceBase: 290, pricePerWatt: 0, weightBase: 12, weightPerWatt: 0, size: [40, 20, 10], share: 3 },
];
