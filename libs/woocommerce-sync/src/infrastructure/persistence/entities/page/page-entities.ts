import { FlowNoteEntity } from './flow-note.entity';
import { FlowEntity } from './flow.entity';
import { ProcessEntity } from './process.entity';

/** Tables of what the operator's page shows, and nothing else needs. */
export const PAGE_ENTITIES = [FlowNoteEntity, FlowEntity, ProcessEntity];
