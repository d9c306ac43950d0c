import { type INestApplication, Logger } from '@nestjs/common';

const FAILED = 1;

/**
 * Ends the process in order on SIGTERM and SIGINT: no new requests, what is in flight is finished,
 * connections are closed. What takes longer than the grace is left to its lease, and another
 * process takes it over.
 */
export function stopOnSignals(app: INestApplication, graceSeconds: number): void {
  const logger = new Logger('Stop');
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(FAILED);
    stopping = true;
    logger.log(`${signal}: finishing what is in flight, for ${graceSeconds} s at most`);
    setTimeout(() => {
      logger.warn(`Not finished within ${graceSeconds} s: stopping all the same`);
      process.exit(FAILED);
    }, graceSeconds * 1000);
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error(error);
        process.exit(FAILED);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/**
 * Ends the process on an error that nobody caught: its state cannot be trusted any more, and leases
 * make others take over. Node's own report would show the error as it is, with whatever a library
 * hung on it; the log knows what to leave out.
 */
export function dieOnFaults(): void {
  process.on('uncaughtException', (error) => {
    new Logger('Process').fatal(error);
    process.exit(FAILED);
  });
}
