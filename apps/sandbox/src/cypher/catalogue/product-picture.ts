import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { PRODUCT_LINES, TONES } from './product-lines';

const SIZE = 240;
const VIEWS = 2;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const GLOW: Readonly<Record<string, readonly [red: number, green: number, blue: number]>> = {
  '3000K': [255, 190, 110],
  '4000K': [255, 236, 205],
  '6500K': [205, 226, 255],
};

/** A picture's bytes and their checksum (`sha256:<hex>`). */
export interface Picture {
  readonly png: Buffer;
  readonly checksum: string;
}

const drawn = new Map<string, Picture>();

/** The name of the picture of a line in a colour of light; views count from 1. */
export function pictureName(code: string, kelvin: string, view: number): string {
  return `${code.toLowerCase()}-${kelvin.toLowerCase()}-${view}`;
}

/**
 * The picture of this name: a glow in the colour of the light, of a shape of the line's own. Null
 * for an unknown name. Each is drawn once: there are some hundred of them, of a few kB, however
 * many products share them.
 */
export function findPicture(name: string): Picture | null {
  const known = drawn.get(name);
  if (known !== undefined) return known;
  const [code, kelvin, view] = name.toUpperCase().split('-');
  const shape = PRODUCT_LINES.findIndex((line) => line.code === code);
  const tone = TONES.find((each) => each.kelvin === kelvin);
  const side = Number(view);
  if (
    shape < 0 ||
    tone === undefined ||
    !(side >= 1 && side <= VIEWS) ||
    pictureName(code ?? '', tone.kelvin, side) !== name
  )
    return null;
  const png = draw(shape, side, GLOW[tone.kelvin] ?? [255, 255, 255]);
  const picture = { png, checksum: `sha256:${createHash('sha256').update(png).digest('hex')}` };
  drawn.set(name, picture);
  return picture;
}

/** An indexed PNG: one byte a pixel says how bright, the palette says in which colour. */
function draw(shape: number, view: number, colour: readonly number[]): Buffer {
  const rows = Buffer.alloc(SIZE * (SIZE + 1));
  // The more corners, the rounder: |x|^p + |y|^p is a diamond, a circle or a rounded square.
  const power = 1 + (shape % 5) * 0.75;
  const across = reach(power, 1);
  const down = reach(power, 0.6 + (shape % 4) * 0.2 + view * 0.15);
  down.forEach((vertical, y) => {
    // Each row begins with its filter: none.
    across.forEach(
      (horizontal, x) => (rows[y * (SIZE + 1) + 1 + x] = brightness(horizontal + vertical)),
    );
  });
  const palette = Buffer.alloc(256 * 3);
  for (let level = 0; level < 256; level++) {
    colour.forEach(
      (channel, index) =>
        (palette[level * 3 + index] = Math.round(24 + ((channel - 24) * level) / 255)),
    );
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** How far each line is from the middle, to the given power. */
function reach(power: number, stretch: number): number[] {
  return Array.from(
    { length: SIZE },
    (_, line) => (Math.abs(line / SIZE - 0.5) * 2 * stretch) ** power,
  );
}

function brightness(distance: number): number {
  return Math.max(0, Math.round(255 * (1 - distance)));
}

/** A PNG chunk: length, type, data, and the CRC of type and data. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}
