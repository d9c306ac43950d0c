import { ApiProperty } from '@nestjs/swagger';
import type { AcceptedErp } from '../../../application/use-cases/operating/accept-restored-erp.use-case';

/** What the acceptance of a restored ERP came to. */
export class AcceptedErpResponse implements AcceptedErp {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({
    description: 'Products and variants of which it was forgotten what was delivered',
  })
  forgotten!: number;

  @ApiProperty({ description: 'Items that had failed with ERP_STALE_READ, and wait again' })
  retried!: number;

  @ApiProperty({
    format: 'uuid',
    description: 'The full sync that compares everything; see `sync/runs/{id}`',
  })
  batchId!: string;
}
