import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOpen } from '../../../src/domain/incident.ts';
import { announcement } from '../../../src/slack/view/announcement.ts';
import { answer } from '../../../src/slack/view/answer.ts';
import type { MessageView } from '../../../src/slack/view/block.ts';
import { card } from '../../../src/slack/view/card.ts';
import { catchUpView } from '../../../src/slack/view/catch-up.ts';
import { handoff } from '../../../src/slack/view/handoff.ts';
import { action } from '../../../src/slack/view/ids.ts';
import { incidentList } from '../../../src/slack/view/incident-list.ts';
import type { IncidentView } from '../../../src/slack/view/model.ts';
import { notice } from '../../../src/slack/view/notice.ts';
import { type OnCallView, onCall } from '../../../src/slack/view/on-call.ts';
import { page as pageMessage } from '../../../src/slack/view/page.ts';
import { playbook } from '../../../src/slack/view/playbook.ts';
import { post } from '../../../src/slack/view/post.ts';
import { receipt } from '../../../src/slack/view/receipt.ts';
import { refused } from '../../../src/slack/view/said.ts';
import { privateSummary, summary } from '../../../src/slack/view/summary.ts';
import { taskList } from '../../../src/slack/view/task-list.ts';
import { topic } from '../../../src/slack/view/topic.ts';
import { who } from '../../../src/slack/view/who.ts';
import { type Said, sayings } from './arbitrary-post.ts';
import {
  at,
  channelId,
  incident,
  list,
  name,
  orNull,
  page,
  pageView,
  tasks,
  text,
  user,
  view,
} from './arbitrary-view.ts';
import { markupFaults, messageFaults } from './faults-of.ts';

const runs = { numRuns: 60 };

/** For anything that may be shown, the message is one that Slack takes, and says nothing that Muster does not mean. */
function isFine<V>(
  any: fc.Arbitrary<V>,
  render: (value: V) => MessageView,
  also?: (value: V, shown: MessageView) => void,
) {
  fc.assert(
    fc.property(any, (value) => {
      const shown = render(value);
      expect(messageFaults(shown).join('\n')).toBe('');
      also?.(value, shown);
    }),
    runs,
  );
}

/** Ids of everything that can be pressed. */
function actionsOf(shown: MessageView): string[] {
  return [...JSON.stringify(shown.blocks).matchAll(/"action_id":"(\w+)"/g)].map((match) => match[1] ?? '');
}

const similar = orNull(fc.record({ id: fc.uuid(), number: fc.nat(), title: text(), channelId: orNull(channelId) }));

const onCallView: fc.Arbitrary<OnCallView> = fc.record({
  schedule: fc.uuid(),
  name,
  now: fc.array(fc.record({ name, slack: user, until: orNull(at), override: orNull(name) }), { maxLength: 4 }),
  vacant: orNull(fc.constantFrom('outside_coverage', 'empty_slot', 'toString', 'something new')),
  next: fc.array(fc.record({ name, from: orNull(at) }), { maxLength: 5 }),
});

const offer = fc.record({
  id: fc.uuid(),
  incidentId: fc.uuid(),
  toUser: user,
  offeredBy: user,
  offeredAt: at,
  state: fc.constantFrom('offered' as const, 'accepted' as const, 'declined' as const, 'withdrawn' as const),
  endedAt: orNull(at),
  directSurface: fc.uuid(),
  channelSurface: fc.uuid(),
});
const missed = fc.record({
  since: at,
  from: fc.constantFrom('asked' as const, 'wrote' as const, 'looked' as const, 'declared' as const),
  openTasks: tasks,
  waitingFor: list(user, 60),
});
const nameless = { user: () => undefined };

describe('whatever is shown', () => {
  test('the control card, which always offers what can be done', () => {
    isFine(view, card, ({ incident: { status, ack } }, shown) => {
      const offered = actionsOf(shown);
      expect(offered.includes(action.acknowledge)).toBe(isOpen({ status }) && ack === null);
      expect(offered.includes(action.resolve)).toBe(isOpen({ status }));
      expect(offered.includes(action.close)).toBe(status === 'resolved');
      expect(offered.includes(action.reopen)).toBe(!isOpen({ status }) && status !== 'merged');
    });
  });

  test('a page, which can be answered as long as it waits', () => {
    isFine(pageView, pageMessage, (of, shown) => {
      const offered = actionsOf(shown);
      const isWaiting = isOpen(of.incident) && of.incident.ack === null && ['due', 'sent'].includes(of.page.status);
      expect([offered.includes(action.acknowledge), offered.includes(action.decline)]).toEqual([isWaiting, isWaiting]);
    });
  });

  test('the announcement', () => isFine(view, announcement));

  test('an offer of command', () => {
    isFine(fc.tuple(view, offer, fc.boolean()), ([of, one, isDirect]) => handoff(of, one, isDirect));
  });

  test('what somebody has missed', () => {
    isFine(fc.tuple(view, missed), ([of, all]) =>
      catchUpView({ ...all, entries: [], captured: [], incident: of.incident }, of.severity, nameless),
    );
  });

  test('the answer to who declared, which says where to go', () => {
    const answerView = fc.tuple(view, similar).map(([of, other]) => ({ ...of, similar: other }));
    isFine(answerView, answer, ({ incident: { channelId: id } }, shown) => {
      if (id !== null) expect(JSON.stringify(shown.blocks[0])).toContain(`Go to <#${id}>`);
    });
  });

  test('the playbook', () => isFine(view, playbook));
  test('the receipt of a page', () => isFine(pageView, receipt));
  test('a notice', () => isFine(view, notice));

  test('the summary, here and where it may not be told', () => {
    const summaryView = fc
      .tuple(view, tasks, fc.nat(), fc.nat())
      .map(([of, todo, entries, messages]) => ({ ...of, tasks: todo, entries, messages }));
    isFine(summaryView, summary);
    isFine(view, privateSummary);
  });

  test.each(Object.entries(sayings) as [string, fc.Arbitrary<Said>][])('a post: %s', (_what, say) => {
    isFine(fc.tuple(say, view, name), ([one, of, severity]) => post(one, of, () => severity));
  });

  test('the list of incidents', () => {
    const listed = list(
      fc.tuple(incident, view).map(([one, { severity }]) => ({ incident: one, severity })),
      60,
    );
    isFine(fc.tuple(listed, at), ([open, now]) => incidentList(open, now));
  });

  test('who is on call', () => isFine(list(onCallView, 40), onCall));
  test('who is in an incident', () => isFine(fc.tuple(view, list(page, 30)), ([of, pages]) => who(of, pages)));
  test('the tasks', () => isFine(fc.tuple(incident, tasks), ([of, todo]) => taskList(of, todo)));

  test('a refusal that repeats what somebody typed', () => {
    // Whose ids stand in a refusal is for its author to say: a mention here is seen by one person alone.
    const words = text().map((any) => any.replaceAll('<@U0EVIL>', ''));
    isFine(words, (typed) =>
      refused({ refused: true, code: 'x', message: `There is no service “${typed}”. Ask <@U01ANA>.` }),
    );
  });

  test('the topic', () => {
    fc.assert(
      fc.property(view, (of) => {
        const shown = topic(of);
        expect(shown.length).toBeLessThanOrEqual(250);
        expect(shown.isWellFormed()).toBe(true);
        expect(markupFaults([shown])).toEqual([]);
        if (of.incident.commander !== null) expect(shown).toContain(`<@${of.incident.commander}>`);
      }),
      runs,
    );
  });
});

describe('the text for a notification or a screen reader says which incident, how bad, and where it stands', () => {
  const short = fc.tuple(view, page, fc.integer({ min: 0, max: 9 })).map(([of, sent, rank]) => ({
    ...of,
    severity: { ...of.severity, name: 'SEV-X', rank },
    page: sent,
    similar: null,
  }));
  const mark = ['🔴', '🟠', '🟡', '🔵'];
  test.each([
    ['the card', card],
    ['the announcement', announcement],
    ['a page', pageMessage],
    ['a notice', notice],
  ] as const)('%s', (_name, render) => {
    fc.assert(
      fc.property(short, (of) => {
        const { text: fallback, blocks } = render(of);
        const severity = `${mark[of.severity.rank] ?? '🔵'} SEV-X`;
        expect(fallback).toContain(`${severity} INC-${of.incident.number}`);
        expect(JSON.stringify(blocks)).toContain(severity);
        expect(fallback.startsWith('DRILL · ')).toBe(of.incident.isDrill);
      }),
      runs,
    );
  });
});

describe('what is shown outside the channel of a private incident tells nothing of it', () => {
  const secret = view.map((of) => ({
    ...of,
    service: 'Secret service',
    incident: {
      ...of.incident,
      isPrivate: true,
      title: 'Secret title',
      impact: 'Secret impact',
      resolution: 'Secret fix',
      channelId: 'C01INC',
      channelName: 'secret-name',
      lastUpdate: { text: 'Secret update', by: 'U01ANA', at: 0 },
      zoomUrl: 'https://acme.zoom.us/secret',
    },
  }));
  const elsewhere: [string, (of: IncidentView) => MessageView][] = [
    ['the announcement', announcement],
    ['the summary in the announce channel', privateSummary],
    ['the call for an acknowledgement', (of) => post({ what: 'needs_ack' }, of, String)],
    ['an alarm', (of) => post({ what: 'alarm', reason: 'unreachable', goesOn: true }, of, String)],
    ['the call for a stand-in', (of) => post({ what: 'mention_unreachable', person: 'U01ANA' }, of, String)],
  ];
  test.each(elsewhere)('%s', (_name, render) => {
    fc.assert(
      fc.property(secret, (of) => {
        const shown = JSON.stringify(render(of));
        expect(shown).toContain(`INC-${of.incident.number}`);
        expect(shown).not.toMatch(/secret|C01INC/i);
      }),
      runs,
    );
  });
});
