/** What a process may do. */
export const PROCESS_ROLES = ['api', 'events', 'worker', 'scheduler'] as const;

/** One of them. */
export type ProcessRole = (typeof PROCESS_ROLES)[number];

/** Roles without which changes do not reach the shops. */
export const NEEDED_ROLES: readonly ProcessRole[] = ['events', 'worker', 'scheduler'];

/** What a process says of itself. */
export interface Pulse {
  readonly id: string;
  /** The machine's name. */
  readonly host: string;
  readonly pid: number;
  readonly roles: readonly ProcessRole[];
  readonly version: string;
  /** Resident set size. */
  readonly memoryBytes: number;
}

/** A process of this installation, by what it said last. */
export interface OwnProcess extends Pulse {
  readonly startedAt: Date;
  readonly beatAt: Date;
  /** How long ago that was, by the database's clock. */
  readonly silentSeconds: number;
  /** Whether it has been heard of within half a minute. */
  readonly isLiving: boolean;
}

/**
 * The processes of this installation, by the database's clock. One that ends in order takes its row
 * with it; one that fell silent stays for a day, so that somebody sees it.
 */
export abstract class ProcessRepository {
  /** A process lives. What has been silent for a day is forgotten. */
  abstract beat(pulse: Pulse): Promise<void>;

  /** A process ends in order. */
  abstract leave(id: string): Promise<void>;

  /** All of them, the living first, then by the machine's name. */
  abstract list(): Promise<readonly OwnProcess[]>;
}

/** The roles without which changes do not reach the shops, and which nobody living has. */
export function missingRoles(processes: readonly OwnProcess[]): readonly ProcessRole[] {
  const living = processes.filter(({ isLiving }) => isLiving);
  return NEEDED_ROLES.filter((role) => !living.some(({ roles }) => roles.includes(role)));
}
