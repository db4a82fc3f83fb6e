import type { App } from '@slack/bolt';
import type { Names } from '../../domain/text.ts';
import { currentDirectory } from '../../store/directory.ts';
import { incidentById } from '../../store/incidents.ts';
import { loadNames } from '../../store/names.ts';
import { addTask } from '../../usecases/add-task.ts';
import { assignRole } from '../../usecases/assign-role.ts';
import { closeIncident } from '../../usecases/close-incident.ts';
import { declareIncident } from '../../usecases/declare-incident.ts';
import { offerHandoff } from '../../usecases/hand-off.ts';
import { pagePeople } from '../../usecases/page-people.ts';
import type { Asked, Result } from '../../usecases/perform.ts';
import { postUpdate } from '../../usecases/post-update.ts';
import { renameIncident } from '../../usecases/rename-incident.ts';
import { resolveIncident } from '../../usecases/resolve-incident.ts';
import { setSeverity } from '../../usecases/set-severity.ts';
import { settleEnvelope } from '../../usecases/settle-envelope.ts';
import { snoozePaging } from '../../usecases/snooze-paging.ts';
import { words } from '../../words/words.ts';
import { readFollowUps } from '../form/follow-ups.ts';
import { type FormState, readState } from '../form/state.ts';
import { type DeclareMetadata, drawDeclareForm } from '../open-declare-form.ts';
import { pagedAnswer, severityAnswer } from '../verb/outcome.ts';
import type { MessageView } from '../view/block.ts';
import { declareOptions, serviceOption } from '../view/declare-form.ts';
import { action, callback, field } from '../view/ids.ts';
import { learnMembership } from './learn-membership.ts';
import { type Actor, askedBy, ctxOf, type Listening, type Origin, originOf } from './listening.ts';

/** A submitted form on its way to being done. */
interface Submission {
  listening: Listening;
  origin: Origin;
  actor: Actor;
  state: FormState;
  /** The incident's id, or what the form carried along. */
  metadata: string;
  viewId: string;
  names: Names;
}

/** A refusal becomes an error under its field; the first field of the form is where it goes if it names none. */
interface Form {
  id: string;
  firstField: string;
  submit: (submission: Submission) => Promise<Result<unknown>>;
}

const forms: readonly Form[] = [
  { id: callback.declare, firstField: field.title, submit: submitDeclare },
  {
    id: callback.resolve,
    firstField: field.resolution,
    submit: (s) =>
      resolveIncident(s.listening.deps, s.metadata, { resolution: s.state.text(field.resolution) }, asked(s)),
  },
  { id: callback.update, firstField: field.text, submit: submitUpdate },
  { id: callback.close, firstField: field.rootCause, submit: submitClose },
  {
    id: callback.severity,
    firstField: field.severity,
    submit: (s) =>
      setSeverity(s.listening.deps, s.metadata, s.state.choice(field.severity) ?? '', asked(s, severityAnswer)),
  },
  {
    id: callback.role,
    firstField: field.role,
    submit: (s) =>
      assignRole(
        s.listening.deps,
        s.metadata,
        { role: s.state.choice(field.role) ?? '', user: s.state.user(field.user) ?? '' },
        asked(s),
      ),
  },
  {
    id: callback.page,
    firstField: field.user,
    submit: (s) =>
      pagePeople(
        s.listening.deps,
        s.metadata,
        { target: { user: s.state.user(field.user) ?? '' }, text: s.state.text(field.text) || null },
        asked(s, pagedAnswer),
      ),
  },
  {
    id: callback.task,
    firstField: field.text,
    submit: (s) =>
      addTask(
        s.listening.deps,
        s.metadata,
        {
          text: s.state.text(field.text),
          owner: s.state.user(field.owner),
          kind: taskKind(s.state.choice(field.kind)),
        },
        asked(s),
      ),
  },
  {
    id: callback.rename,
    firstField: field.title,
    submit: (s) => renameIncident(s.listening.deps, s.metadata, { title: s.state.text(field.title) }, asked(s)),
  },
  {
    id: callback.snooze,
    firstField: field.nextIn,
    submit: (s) => snoozePaging(s.listening.deps, s.metadata, { length: s.state.choice(field.nextIn) ?? '' }, asked(s)),
  },
  {
    id: callback.handoff,
    firstField: field.user,
    submit: (s) => offerHandoff(s.listening.deps, s.metadata, { user: s.state.user(field.user) ?? '' }, asked(s)),
  },
];

/** Forms: decided and committed before Slack is answered, because the answer carries the errors. */
export function listenToForms(app: App, listening: Listening): void {
  for (const form of forms) {
    app.view({ callback_id: form.id, type: 'view_submission' }, async ({ ack, body, view, context }) => {
      const submission: Submission = {
        listening,
        origin: originOf(context),
        actor: { user: body.user.id, channel: null, responseUrl: null },
        state: readState(view.state),
        metadata: view.private_metadata,
        viewId: view.id,
        names: await loadNames(listening.deps.db),
      };
      await knowMember(submission);
      const result = await form.submit(submission);
      if (result.ok) return ack();
      const { field: wanted, message } = result.refusal;
      // Slack drops an error for a block that the form does not have, and the person would see nothing.
      const block = view.blocks.some((one) => one.block_id === wanted) ? (wanted as string) : form.firstField;
      return ack({ response_action: 'errors', errors: { [block]: plainWords(message, submission.names) } });
    });
  }
  listenToDeclareForm(app, listening);
}

/** Errors of fields are plain text: a mention would be shown as an id. */
export function plainWords(message: string, names: Names): string {
  return message
    .replace(/<@([UW][A-Z0-9]+)>/g, (_, id: string) => names.user(id) ?? words.terms.somebodyFirst)
    .replace(/[`*]/g, '');
}

function taskKind(choice: string | null): 'task' | 'follow_up' {
  return choice === 'follow_up' ? 'follow_up' : 'task';
}

/** Refusals are shown in the form; only a success that has something to say is answered. */
function asked<T>(submission: Submission, say: (value: T) => MessageView | null = () => null): Asked<T> {
  const { listening, origin, actor } = submission;
  return askedBy<T>(listening, origin, actor, (result) => (result.ok ? say(result.value) : null));
}

async function knowMember({ listening, metadata, actor }: Submission): Promise<void> {
  const incident = await incidentById(listening.deps.db, metadata);
  if (incident) await learnMembership(listening, incident, actor);
}

function submitDeclare(submission: Submission): Promise<Result<unknown>> {
  const { state, listening, metadata, viewId } = submission;
  const { url, convert, source } = readMetadata(metadata);
  const options = state.choices(field.options);
  return declareIncident(
    listening.deps,
    {
      title: state.text(field.title),
      severity: state.choice(field.severity),
      service: state.choice(field.service),
      impact: state.text(field.impact).trim() || null,
      startedAt: state.instant(field.started),
      commander: state.user(field.commander),
      page: options.includes(declareOptions.page),
      isPrivate: options.includes(declareOptions.private),
      isDrill: options.includes(declareOptions.drill),
      origin: `form:${viewId}`,
      answerTo: url,
      convert: convert ?? null,
      source,
    },
    asked(submission),
  );
}

function submitUpdate(submission: Submission): Promise<Result<unknown>> {
  const { state, listening, metadata } = submission;
  const minutes = state.choice(field.nextIn);
  const input = {
    text: state.text(field.text),
    status: state.choice(field.status),
    nextInMs: minutes === null ? null : Number(minutes) * 60_000,
  };
  return postUpdate(listening.deps, metadata, input, asked(submission));
}

async function submitClose(submission: Submission): Promise<Result<unknown>> {
  const { state, listening, metadata, names } = submission;
  const { roster } = await currentDirectory(listening.deps.db);
  const input = {
    rootCause: state.text(field.rootCause),
    lessons: state.text(field.lessons),
    followUps: readFollowUps(state.text(field.followUps), roster, names),
  };
  return closeIncident(listening.deps, metadata, input, asked(submission));
}

function readMetadata(text: string): DeclareMetadata {
  try {
    const { url, channel, source, ...more } = JSON.parse(text) as Partial<DeclareMetadata>;
    return { ...more, url: url ?? null, channel: channel ?? null, source: source ?? null };
  } catch {
    return { url: null, channel: null, source: null };
  }
}

/** Choosing a severity or service draws the form again: who is paged depends on both. */
function listenToDeclareForm(app: App, listening: Listening): void {
  for (const id of [action.declareSeverity, action.declareService]) {
    app.action(id, async ({ ack, body, context }) => {
      await ack();
      const { view, user } = body as {
        view?: { id: string; hash: string; private_metadata: string; state: unknown };
        user: { id: string };
      };
      const origin = originOf(context);
      if (view && !origin.isReplay) {
        const state = readState(view.state);
        const draft = {
          title: state.text(field.title),
          severity: state.choice(field.severity),
          service: state.choice(field.service),
          impact: state.text(field.impact),
        };
        const drawn = await drawDeclareForm(listening, user.id, draft, readMetadata(view.private_metadata));
        // A hash conflict means that a later choice has drawn it already.
        await listening.slack.call('views.update', { view_id: view.id, hash: view.hash, view: drawn });
      }
      await settleEnvelope(listening.deps, { ctx: ctxOf(listening, origin, user.id) });
    });
  }
  app.options(action.declareService, async ({ ack, options }) => {
    const { roster } = await currentDirectory(listening.deps.db);
    const query = options.value.toLowerCase();
    const found = roster.services.filter(({ id, name }) => id.includes(query) || name.toLowerCase().includes(query));
    await ack({ options: found.slice(0, 100).map(serviceOption) });
  });
}
