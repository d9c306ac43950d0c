import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** Why an order is told once more. */
export class RepublishRequest {
  @ApiProperty({ example: 'The ERP was restored from a backup', minLength: 3, maxLength: 500 })
  @IsString()
  @Length(3, 500)
  reason!: string;
}
