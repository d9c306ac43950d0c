import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { SUBJECT_ID_PATTERN } from '../../application/dto/subject-id';

/** The product that a route is about. */
export class ProductParams {
  @ApiProperty({ description: 'Id of the product in the ERP', example: 'LED-0042', maxLength: 64 })
  @Matches(SUBJECT_ID_PATTERN, {
    message: 'productId has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -',
  })
  productId!: string;
}
