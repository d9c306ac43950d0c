import {
  findPicture,
  pictureName,
} from '../../../apps/sandbox/src/cypher/catalogue/product-picture';
import { PRODUCT_LINES, TONES } from '../../../apps/sandbox/src/cypher/catalogue/product-lines';
import type { ErpImage } from '../../../apps/sandbox/src/cypher/erp-product';
import type { SeededRandom } from '../../../apps/sandbox/src/seeded-random';
import { the } from '../../support/the';

const MOST = 3;

/** Up to three pictures that the ERP serves, drawn; @param url where it serves them */
export function somePictures(url: string, random: SeededRandom): ErpImage[] {
  return Array.from({ length: random.between(0, MOST) }, () => {
    const { kelvin } = random.pick(TONES);
    const name = pictureName(random.pick(PRODUCT_LINES).code, kelvin, random.between(1, 2));
    const alt = `Lamp seen ${random.between(0, 10_000)} times`;
    return {
      id: name,
      url: `${url}/images/${name}.png`,
      alt,
      checksum: the(findPicture(name)).checksum,
    };
  });
}
