import { ApiProperty } from '@nestjs/swagger';
import type { Resumption } from '../../../application/use-cases/operating/resume-store.use-case';
import { SIDES, type Side } from '../../../domain/lane/lane-state';
import { LaneStatusResponse, toLaneStatusResponse } from './lane-status.response';

/** What a resume came to. */
export class ResumptionResponse {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({
    enum: SIDES,
    isArray: true,
    description: 'Whose pauses were ended; nobody’s where none was in force',
  })
  lifted!: readonly Side[];

  @ApiProperty({ type: LaneStatusResponse, description: 'The lane since; a try goes out at once' })
  lane!: LaneStatusResponse;
}

/** A resume as the API shows it. */
export function toResumptionResponse({
  lane,
  share,
  ...resumption
}: Resumption): ResumptionResponse {
  return { ...resumption, lane: toLaneStatusResponse(lane, share) };
}
