import { incidentName } from '../../domain/incident.ts';
import type { Roster } from '../../domain/roster.ts';
import { findService, findSeverity } from '../../domain/roster-lookup.ts';
import { plainText } from '../../domain/text.ts';
import { currentDirectory } from '../../store/directory.ts';
import { incidentByChannel } from '../../store/incidents.ts';
import { declareIncident } from '../../usecases/declare-incident.ts';
import { words } from '../../words/words.ts';
import { channelAsSlackSees } from '../channel-facts.ts';
import { leadingWord } from '../form/command-text.ts';
import { askedBy } from '../listen/listening.ts';
import { type DeclareDraft, openDeclareForm } from '../open-declare-form.ts';
import { actions, button } from '../view/block.ts';
import { action } from '../view/ids.ts';
import { refused, said } from '../view/said.ts';
import { answerWith } from './answer.ts';
import type { CommandRequest, FreeVerb } from './verb.ts';

/** `/incident new sev1 order-gateway Orders rejected`: opens the form, filled in. */
export const declare: FreeVerb = {
  name: 'new',
  aliases: ['declare', 'open'],
  ...words.verbs.new,
  group: 'declare',
  run: (request) => openForm(request, {}),
};

/** `/incident drill`: the same form, with the box for an exercise ticked. */
export const drill: FreeVerb = {
  name: 'drill',
  aliases: ['exercise'],
  ...words.verbs.drill,
  group: 'declare',
  run: (request) => openForm(request, { isDrill: true }),
};

/** `/incident convert`: the form, for an incident that takes this channel instead of a new one. */
export const convert: FreeVerb = {
  name: 'convert',
  ...words.verbs.convert,
  group: 'declare',
  run: async (request) => {
    const { deps, slack } = request.listening;
    const id = request.actor.channel;
    const holder = id === null ? undefined : await incidentByChannel(deps.db, id);
    if (holder) return answerWith(request, said(words.answers.channelTaken(incidentName(holder))));
    const seen = id === null ? null : await channelAsSlackSees(slack, id);
    if (seen !== null && !seen.isChannel) return answerWith(request, said(words.answers.noDirectMessage));
    if (seen === null || !seen.isMember) {
      return answerWith(request, said(words.answers.musterNotHere));
    }
    const { name, isPrivate, topic } = seen;
    return openForm(request, { convert: { id: seen.id, name, isPrivate, topic } });
  },
};

async function openForm(request: CommandRequest, more: Pick<DeclareDraft, 'isDrill' | 'convert'>): Promise<void> {
  const { roster } = await currentDirectory(request.listening.deps.db);
  const typed = leadingIds(request.rest, roster);
  const title = plainText(typed.rest, request.names);
  const draft = { ...typed, title, ...more };
  const problem = await openDeclareForm(request.listening, request.origin, request.actor, request.triggerId, draft);
  if (problem === null) return;
  const { formFailed, instead } = words.answers;
  if (more.isDrill || more.convert)
    return answerWith(request, said(formFailed(problem, instead.nothingDeclaredTypeAgain(request.verb))));
  const again = button(action.openDeclare, words.buttons.openForm, {
    value: `title:${title.slice(0, 1_000)}`,
    style: 'primary',
  });
  await answerWith(request, said(formFailed(problem, instead.nothingDeclared), actions('again', [again])));
}

/** `/incident new! Orders rejected`: declares at once, always, without a form. */
export const declareNow: FreeVerb = {
  name: 'new!',
  aliases: ['declare!'],
  ...words.verbs.newNow,
  group: 'declare',
  run: async (request) => {
    const { listening, origin, actor } = request;
    const { roster } = await currentDirectory(listening.deps.db);
    const { severity, service, rest } = leadingIds(request.rest, roster);
    const title = plainText(rest, request.names).trim();
    const input = {
      title: title === '' ? words.answers.untitled : title,
      severity,
      service,
      impact: null,
      startedAt: null,
      commander: null,
      page: true,
      isPrivate: false,
      isDrill: false,
      origin: origin.envelopeId,
      answerTo: actor.responseUrl,
    };
    // The answer is a surface of its own, kept up to date while the channel is made; only a refusal is said here.
    const asked = askedBy<unknown>(listening, origin, actor, (result) => (result.ok ? null : refused(result.refusal)));
    await declareIncident(listening.deps, input, asked);
  },
};

/** Severity and service ids in front of the title, in either order. */
function leadingIds(text: string, roster: Roster): { severity: string | null; service: string | null; rest: string } {
  let rest = text.trim();
  let severity: string | null = null;
  let service: string | null = null;
  for (;;) {
    const { word, rest: after } = leadingWord(rest);
    const id = word.toLowerCase();
    if (severity === null && findSeverity(roster, id)) severity = id;
    else if (service === null && findService(roster, id)) service = id;
    else return { severity, service, rest };
    rest = after;
  }
}
