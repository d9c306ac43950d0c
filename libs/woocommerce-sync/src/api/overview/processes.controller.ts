import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListProcesses } from '../../application/use-cases/overview/list-processes.use-case';
import { ProcessesResponse } from '../responses/overview/process.response';

/** The processes of this installation; not for tokens of some stores, who see them in overviews. */
@ApiTags('overview')
@ApiBearerAuth()
@Controller('api/v1/woocommerce/processes')
export class ProcessesController {
  constructor(private readonly listProcesses: ListProcesses) {}

  @Get()
  @ApiOperation({ summary: 'Which processes live, and which fell silent within the last day' })
  @ApiOkResponse({ type: ProcessesResponse })
  list(): Promise<ProcessesResponse> {
    return this.listProcesses.execute();
  }
}
