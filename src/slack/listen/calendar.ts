import type { App, BlockAction } from '@slack/bolt';
import { findPersonBySlack } from '../../domain/roster-lookup.ts';
import { standingFeeds } from '../../store/calendar-feeds.ts';
import { currentRoster } from '../../store/directory.ts';
import { createFeed } from '../../usecases/create-feed.ts';
import { words } from '../../words/words.ts';
import { openForm } from '../open-form.ts';
import { calendarAddress, calendarForm, calendarRefused } from '../view/calendar-link.ts';
import { action, callback } from '../view/ids.ts';
import { escaped } from '../view/mrkdwn.ts';
import { said } from '../view/said.ts';
import { ctxOf, type Listening, originOf } from './listening.ts';
import { reply, settle, type Use } from './shortcuts.ts';

/**
 * A calendar of one's own shifts: the button only asks, so that no address is made without being wanted, and the form
 * answers with the address itself, so that neither the database nor a message keeps it.
 */
export function listenToCalendar(app: App, listening: Listening): void {
  app.action(action.calendarLink, async ({ ack, body, context }) => {
    await ack();
    const { user, trigger_id: triggerId, channel, response_url } = body as BlockAction;
    const actor = { user: user.id, channel: channel?.id ?? null, responseUrl: response_url ?? null };
    await ask({ listening, origin: originOf(context), actor, triggerId });
  });

  app.view({ callback_id: callback.calendarLink, type: 'view_submission' }, async ({ ack, body, context }) => {
    const person = await personOf(listening, body.user.id);
    if (person === undefined)
      return ack({ response_action: 'update', view: calendarRefused(words.calendar.notInRoster) });
    const result = await createFeed(
      { ...listening.deps, random: listening.random },
      { kind: 'person', subject: person.id, replaces: true },
      { ctx: ctxOf(listening, originOf(context), body.user.id) },
    );
    const view = result.ok
      ? calendarAddress(`${listening.publicUrl}/calendar/${result.value.token}.ics`)
      : calendarRefused(escaped(result.refusal.message));
    return ack({ response_action: 'update', view });
  });
}

async function ask(use: Use): Promise<void> {
  const { listening, origin, actor, triggerId } = use;
  const person = await personOf(listening, actor.user);
  if (person === undefined) return reply(use, said(words.calendar.notInRoster));
  const former = await standingFeeds(listening.deps.db, { kind: 'person', subject: person.id });
  const problem = await openForm(listening, origin, triggerId, calendarForm(former.at(-1)?.createdAt ?? null));
  if (problem !== null) return reply(use, said(words.answers.formFailed(problem, words.answers.instead.pressAgain)));
  await settle(use);
}

async function personOf({ deps }: Listening, user: string) {
  return findPersonBySlack((await currentRoster(deps.db)).roster, user);
}
