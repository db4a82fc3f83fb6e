import { bookmarkMethods } from './bookmarks.ts';
import type { Methods } from './call.ts';
import { chatMethods } from './chat.ts';
import { conversationLifecycle } from './conversations-lifecycle.ts';
import { conversationMembers } from './conversations-members.ts';
import { conversationReading } from './conversations-reading.ts';
import { fileMethods } from './files.ts';
import { markMethods } from './marks.ts';
import { peopleMethods } from './people.ts';
import { scheduledMethods } from './scheduled.ts';
import { viewMethods } from './views.ts';
import { workspaceMethods } from './workspace-methods.ts';

/** Every method the simulator answers. */
export const methods: Methods = {
  ...workspaceMethods,
  ...conversationLifecycle,
  ...conversationMembers,
  ...conversationReading,
  ...chatMethods,
  ...scheduledMethods,
  ...markMethods,
  ...bookmarkMethods,
  ...viewMethods,
  ...peopleMethods,
  ...fileMethods,
};
