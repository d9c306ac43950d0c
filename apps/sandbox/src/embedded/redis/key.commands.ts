import { argumentAt, integerAt, optionAt, requireArguments } from './arguments';
import { bytesOf, type CommandTable, keyOf } from './broker-client';
import type { KeySpace } from './key-space';
import { matchesGlob } from './pubsub.commands';
import { CommandError, OK, type Reply } from './reply';

const NO_KEY = -2;
const NO_END = -1;

/** Commands on strings and on keys as such. */
export function keyCommands(keys: KeySpace): CommandTable {
  return { ...valueCommands(keys), ...keySpaceCommands(keys), ...lifetimeCommands(keys) };
}

/** Commands that read, write and count up values. */
function valueCommands(keys: KeySpace): CommandTable {
  return {
    GET: (args) => keys.find(keyAt(args, 0)),
    MGET: (args) => args.map((name) => keys.find(keyOf(name))),
    SET: (args) => set(keys, args),
    SETEX: (args) => store(keys, args, 1_000),
    PSETEX: (args) => store(keys, args, 1),
    MSET: (args) => {
      requireArguments('mset', args, 2);
      for (let index = 0; index < args.length; index += 2) {
        keys.set(keyAt(args, index), argumentAt(args, index + 1), null);
      }
      return OK;
    },
    INCR: (args) => add(keys, keyAt(args, 0), 1),
    INCRBY: (args) => add(keys, keyAt(args, 0), integerAt(args, 1)),
    DECR: (args) => add(keys, keyAt(args, 0), -1),
  };
}

/** Commands on which keys there are. */
function keySpaceCommands(keys: KeySpace): CommandTable {
  const countWhere = (args: readonly Buffer[], holds: (key: string) => boolean): number =>
    args.filter((name) => holds(keyOf(name))).length;
  const clear = (): Reply => {
    keys.clear();
    return OK;
  };

  return {
    DEL: (args) => countWhere(args, (key) => keys.delete(key)),
    UNLINK: (args) => countWhere(args, (key) => keys.delete(key)),
    EXISTS: (args) => countWhere(args, (key) => keys.has(key)),
    KEYS: (args) => {
      const glob = keyAt(args, 0);
      return keys
        .keys()
        .filter((key) => matchesGlob(glob, key))
        .map((key) => bytesOf(key));
    },
    DBSIZE: () => keys.keys().length,
    FLUSHDB: clear,
    FLUSHALL: clear,
  };
}

/** Commands on how long keys live. */
function lifetimeCommands(keys: KeySpace): CommandTable {
  return {
    EXPIRE: (args) => Number(keys.setEnd(keyAt(args, 0), Date.now() + integerAt(args, 1) * 1_000)),
    PEXPIRE: (args) => Number(keys.setEnd(keyAt(args, 0), Date.now() + integerAt(args, 1))),
    PERSIST: (args) => {
      const key = keyAt(args, 0);
      return typeof keys.endOf(key) === 'number' && keys.setEnd(key, null) ? 1 : 0;
    },
    TTL: (args) => timeLeft(keys, keyAt(args, 0), 1_000),
    PTTL: (args) => timeLeft(keys, keyAt(args, 0), 1),
  };
}

function keyAt(args: readonly Buffer[], index: number): string {
  return keyOf(argumentAt(args, index));
}

function set(keys: KeySpace, args: readonly Buffer[]): Reply {
  requireArguments('set', args, 2);
  const key = keyOf(argumentAt(args, 0));
  let expiresAt: number | null = null;
  let onlyIf: 'NX' | 'XX' | null = null;
  let answersOld = false;
  for (let index = 2; index < args.length; index++) {
    const option = optionAt(args, index);
    if (option === 'EX') expiresAt = Date.now() + integerAt(args, ++index) * 1_000;
    else if (option === 'PX') expiresAt = Date.now() + integerAt(args, ++index);
    else if (option === 'KEEPTTL') expiresAt = keys.endOf(key) ?? null;
    else if (option === 'NX' || option === 'XX') onlyIf = option;
    else if (option === 'GET') answersOld = true;
    else throw new CommandError('ERR syntax error');
  }
  const old = answersOld ? keys.find(key) : null;
  const isRefused = onlyIf !== null && keys.has(key) !== (onlyIf === 'XX');
  if (!isRefused) keys.set(key, argumentAt(args, 1), expiresAt);
  if (answersOld) return old;
  return isRefused ? null : OK;
}

function store(keys: KeySpace, args: readonly Buffer[], unitMs: number): Reply {
  requireArguments('setex', args, 3, 3);
  keys.set(
    keyOf(argumentAt(args, 0)),
    argumentAt(args, 2),
    Date.now() + integerAt(args, 1) * unitMs,
  );
  return OK;
}

function timeLeft(keys: KeySpace, key: string, unitMs: number): number {
  const end = keys.endOf(key);
  if (end === undefined) return NO_KEY;
  return end === null ? NO_END : Math.ceil((end - Date.now()) / unitMs);
}

function add(keys: KeySpace, key: string, amount: number): number {
  const current = keys.find(key);
  const sum = (current === null ? 0 : integerAt([current], 0)) + amount;
  keys.set(key, Buffer.from(String(sum)), keys.endOf(key) ?? null);
  return sum;
}
