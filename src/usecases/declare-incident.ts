import { type Ctx, type Decision, decided, type Refusal, refuse } from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import type { Severity } from '../domain/roster.ts';
import { choosePlaybook, defaultSeverity, findService, findSeverity } from '../domain/roster-lookup.ts';
import { oneLine, truncate } from '../domain/text.ts';
import { incidentByChannel, incidentByOrigin, nextNumber } from '../store/incidents.ts';
import { words } from '../words/words.ts';
import { bringOrigin, type DeclareSource } from './bring-origin.ts';
import { openIncident } from './open-incident.ts';
import { loadPagingState, type PagingState } from './paging-state.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

const titleMax = 300;
const backdateMaxMs = 30 * 24 * 60 * 60_000;

export interface DeclareInput {
  /** Plain text. */
  title: string;
  /** Ids of the roster; `null` = the default. */
  severity: string | null;
  service: string | null;
  impact: string | null;
  startedAt: number | null;
  /** Slack user id; `null` = who declares. */
  commander: string | null;
  page: boolean;
  isPrivate: boolean;
  isDrill: boolean;
  /** The form or command it comes from: the same one again is the same incident. */
  origin: string | null;
  /** The response_url of the command: the answer there is kept up to date while the channel is made. */
  answerTo: string | null;
  /** A channel that becomes the incident's, instead of a new one. */
  convert?: Conversion | null;
  /** The message that it is declared from. */
  source?: DeclareSource | null;
}

export interface Conversion {
  id: string;
  name: string;
  isPrivate: boolean;
  topic: string;
}

export interface Declared {
  incident: Incident;
}

export interface DeclarationState {
  existing: Incident | undefined;
  /** The incident that has the channel already. */
  holder: Incident | undefined;
  number: number;
  paging: PagingState;
}

/** Declares an incident: the record, the channel to be made and the pages to be sent, all written down at once. */
export function declareIncident(deps: Deps, input: DeclareInput, asked: Asked<Declared>): Promise<Result<Declared>> {
  return perform<DeclarationState, Declared>(deps, asked, {
    action: 'declare',
    subject: input.service ?? 'incident',
    key: 'declare',
    load: () => loadDeclaration(deps, input),
    decide: (state, ctx) => decideDeclaration(state, input, ctx, deps),
  });
}

/** What has to be read before an incident can be declared. */
export async function loadDeclaration(deps: Deps, input: DeclareInput): Promise<DeclarationState> {
  return {
    existing: input.origin === null ? undefined : await incidentByOrigin(deps.db, input.origin),
    holder: input.convert ? await incidentByChannel(deps.db, input.convert.id) : undefined,
    number: await nextNumber(deps.db),
    paging: await loadPagingState(deps, input.service),
  };
}

/** The declaration as a decision, for those who commit more together with it. */
export function decideDeclaration(
  state: DeclarationState,
  input: DeclareInput,
  ctx: Ctx,
  { carriers }: Pick<Deps, 'carriers'>,
): Decision<Declared> | Refusal {
  if (state.existing) return decided<Declared>({ incident: state.existing });
  const { roster } = state.paging.directory;
  const title = truncate(oneLine(input.title), titleMax);
  const severity = input.severity === null ? defaultSeverity(roster) : findSeverity(roster, input.severity);
  const fault = findFault(title, severity, input, ctx.now);
  if (fault) return fault;
  if (severity === undefined)
    return refuse('unknown_severity', words.refusals.unknownSeverity(input.severity ?? ''), 'severity');
  if (input.service !== null && !findService(roster, input.service)) {
    return refuse('unknown_service', words.refusals.unknownService(input.service), 'service');
  }
  const taken = input.convert ? cannotConvert(input.convert, input, state) : null;
  if (taken) return taken;
  const bare = newIncident(state.number, title, severity, input, ctx);
  const playbook = choosePlaybook(roster, bare);
  const incident = { ...bare, zoomUrl: playbook?.zoom ?? null, updateDueAt: firstUpdateDue(state, bare, ctx) };
  const parts = openIncident({ state: state.paging, incident, severity, playbook, input, carriers, ctx });
  if (!input.source) return decided<Declared>({ incident }, parts);
  const origin = bringOrigin(incident, input.source, ctx);
  const changes = [...(parts.changes ?? []), ...origin.changes];
  const outbox = [...(parts.outbox ?? []), ...origin.outbox];
  return decided<Declared>({ incident }, { ...parts, changes, outbox });
}

function findFault(title: string, severity: Severity | undefined, input: DeclareInput, now: number): Refusal | null {
  if (title === '') return refuse('no_title', words.refusals.sayWhatHappens, 'title');
  if (severity === undefined)
    return refuse('unknown_severity', words.refusals.unknownSeverity(input.severity ?? ''), 'severity');
  if (input.startedAt === null) return null;
  if (input.startedAt > now) return refuse('started_in_future', words.refusals.startedInFuture, 'started');
  if (input.startedAt < now - backdateMaxMs) {
    return refuse('started_long_ago', words.refusals.startedLongAgo, 'started');
  }
  return null;
}

/** A channel is one incident's at most, and a public one cannot keep a private incident. */
function cannotConvert(channel: Conversion, input: DeclareInput, { holder, paging }: DeclarationState): Refusal | null {
  if (holder) return refuse('taken', words.refusals.channel.taken(incidentName(holder)));
  if (channel.name === paging.directory.roster.slack.announce)
    return refuse('announce', words.refusals.channel.announce);
  return input.isPrivate && !channel.isPrivate
    ? refuse('public_channel', words.refusals.channel.public, 'options')
    : null;
}

function firstUpdateDue(state: DeclarationState, incident: Incident, ctx: Ctx): number | null {
  const everyMs = state.paging.directory.roster.incidents.updateEveryMs[incident.severity];
  return everyMs === undefined ? null : ctx.now + everyMs;
}

function newIncident(number: number, title: string, severity: Severity, input: DeclareInput, ctx: Ctx): Incident {
  return {
    id: ctx.newId(),
    number,
    version: 1,
    origin: input.origin,
    title,
    severity: severity.id,
    status: 'investigating',
    service: input.service,
    impact: input.impact,
    // What is said in a private channel stays there.
    isPrivate: input.isPrivate || (input.convert?.isPrivate ?? false),
    isDrill: input.isDrill,
    declaredBy: ctx.actor,
    commander: input.commander ?? ctx.actor,
    communications: null,
    scribe: null,
    startedAt: input.startedAt,
    declaredAt: ctx.now,
    acknowledgedAt: null,
    ack: null,
    mitigatedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    closedAt: null,
    closedBy: null,
    mergedInto: null,
    channelId: input.convert?.id ?? null,
    channelName: input.convert?.name ?? null,
    channelState: input.convert ? 'open' : 'none',
    zoomUrl: null,
    lastUpdate: null,
    updateDueAt: null,
  };
}
