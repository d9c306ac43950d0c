import { ApiProperty } from '@nestjs/swagger';
import { OWNERS, type Owner, type Owners } from '../../../domain/fields/field-ownership';

const owner = {
  enum: OWNERS,
  enumName: 'FieldOwner',
  description:
    'Who owns it: `cypher` keeps it equal to the ERP, `create` sets it at creation, `shop` never touches it',
};

/** Whose each field of a store's products is. */
export class FieldOwnershipResponse implements Owners {
  @ApiProperty(owner)
  name!: Owner;

  @ApiProperty(owner)
  descriptions!: Owner;

  @ApiProperty(owner)
  price!: Owner;

  @ApiProperty(owner)
  sale!: Owner;

  @ApiProperty(owner)
  stock!: Owner;

  @ApiProperty(owner)
  categories!: Owner;

  @ApiProperty(owner)
  tags!: Owner;

  @ApiProperty(owner)
  brands!: Owner;

  @ApiProperty(owner)
  images!: Owner;

  @ApiProperty(owner)
  attributes!: Owner;

  @ApiProperty(owner)
  dimensions!: Owner;

  @ApiProperty(owner)
  slug!: Owner;

  @ApiProperty(owner)
  status!: Owner;

  @ApiProperty(owner)
  tax_class!: Owner;

  @ApiProperty(owner)
  gtin!: Owner;

  @ApiProperty(owner)
  custom_fields!: Owner;
}
