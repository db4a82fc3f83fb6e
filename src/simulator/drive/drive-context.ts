import type { StateValues } from '../block-kit/state-values.ts';
import type { Dispatcher } from '../deliver/dispatcher.ts';
import type { JsonObject } from '../json.ts';
import type { Workspace } from '../store/workspace.ts';

/** What people's clients share: the world, the way to the app, and what stands typed in messages and modals. */
export interface DriveContext {
  ws: Workspace;
  dispatcher: Dispatcher;
  /** Where response addresses point, without a slash at the end. */
  baseUrl: string;
  /** What a person chose in the menus of a message, until the message changes. */
  messageStates: Map<string, { blocks: readonly JsonObject[]; values: StateValues }>;
  /** Errors under the fields of a modal: by view id, then by block id. */
  errors: Map<string, Record<string, string>>;
}
