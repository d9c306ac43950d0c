/** The part of `redis-parser` that the broker uses: the package brings no types of its own. */
declare module 'redis-parser' {
  interface ParserOptions {
    returnReply: (reply: unknown) => void;
    returnError: (error: Error) => void;
    returnFatalError: (error: Error) => void;
    returnBuffers: boolean;
  }

  class RedisParser {
    constructor(options: ParserOptions);
    execute(chunk: Buffer): void;
  }

  export = RedisParser;
}
