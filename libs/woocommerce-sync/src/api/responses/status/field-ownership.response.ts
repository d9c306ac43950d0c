import { ApiProperty } from '@nestjs/swagger';
import { OWNABLE_FIELDS, OWNERS, type Owner } from '../../../domain/fields/field-ownership';

/** Whose each field of a store's products is, by the names of the setting. */
export class FieldOwnershipResponse {
  readonly [field: string]: Owner;
}

for (const field of OWNABLE_FIELDS)
  ApiProperty({
    enum: OWNERS,
    enumName: 'FieldOwner',
    description:
      'Who owns it: `cypher` keeps it equal to the ERP, `both:cypher` does and tells the ERP what it overrules, `both:newest` writes what the ERP changes and keeps what the shop changes, `create` sets it at creation, `shop` never touches it',
  })(FieldOwnershipResponse.prototype, field);
