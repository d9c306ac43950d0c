import { Injectable } from '@nestjs/common';
import type { ProblemDetails } from './problem';

/** Turns the errors of one library into problems. */
export abstract class ProblemMapper {
  /** @returns null for errors that are not this library's */
  abstract map(error: unknown): ProblemDetails | null;
}

/** All mappers of the process. A library registers its own in the constructor of its module. */
@Injectable()
export class ProblemMappers {
  private readonly mappers: ProblemMapper[] = [];

  register(mapper: ProblemMapper): void {
    this.mappers.push(mapper);
  }

  /** The first mapper that knows the error decides; null where none does. */
  map(error: unknown): ProblemDetails | null {
    for (const mapper of this.mappers) {
      const problem = mapper.map(error);
      if (problem !== null) return problem;
    }
    return null;
  }
}
