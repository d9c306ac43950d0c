import { ApiProperty } from '@nestjs/swagger';
import type { CategoriesResult } from '../../application/dto/categories-result';

/** One category that could not be brought to the shop. */
export class FailedCategoryResponse {
  @ApiProperty()
  categoryId!: string;

  @ApiProperty({ example: 'CATEGORY_CYCLE' })
  code!: string;

  @ApiProperty()
  message!: string;
}

/** How a sync of all categories ended. */
export class CategoriesResultResponse implements CategoriesResult {
  @ApiProperty()
  success!: boolean;

  @ApiProperty({ enum: ['category'] })
  syncType!: 'category';

  @ApiProperty()
  total!: number;

  @ApiProperty()
  synced!: number;

  @ApiProperty({ description: 'Right already' })
  skipped!: number;

  @ApiProperty()
  failed!: number;

  @ApiProperty({ description: 'Not over when the wait was; they go on' })
  pending!: number;

  @ApiProperty({ description: 'Milliseconds' })
  duration!: number;

  @ApiProperty({ type: [FailedCategoryResponse], description: 'The first hundred' })
  failures!: readonly FailedCategoryResponse[];
}
