import {
  type Change,
  type Ctx,
  type Decision,
  decided,
  type NewOutbox,
  type Refusal,
  refuse,
  reviseIncident,
  update,
} from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { keyOf } from '../domain/outbox-keys.ts';
import { postRow } from '../domain/post-row.ts';
import type { Surface } from '../domain/surface.ts';
import { syncSurface } from '../store/commit.ts';
import { surfacesOf } from '../store/surfaces.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Scene } from './incident-scene.ts';
import { inviteRow } from './invite.ts';
import type { Asked, Deps, Result } from './perform.ts';

/**
 * From now on only people in its channel know of it. An app cannot close a public channel, so the incident moves into a
 * new private one: what Muster shows in the former channel is emptied, and who had a part in it is added to the new one.
 * `channelIsPrivate` is what Slack says of the present channel; when Slack does not say, it counts as public.
 */
export function makePrivate(
  deps: Deps,
  incidentId: string,
  input: { channelIsPrivate: boolean },
  asked: Asked<{ moves: boolean }>,
): Promise<Result<{ moves: boolean }>> {
  return changeIncident<{ moves: boolean }, Surface[]>(deps, asked, {
    action: 'private',
    incidentId,
    rules: { memberTo: words.refusals.doing.makePrivate },
    more: () => surfacesOf(deps.db, [incidentId]),
    decide: (scene, ctx, surfaces): Decision<{ moves: boolean }> | Refusal => {
      const { incident } = scene;
      const name = incidentName(incident);
      if (incident.isPrivate) return refuse('private', words.refusals.privacy.private(name));
      if (incident.channelId === null) return refuse('no_channel', words.refusals.channel.notOpen(name));
      const by = ctx.actor ?? '';
      const timeline = [{ incidentId, kind: 'privacy' as const, data: { to: 'private' } }];
      const moved = !input.channelIsPrivate;
      const announced = surfaces.filter(({ kind }) => kind === 'announcement');
      const here = postRow(incident, ctx.newId(), { place: { in: 'channel' }, say: { what: 'private', by, moved } });
      if (input.channelIsPrivate) {
        return decided(
          { moves: false },
          {
            changes: [reviseIncident(incident, { isPrivate: true })],
            timeline,
            outbox: [here, ...retire(incident, announced, ctx)],
            refresh: [incidentId],
          },
        );
      }
      const shown = surfaces.filter(({ target, kind }) => target === null || kind === 'topic' || kind === 'bookmark');
      const set = { isPrivate: true, channelId: null, channelName: null, channelState: 'none' } as const;
      return decided(
        { moves: true },
        {
          changes: [reviseIncident(incident, set), ...openAgain(incidentId, ctx), ...shown.map(forget)],
          timeline,
          outbox: [
            ...retire(incident, [...shown, ...announced], ctx),
            postRow(incident, ctx.newId(), {
              place: { in: 'former', channel: incident.channelId },
              say: { what: 'moved_private', by },
            }),
            ...comeBack(shown, ctx),
            {
              key: `pin:${incidentId}:${ctx.newId()}`,
              kind: 'channel.pin',
              incidentId,
              waitsFor: keyOf.card(incidentId),
            },
            ...inviteRow(incident, peopleOf(scene, by), ctx),
            here,
          ],
          refresh: [{ incidentId, kinds: ['announcement', 'page', 'answer', 'notice'] }],
        },
      );
    },
  });
}

/** The rows that opened the channel and put the card into it are due again: everything else waits for them. */
function openAgain(incidentId: string, ctx: Ctx): Change[] {
  const due = {
    state: 'due' as const,
    dueAt: ctx.now,
    attempt: 0,
    firstAttemptAt: null,
    isUncertain: false,
    lastError: null,
    settledAt: null,
  };
  return [keyOf.channel(incidentId), keyOf.card(incidentId)].map((key) => update('outbox', { key }, due));
}

function forget({ id }: Surface): Change {
  return update('surfaces', { id }, { channelId: null, slackRef: null, digest: null });
}

/**
 * What people outside must not read any more: the former channel's topic, every message of ours there that is kept up
 * to date, and what was told under the announcement.
 */
function retire(incident: Incident, moved: readonly Surface[], ctx: Ctx): NewOutbox[] {
  return moved.flatMap(({ kind, channelId, slackRef }) => {
    const isMessage = kind !== 'topic' && kind !== 'bookmark';
    if (channelId === null || (isMessage && slackRef === null)) return [];
    return [
      {
        key: `retire:${ctx.newId()}`,
        kind: 'message.retire' as const,
        incidentId: incident.id,
        priority: 1,
        payload: { kind, channel: channelId, ref: slackRef ?? '' },
      },
    ];
  });
}

/** Each comes into the new channel once that is open; what hangs on the card once the card is there. The card has its own row. */
function comeBack(moved: readonly Surface[], ctx: Ctx): NewOutbox[] {
  return moved
    .filter(({ kind }) => kind !== 'card')
    .map((surface) => ({
      ...syncSurface(surface, ctx.newId()),
      waitsFor: surface.threadOf === null ? keyOf.channel(surface.incidentId) : keyOf.card(surface.incidentId),
    }));
}

/** Who comes along: the roles, whoever declared or was paged, and who asks. Others are added by hand. */
function peopleOf({ incident, pages }: Scene, by: string): string[] {
  const { declaredBy, commander, communications, scribe } = incident;
  const people = [by, declaredBy, commander, communications, scribe, ...pages.map(({ slackUser }) => slackUser)];
  return [...new Set(people)].filter((user): user is string => user !== null && user !== '');
}
