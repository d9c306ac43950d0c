import { Injectable } from '@nestjs/common';
import {
  missingRoles,
  ProcessRepository,
  type OwnProcess,
  type ProcessRole,
} from '../../../domain/processes/process.repository';

/** The processes of this installation. */
export interface ListedProcesses {
  readonly items: readonly OwnProcess[];
  /** Roles without which changes do not reach the shops, and which nobody living has. */
  readonly missingRoles: readonly ProcessRole[];
}

/** Tells which processes there are, and which of them fell silent within the last day. */
@Injectable()
export class ListProcesses {
  constructor(private readonly processes: ProcessRepository) {}

  /** All of them, the living first. */
  async execute(): Promise<ListedProcesses> {
    const items = await this.processes.list();
    return { items, missingRoles: missingRoles(items) };
  }
}
