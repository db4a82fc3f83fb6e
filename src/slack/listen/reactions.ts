import type { Ctx } from '../../domain/decision.ts';
import { incidentName, isOpen } from '../../domain/incident.ts';
import type { MessageMark } from '../../domain/message.ts';
import { incidentByChannel } from '../../store/incidents.ts';
import { messageAt } from '../../store/messages.ts';
import { recordMark } from '../../usecases/record-mark.ts';
import { taskByGesture } from '../../usecases/task-by-gesture.ts';
import { words } from '../../words/words.ts';
import { actions, button } from '../view/block.ts';
import { action } from '../view/ids.ts';
import { said } from '../view/said.ts';
import type { Listening, Origin } from './listening.ts';
import { replyRow } from './reply-row.ts';

const taskReaction = 'white_check_mark';
const updateReactions: ReadonlySet<string> = new Set(['mega', 'loudspeaker']);

/** Reactions that mean something: ✅ makes a task, 📣 offers an update. All are kept; 📌 is read from what is kept. */
export async function onReaction(listening: Listening, mark: MessageMark, ctx: Ctx, origin: Origin): Promise<void> {
  const { deps, identity } = listening;
  if (mark.userId === identity.botUserId) return void (await recordMark(deps, mark, { ctx }));
  if (mark.name === taskReaction) return void (await taskByGesture(deps, mark, { ctx }));
  const offer = updateReactions.has(mark.name) && mark.isActive ? await updateOffer(listening, mark, origin) : null;
  await recordMark(deps, mark, { ctx, answer: () => offer });
}

/** For the eyes of who reacted: nothing is sent before they have read it over. */
async function updateOffer({ deps: { db } }: Listening, { channelId, ts, userId }: MessageMark, origin: Origin) {
  const incident = await incidentByChannel(db, channelId);
  const message = await messageAt(db, channelId, ts);
  const canBeOne = message !== undefined && message.deletedAt === null && message.authorKind !== 'muster';
  if (!incident || !isOpen(incident) || !canBeOne) return null;
  const open = button(action.updateFrom, words.buttons.postUpdate, { value: `${incident.id}:${ts}`, style: 'primary' });
  const actor = { user: userId, channel: channelId, responseUrl: null, threadTs: message.threadTs };
  return replyRow(
    origin.envelopeId,
    actor,
    said(words.answers.offerUpdate(incidentName(incident)), actions('update_from', [open])),
  );
}
