import type { ModalView } from '@slack/types';
import { previewPaging } from '../domain/preview-paging.ts';
import { defaultSeverity, findPolicy, findService, pagingPolicy } from '../domain/roster-lookup.ts';
import { findSimilar } from '../domain/similar.ts';
import { createTargetResolver } from '../domain/target.ts';
import { truncate } from '../domain/text.ts';
import { currentDirectory } from '../store/directory.ts';
import { openIncidents } from '../store/incidents.ts';
import { lastPaged, roundRobinPointers } from '../store/pages.ts';
import type { DeclareSource } from '../usecases/bring-origin.ts';
import type { Conversion } from '../usecases/declare-incident.ts';
import type { Actor, Listening, Origin } from './listen/listening.ts';
import { severityView } from './load-view.ts';
import { openForm } from './open-form.ts';
import { type DeclareFormView, declareForm } from './view/declare-form.ts';
import { plainSeverity } from './view/model.ts';

/** What the form is opened with. */
export interface DeclareDraft {
  title: string;
  severity: string | null;
  service: string | null;
  isDrill?: boolean;
  /** The channel that is to become the incident's. */
  convert?: Conversion;
  impact?: string;
  /** The message that it is filled in from. */
  source?: DeclareSource | null;
}

/** What the form carries along, so that submitting it knows where the answer goes. */
export interface DeclareMetadata {
  url: string | null;
  channel: string | null;
  isDrill?: boolean;
  convert?: Conversion;
  source: DeclareSource | null;
}

/** Slack takes 3,000 characters along with a form. */
const metadataMax = 2_900;

/** Opens the form that declares. `null` when it is open, else why not, in words. */
export async function openDeclareForm(
  listening: Listening,
  origin: Origin,
  actor: Actor,
  triggerId: string,
  draft: DeclareDraft,
): Promise<string | null> {
  const { isDrill, convert } = draft;
  const metadata: DeclareMetadata = {
    url: actor.responseUrl,
    channel: actor.channel,
    source: draft.source ?? null,
    ...(isDrill ? { isDrill } : {}),
    ...(convert ? { convert } : {}),
  };
  return openForm(listening, origin, triggerId, await drawDeclareForm(listening, actor.user, draft, metadata));
}

/** The form as it should look for this draft, from memory and local reads alone. */
export async function drawDeclareForm(
  { deps: { db }, clock }: Listening,
  user: string,
  draft: DeclareDraft,
  metadata: DeclareMetadata,
): Promise<ModalView> {
  const now = clock.now();
  const directory = await currentDirectory(db);
  const { roster } = directory;
  const severity = draft.severity ?? defaultSeverity(roster)?.id ?? null;
  const policy = pagingPolicy(roster, draft.service);
  const resolver = createTargetResolver(directory, now, await lastPaged(db));
  const open = (await openIncidents(db)).filter((incident) => !incident.isPrivate);
  const similar = findSimilar({ id: null, service: draft.service, declaredAt: now }, open);
  const service = draft.service === null ? undefined : findService(roster, draft.service);
  const view: DeclareFormView = {
    now,
    metadata: fitting(metadata),
    title: draft.title.slice(0, 300),
    impact: draft.impact ?? '',
    severity,
    service: draft.service,
    commander: user,
    isDrill: metadata.isDrill ?? false,
    convert: metadata.convert ?? null,
    severities: roster.severities,
    services: roster.services.map(({ id, name }) => ({ id, name })),
    open: open.map(({ number, title, severity: id, channelId, declaredAt }) => ({
      number,
      title,
      severity: plainSeverity(severityView(directory, id)),
      channelId,
      declaredAt,
      isSimilar: number === similar?.number,
    })),
    paging:
      policy === null
        ? null
        : {
            policyOf: service?.name ?? findPolicy(roster, policy.id)?.id ?? '',
            steps: previewPaging(policy, resolver, await roundRobinPointers(db, policy.id)),
          },
  };
  return declareForm(view);
}

/** A long message is cut here; the whole of it is read from Slack afterwards. */
function fitting(metadata: DeclareMetadata): string {
  const text = JSON.stringify(metadata);
  const { source } = metadata;
  if (text.length <= metadataMax || source === null || source.text === null) return text;
  return fitting({
    ...metadata,
    source: { ...source, text: truncate(source.text, Math.floor(source.text.length / 2)) },
  });
}
