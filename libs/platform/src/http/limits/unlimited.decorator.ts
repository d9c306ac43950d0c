import { SkipThrottle } from '@nestjs/throttler';

/**
 * For a route that proves by itself who calls, such as by a signature over the body, and must not
 * lose what is good to somebody else's noise: no rate limit holds for it. It counts what it refuses
 * by `RefusalLimit`.
 */
export const Unlimited = (): MethodDecorator & ClassDecorator => SkipThrottle();
