import { CommandError } from './reply';

/**
 * @throws CommandError in Redis' words when a command got fewer arguments than it needs, or more
 * than it takes.
 */
export function requireArguments(
  command: string,
  args: readonly Buffer[],
  least: number,
  most = Infinity,
): void {
  if (args.length < least || args.length > most) {
    throw new CommandError(`ERR wrong number of arguments for '${command.toLowerCase()}' command`);
  }
}

/**
 * The argument at this place.
 * @throws CommandError when it is missing.
 */
export function argumentAt(args: readonly Buffer[], index: number): Buffer {
  const argument = args[index];
  if (argument === undefined) throw new CommandError('ERR syntax error');
  return argument;
}

/** @throws CommandError when the argument is no whole number. */
export function integerAt(args: readonly Buffer[], index: number): number {
  const text = argumentAt(args, index).toString();
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new CommandError('ERR value is not an integer or out of range');
  }
  return value;
}

/** The argument in capital letters, for options such as `EX`; an empty text when it is missing. */
export function optionAt(args: readonly Buffer[], index: number): string {
  return args[index]?.toString().toUpperCase() ?? '';
}
