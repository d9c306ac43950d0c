import { ApiProperty } from '@nestjs/swagger';
import type {
  PlannedCategories,
  PlannedCategoryChange,
} from '../../application/full-sync/planning/planned-categories';
import {
  PLAN_NOTE_CODES,
  type PlanNote,
  type PlanNoteCode,
} from '../../application/full-sync/planning/rule-notes';

/** One field of a category that would change. */
export class PlannedCategoryChangeResponse implements PlannedCategoryChange {
  @ApiProperty({ description: 'The ERP’s id' })
  categoryId!: string;

  @ApiProperty({ description: 'The ERP’s name of it, in the language of the store' })
  name!: string;

  @ApiProperty({ example: 'parentId' })
  field!: string;

  @ApiProperty({
    type: Object,
    required: false,
    description: 'Left out where the shop’s value is not known',
  })
  before!: unknown;

  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'Of `parentId` the shop’s id: 0 for none, null for one that is made first',
  })
  after!: unknown;
}

/** Why a category cannot be in the shop. */
export class CategoryRejectionResponse {
  @ApiProperty()
  categoryId!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

/** Categories by what would be done about them; none where they are the shop’s own. */
export class PlannedCategoriesResponse implements PlannedCategories {
  @ApiProperty({ description: 'Not in the shop yet' })
  create!: number;

  @ApiProperty({ description: 'In the shop by name and parent, and not tied to the ERP’s yet' })
  adopt!: number;

  @ApiProperty({ description: 'With another name, slug, parent, description or position' })
  update!: number;

  @ApiProperty()
  imagesOnly!: number;

  @ApiProperty()
  unchanged!: number;

  @ApiProperty({ description: 'Those that the ERP serves broken, or hangs below such' })
  rejected!: number;

  @ApiProperty({ type: [CategoryRejectionResponse] })
  rejections!: readonly CategoryRejectionResponse[];

  @ApiProperty({ type: [PlannedCategoryChangeResponse] })
  changes!: readonly PlannedCategoryChangeResponse[];

  @ApiProperty({ description: 'Whether there are more changes of categories than are shown' })
  changesCut!: boolean;
}

/** Something that the rules name and the ERP nowhere has: most likely it is misspelt. */
export class PlanNoteResponse implements PlanNote {
  @ApiProperty({ enum: PLAN_NOTE_CODES, enumName: 'PlanNoteCode' })
  code!: PlanNoteCode;

  @ApiProperty({ example: 'export', description: 'What the rules name' })
  names!: string;

  @ApiProperty({ description: 'Products without it, but for those that the ERP has archived' })
  products!: number;
}
