import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Roles } from '@cypher/platform';
import { ListAudit } from '../../application/use-cases/operating/list-audit.use-case';
import type { AuditEntry } from '../../domain/ledger/audit.repository';
import { AuditFilterQuery } from '../requests/audit.query';
import { OfStoreInQuery } from '../requests/store-of-request';
import { csvLines } from './csv';

const HEAD = [
  'startedAt',
  'action',
  'actors',
  'reasons',
  'errorCode',
  'durationMs',
  'subjects',
  'request',
  'answer',
  'callId',
];

/** The audit as a file that a person goes through. */
@ApiTags('admin')
@ApiBearerAuth()
@Roles('admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce')
export class AuditFileController {
  constructor(private readonly listAudit: ListAudit) {}

  @Get('audit.csv')
  @ApiOperation({
    summary: 'All of the audit that the filter names, one entry a line, newest first',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async file(@Query() filter: AuditFilterQuery): Promise<StreamableFile> {
    const lines = await csvLines(HEAD, this.listAudit.all(filter), valuesOf);
    const file = new StreamableFile(Readable.from(lines), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="audit.csv"',
    });
    // Whoever downloads it sees that it did not come to its end.
    return file.setErrorHandler((_error, response) => {
      response.destroy?.();
    });
  }
}

function valuesOf(entry: AuditEntry): readonly unknown[] {
  const origins = Object.values(entry.requestedBy).flat();
  const distinct = (values: readonly (string | undefined)[]): string =>
    [...new Set(values.filter((value) => value !== undefined))].join('; ');
  return [
    entry.startedAt,
    entry.action,
    distinct(origins.map(({ actor }) => actor)),
    distinct(origins.map(({ reason }) => reason)),
    entry.errorCode,
    entry.durationMs,
    Object.keys(entry.requestedBy).join('; '),
    entry.request,
    entry.answer,
    entry.callId,
  ];
}
