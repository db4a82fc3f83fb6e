import type { CoverPlan } from '../../domain/cover.ts';
import { readCoverTime } from '../../domain/cover-words.ts';
import { previewCover } from '../../usecases/save-cover.ts';
import { words } from '../../words/words.ts';
import { coverDraft, zoneOf } from '../cover-work.ts';
import { leadingUser, leadingWord } from '../form/command-text.ts';
import { openSwap } from '../listen/swap.ts';
import { openForm } from '../open-form.ts';
import { actions, button } from '../view/block.ts';
import { coverForm, coverWords } from '../view/cover.ts';
import { action } from '../view/ids.ts';
import { said } from '../view/said.ts';
import { answerWith, asked } from './answer.ts';
import type { CommandRequest, FreeVerb } from './verb.ts';

export const cover: FreeVerb = {
  name: 'cover',
  ...words.verbs.cover,
  group: 'people',
  run: async (request) => {
    if (request.rest.trim() === '') return openCoverForm(request);
    const { listening, actor } = request;
    if (request.rest.trim().toLowerCase() === 'swap') return openSwap(request, null);
    const named = leadingUser(request.rest);
    const zone = await zoneOf(listening, actor.user);
    const { schedule, span } = readRest(named ? named.rest : request.rest, { now: listening.clock.now(), zone });
    if (span === undefined) return answerWith(request, said(words.cover.unreadable(zone)));
    const wish = { schedule, user: named?.user ?? actor.user, instead: null, from: span.start, to: span.end };
    const preview = (plan: CoverPlan) => {
      const value = JSON.stringify({ ...wish, schedule: plan.schedule.id });
      const save = button(action.saveCover, words.buttons.save, { value, style: 'primary' });
      return said(words.cover.previewed(coverWords(plan)), actions('cover', [save]));
    };
    await previewCover(listening.deps, wish, asked(request, preview));
  },
};

async function openCoverForm(request: CommandRequest): Promise<void> {
  const { listening, origin, actor, triggerId } = request;
  const draft = await coverDraft(listening, actor.user);
  if (draft.schedules.length === 0) return answerWith(request, said(words.cover.noSchedules));
  const problem = await openForm(listening, origin, triggerId, coverForm(draft));
  if (problem !== null) await answerWith(request, said(words.cover.formFailed(problem)));
}

/** A schedule's id may stand before the time. */
function readRest(text: string, world: { now: number; zone: string }) {
  const whole = readCoverTime(text, world);
  if (whole !== undefined) return { schedule: null, span: whole };
  const { word, rest } = leadingWord(text);
  return { schedule: word.toLowerCase(), span: readCoverTime(rest, world) };
}
