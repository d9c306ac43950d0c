import type { ApiPropertyOptions } from '@nestjs/swagger';

/** How a list documents where its next page starts. */
export const NEXT_CURSOR: ApiPropertyOptions = {
  type: String,
  nullable: true,
  description: 'Hand it back for the next page; null after the last',
};

/** How a moment that may be unknown is documented. */
export const NULLABLE_MOMENT = { type: String, format: 'date-time', nullable: true } as const;

/** How a text that may be missing is documented. */
export const NULLABLE_TEXT = { type: String, nullable: true } as const;
