import { WooCommerceError } from '../../domain/woocommerce.errors';

/** More failed items match now than whoever acts on them has seen. */
export class FailuresChangedError extends WooCommerceError {
  constructor(
    readonly expected: number,
    readonly matched: number,
  ) {
    super(
      `${matched} failed items match now, and not ${expected}: look at them, and send expected: ${matched}`,
      { code: 'FAILURES_CHANGED', retryable: true, fault: 'item' },
    );
  }
}

/** Why not. */
type MappingProblem = 'MAPPING_EXISTS' | 'MAPPING_TAKEN' | 'MAPPING_FOREIGN' | 'MAPPING_UNDER_WAY';

/** A mapping cannot be made or taken away as somebody wants it. */
export class MappingStateError extends WooCommerceError {
  constructor(message: string, code: MappingProblem) {
    super(message, { code, retryable: code === 'MAPPING_UNDER_WAY', fault: 'item' });
  }
}

/** The shop shows no such picture of a product. */
export class PictureNotFoundError extends WooCommerceError {
  constructor(productId: string, index: number) {
    super(`The shop shows no picture ${index} of product ${productId}`, {
      code: 'PICTURE_NOT_FOUND',
      retryable: false,
      fault: 'item',
    });
  }
}
