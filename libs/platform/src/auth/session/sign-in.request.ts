import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** What somebody signs in with. */
export class SignInRequest {
  @ApiProperty({ description: 'A token as the API takes it', maxLength: 8_000 })
  @IsString()
  @Length(1, 8_000)
  readonly token!: string;
}
