import { HttpStatus } from '@nestjs/common';
import { ProblemMapper, type ProblemDetails } from '@cypher/platform';
import { AdoptionNotFoundError, AdoptionStateError } from '../application/errors/adoption.errors';
import { DriftRunningError, DriftRunNotFoundError } from '../application/errors/drift.errors';
import { OrderForgottenError, OrderNotFoundError } from '../application/errors/order.errors';
import {
  FailuresChangedError,
  MappingStateError,
  PictureNotFoundError,
} from '../application/errors/record.errors';
import { RunAlreadyGoingError, RunNotFoundError } from '../application/errors/run.errors';
import { StoreNotCheckedError, StoreUnfitError } from '../domain/doctor/store-check.errors';
import {
  ApprovalNotFoundError,
  StoreExistsError,
  StoreNotFoundError,
  StorePlanNeededError,
  StorePlanNotFoundError,
  StoreStateError,
} from '../domain/stores/store.errors';
import {
  MappingNotFoundError,
  ValidationError,
  WooCommerceError,
} from '../domain/woocommerce.errors';

const NOT_FOUND = [
  MappingNotFoundError,
  RunNotFoundError,
  OrderNotFoundError,
  DriftRunNotFoundError,
  StoreNotFoundError,
  AdoptionNotFoundError,
  ApprovalNotFoundError,
  StoreNotCheckedError,
  StorePlanNotFoundError,
  PictureNotFoundError,
];
const CONFLICTS = [
  RunAlreadyGoingError,
  OrderForgottenError,
  DriftRunningError,
  StoreExistsError,
  StoreStateError,
  AdoptionStateError,
  StorePlanNeededError,
  FailuresChangedError,
  MappingStateError,
];

/** Our errors as problems of HTTP. */
export class WooCommerceProblemMapper extends ProblemMapper {
  override map(error: unknown): ProblemDetails | null {
    if (!(error instanceof WooCommerceError)) return null;
    const { code, message: detail } = error;
    if (NOT_FOUND.some((type) => error instanceof type))
      return { status: HttpStatus.NOT_FOUND, code, detail };
    if (error instanceof StoreUnfitError) {
      const errors = error.findings.map((finding) => ({
        field: 'state',
        message: `${finding.code}: ${finding.title}. ${finding.mend}`,
      }));
      return { status: HttpStatus.CONFLICT, code, detail, errors };
    }
    if (CONFLICTS.some((type) => error instanceof type))
      return { status: HttpStatus.CONFLICT, code, detail };
    if (error instanceof ValidationError) {
      return {
        status: HttpStatus.BAD_REQUEST,
        code,
        detail,
        errors: [{ field: error.field, message: detail }],
      };
    }
    return { status: HttpStatus.BAD_GATEWAY, code, detail };
  }
}
