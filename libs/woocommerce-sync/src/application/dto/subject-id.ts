import { z } from 'zod';

/** How an id of the ERP looks: 1 to 64 characters from a small set (docs/erp.md). */
export const SUBJECT_ID_PATTERN = /^[A-Za-z0-9._:-]{1,64}$/;

/** An id of the ERP, checked. */
export const subjectId = z
  .string()
  .regex(SUBJECT_ID_PATTERN, 'has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -');
