import type { App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { plainText } from '../../domain/text.ts';
import { currentDirectory } from '../../store/directory.ts';
import { incidentByChannel, incidentById } from '../../store/incidents.ts';
import { messageAt } from '../../store/messages.ts';
import { loadNames } from '../../store/names.ts';
import { acknowledge } from '../../usecases/acknowledge.ts';
import { completeTask } from '../../usecases/add-task.ts';
import { answerArchive } from '../../usecases/archive-channel.ts';
import { declinePage } from '../../usecases/decline-page.ts';
import { escalateNow } from '../../usecases/escalate-now.ts';
import { answerHandoff } from '../../usecases/hand-off.ts';
import { makePublic } from '../../usecases/make-public.ts';
import { mergeIncident } from '../../usecases/merge-incident.ts';
import type { Asked } from '../../usecases/perform.ts';
import { readFindings } from '../../usecases/read-findings.ts';
import { reopenIncident } from '../../usecases/reopen-incident.ts';
import { retryFailed } from '../../usecases/retry-failed.ts';
import { settleEnvelope } from '../../usecases/settle-envelope.ts';
import { subscribe } from '../../usecases/subscribe.ts';
import { tickSteps } from '../../usecases/tick-step.ts';
import { unmergeIncident } from '../../usecases/unmerge-incident.ts';
import { words } from '../../words/words.ts';
import { readDraftValue } from '../form/draft-value.ts';
import { loadIncidentView } from '../load-view.ts';
import { openDeclareForm } from '../open-declare-form.ts';
import { openForm } from '../open-form.ts';
import { acknowledgedAnswer, escalatedAnswer, mergedAnswer, subscribedAnswer } from '../verb/outcome.ts';
import type { MessageView } from '../view/block.ts';
import { findingsModal } from '../view/findings.ts';
import { closeForm, pageForm, resolveForm, roleForm, severityForm, taskForm, updateForm } from '../view/forms.ts';
import { action, linkActions, more } from '../view/ids.ts';
import type { IncidentView } from '../view/model.ts';
import { refused, said } from '../view/said.ts';
import { learnMembership } from './learn-membership.ts';
import { type Actor, askedBy, ctxOf, type Listening, type Origin, originOf } from './listening.ts';
import { replyRow } from './reply-row.ts';
import { declareFrom, showOnCall } from './shortcuts.ts';

/** A click on its way to being done. */
export interface Click {
  listening: Listening;
  origin: Origin;
  actor: Actor;
  triggerId: string;
  /** The message that the button is in; `null` in a window or on the home tab. */
  messageTs: string | null;
  /** The button's value: an incident id, or what its view put there. */
  value: string;
}

export type ActionArgs = SlackActionMiddlewareArgs<BlockAction>;

/** Buttons and menus of messages. Who may press what is decided in the use cases. */
export function listenToActions(app: App, listening: Listening): void {
  const on = (id: string | RegExp, run: (click: Click) => Promise<unknown>) =>
    app.action(id, async (args) => {
      await args.ack();
      const click = toClick(listening, args as unknown as ActionArgs, args.context);
      await run(click);
    });

  // On the home tab there may be several, and Slack wants each id once.
  on(new RegExp(`^${action.acknowledge}(_\\d+)?$`), (click) =>
    onIncident(click, () =>
      acknowledge(
        listening.deps,
        click.value,
        asked(click, (value) => (value.already ? acknowledgedAnswer(value) : null)),
      ),
    ),
  );
  on(action.decline, (click) => declinePage(listening.deps, click.value, asked(click)));
  on(action.retry, (click) =>
    retryFailed(
      listening.deps,
      click.value,
      asked(click, () => said(words.answers.retrying)),
    ),
  );
  on(action.reopen, (click) =>
    onIncident(click, () => reopenIncident(listening.deps, click.value, { reason: null }, asked(click))),
  );
  on(action.archive, (click) =>
    onIncident(click, () => answerArchive(listening.deps, click.value, 'archive', asked(click))),
  );
  on(action.keep, (click) => onIncident(click, () => answerArchive(listening.deps, click.value, 'keep', asked(click))));
  on(action.pageNow, (click) =>
    onIncident(click, () => escalateNow(listening.deps, click.value, asked(click, escalatedAnswer))),
  );
  on(action.update, async (click) => {
    const { roster } = await currentDirectory(listening.deps.db);
    await openFor(click, (view) => updateForm(view, roster.incidents.updateEveryMs[view.incident.severity] ?? null));
  });
  on(action.resolve, (click) => openFor(click, (view) => resolveForm(view)));
  on(action.close, (click) => openFor(click, closeForm));
  on(action.more, (click) => runMore(click));
  on(action.openDeclare, async (click) => {
    const draft = { title: click.value.replace(/^title:/, ''), severity: null, service: null };
    const problem = await openDeclareForm(listening, click.origin, click.actor, click.triggerId, draft);
    if (problem !== null)
      await answer(click, said(words.answers.formFailed(problem, words.answers.instead.declareAtOnce)));
  });
  on(action.declareFrom, (click) => declareFrom(click, readDraftValue(click.value)));
  on(action.showOnCall, showOnCall);
  on(action.showFindings, showFindings);
  on(action.updateFrom, async (click) => {
    const [incidentId = '', ts = ''] = click.value.split(':');
    const incident = await incidentById(listening.deps.db, incidentId);
    const message = incident?.channelId ? await messageAt(listening.deps.db, incident.channelId, ts) : undefined;
    const text = plainText(message?.text ?? '', await loadNames(listening.deps.db));
    const { roster } = await currentDirectory(listening.deps.db);
    const everyMs = incident ? (roster.incidents.updateEveryMs[incident.severity] ?? null) : null;
    await openFor(click, (view) => updateForm(view, everyMs, text), incidentId);
  });
  on(action.merge, async (click) => {
    const [from = '', into = ''] = click.value.split(':');
    await mergeIncident(listening.deps, from, { into, duplicate: false }, asked(click, mergedAnswer));
  });
  on(action.confirmPublic, (click) => {
    const of = { ...click, value: click.value.split(':')[0] ?? '' };
    return onIncident(of, () => makePublic(listening.deps, of.value, { agree: true }, asked(click)));
  });
  on(action.acceptHandoff, (click) => answerOffer(click, true));
  on(action.declineHandoff, (click) => answerOffer(click, false));
  on(action.subscribe, (click) =>
    onIncident(click, () => subscribe(listening.deps, click.value, true, asked(click, subscribedAnswer))),
  );
  on(action.unmerge, (click) => onIncident(click, () => unmergeIncident(listening.deps, click.value, asked(click))));
  on(new RegExp(`^${action.completeTask}_\\d+$`), (click) => {
    const [incident = '', task = ''] = click.value.split(':');
    return completeTask(
      listening.deps,
      incident,
      task,
      asked(click, (value) => said(words.answers.taskDone(value.number))),
    );
  });
  for (const id of linkActions) on(id, (click) => settle(click));
  app.action(new RegExp(`^${action.tickStep}_\\d+$`), async (args) => {
    await args.ack();
    const click = toClick(listening, args as unknown as ActionArgs, args.context);
    await tick(click, args as unknown as ActionArgs);
  });
}

/** A click as its listener is given it. */
export function toClick(listening: Listening, { body, payload }: ActionArgs, context: Record<string, unknown>): Click {
  const choice = payload as { value?: string; selected_option?: { value?: string } };
  return {
    listening,
    origin: originOf(context),
    actor: { user: body.user.id, channel: body.channel?.id ?? null, responseUrl: body.response_url ?? null },
    triggerId: body.trigger_id,
    messageTs: body.message?.ts ?? null,
    value: choice.value ?? choice.selected_option?.value ?? '',
  };
}

/** Asks a use case in the name of who clicked; `say` is what they hear of it, a refusal they always hear. */
export function asked<T>(click: Click, say: (value: T) => MessageView | null = () => null): Asked<T> {
  return askedBy<T>(click.listening, click.origin, click.actor, (result) =>
    result.ok ? say(result.value) : refused(result.refusal),
  );
}

async function answer(click: Click, message: MessageView): Promise<void> {
  const { listening, origin, actor } = click;
  const ctx = ctxOf(listening, origin, actor.user);
  await settleEnvelope(listening.deps, { ctx }, replyRow(origin.envelopeId, actor, message));
}

function settle({ listening, origin, actor }: Click): Promise<void> {
  return settleEnvelope(listening.deps, { ctx: ctxOf(listening, origin, actor.user) });
}

/** Learns whether who clicked is in the channel before the use case asks. */
async function onIncident(click: Click, run: () => Promise<unknown>): Promise<void> {
  const incident = await incidentById(click.listening.deps.db, click.value);
  if (incident) await learnMembership(click.listening, incident, click.actor);
  await run();
}

async function openFor(click: Click, draw: (view: IncidentView) => ModalView, incidentId = click.value): Promise<void> {
  const { listening, origin, triggerId } = click;
  const world = { now: listening.clock.now(), teamUrl: listening.identity.teamUrl };
  const view = await loadIncidentView(listening.deps.db, incidentId, world);
  if (!view) return answer(click, said(words.answers.unknownIncident));
  const problem = await openForm(listening, origin, triggerId, draw(view));
  return problem === null
    ? settle(click)
    : answer(click, said(words.answers.formFailed(problem, words.answers.instead.pressAgain)));
}

async function showFindings(click: Click): Promise<void> {
  const { listening, origin, triggerId } = click;
  const result = await readFindings(listening.deps, asked(click));
  if (!result.ok) return;
  const problem = await openForm(
    listening,
    origin,
    triggerId,
    findingsModal(result.value.findings, result.value.roster),
  );
  if (problem !== null) await answer(click, said(words.answers.formFailed(problem, words.answers.instead.pressAgain)));
}

/** The buttons of an offer of command; their value is `incident:offer`. */
function answerOffer(click: Click, accept: boolean): Promise<void> {
  const [incident = '', handoff = ''] = click.value.split(':');
  return onIncident({ ...click, value: incident }, () =>
    answerHandoff(click.listening.deps, incident, { handoff, accept }, asked(click)),
  );
}

/** The card's overflow menu; its values are `what:incident`. */
async function runMore(click: Click): Promise<void> {
  const [what = '', incidentId = ''] = click.value.split(':');
  const { listening } = click;
  if (what === more.page) return openFor(click, pageForm, incidentId);
  if (what === more.task) return openFor(click, (view) => taskForm(view), incidentId);
  if (what === more.role) return openFor(click, roleForm, incidentId);
  if (what === more.severity) {
    const { roster } = await currentDirectory(listening.deps.db);
    return openFor(click, (view) => severityForm(view, roster.severities), incidentId);
  }
  if (what === more.escalate) {
    const of = { ...click, value: incidentId };
    return onIncident(of, () => escalateNow(listening.deps, incidentId, asked(click, escalatedAnswer)));
  }
  return answer(click, said(words.answers.oldMenu));
}

/** A step's box: its id says which step, its value which incident. */
async function tick(click: Click, { payload, body }: ActionArgs): Promise<void> {
  const box = payload as { selected_options?: { value: string }[]; action_id: string };
  const position = Number(/(\d+)$/.exec(box.action_id)?.[1] ?? Number.NaN);
  const values = [...(box.selected_options ?? []), ...shownOptions(body, position)].map(({ value }) => value);
  const here =
    click.actor.channel === null ? undefined : await incidentByChannel(click.listening.deps.db, click.actor.channel);
  const incidentId = values[0]?.split(':')[0] ?? here?.id ?? '';
  const ticked = (box.selected_options ?? []).length > 0 ? [position] : [];
  const run = () => tickSteps(click.listening.deps, incidentId, { shown: [position], ticked }, asked(click));
  await onIncident({ ...click, value: incidentId }, run);
}

/** An unticked box says nothing of itself: what it was is in the message. */
function shownOptions(body: BlockAction, position: number): { value: string }[] {
  const blocks = (body.message?.blocks ?? []) as { block_id?: string; accessory?: { options?: { value: string }[] } }[];
  return blocks.find((block) => block.block_id === `step_${position}`)?.accessory?.options ?? [];
}
