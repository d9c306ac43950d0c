import { AdoptionPairEntity } from './adoption-pair.entity';
import { AdoptionRunEntity } from './adoption-run.entity';
import { ForeignProductEntity } from './foreign-product.entity';

/** Tables of adoption. */
export const ADOPTION_ENTITIES = [AdoptionRunEntity, AdoptionPairEntity, ForeignProductEntity];
