import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createHtml } from '../../src/domain/postmortem/html.ts';
import { createMarkdown } from '../../src/domain/postmortem/markdown.ts';
import type { TimelineKind } from '../../src/domain/timeline.ts';
import { timelineText } from '../../src/domain/timeline-text.ts';
import { post } from '../../src/slack/view/post.ts';
import { english } from '../../src/words/english.ts';
import type { Words } from '../../src/words/words.ts';
import { names } from '../domain/postmortem/cast.ts';
import { orderGateway, transcript, written } from '../domain/postmortem/order-gateway.ts';
import { type Said, sayings } from '../slack/view/arbitrary-post.ts';
import * as typical from '../slack/view/typical.ts';
import { bracketed, foreign, unbracketed } from './bracketed.ts';
import { everythingShown, view } from './everything-shown.ts';

vi.mock('../../src/words/words.ts', async () => {
  const [table, language] = [await import('../../src/words/english.ts'), await import('./bracketed.ts')];
  return { words: language.bracketed(table.english) };
});

/** Everything that Slack shows of a message, a form or a tab. */
function textsOf(view: unknown): string[] {
  if (Array.isArray(view)) return view.flatMap(textsOf);
  if (view === null || typeof view !== 'object') return [];
  return Object.entries(view).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  );
}

describe('with the texts of another language no word of the first is left', () => {
  test.each(Object.entries(everythingShown))('%s', (_name, rendered) => {
    const texts = textsOf(rendered);
    expect(texts.some((text) => text.includes('⟦'))).toBe(true);
    expect(texts.flatMap(unbracketed)).toEqual([]);
  });

  test.each(Object.entries(sayings) as [string, fc.Arbitrary<Said>][])('a post: %s', (_what, say) => {
    for (const one of fc.sample(say, 30)) {
      const rendered = post(one.what === 'alarm' ? one : foreign(one), view, () => 'Ω');
      expect(textsOf(rendered).flatMap(unbracketed)).toEqual([]);
    }
  });

  test.each([
    ['Markdown', createMarkdown, (text: string) => text.replace(/<!-- muster:[^>]*-->|\[x\]/g, '')],
    [
      'HTML',
      createHtml,
      (text: string) => text.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/aria-label="([^"]*)"/g, '>$1<'),
    ],
  ])('the post-mortem in %s', (_name, createFormat, withoutCode) => {
    const source = foreign(orderGateway());
    const known = { user: () => 'Άνα', channel: () => 'ω', severity: () => 'Ω1', service: () => 'Ωμ' };
    const document = written(createFormat(), { ...source, names: known }, foreign(transcript));
    const text = withoutCode(document).replace(/\|\|?/g, ' ');
    expect(text).toContain('⟦Timeline⟧');
    expect(unbracketed(text)).toEqual([]);
  });

  test.each(Object.keys(bare('timeline')) as TimelineKind[])('a line of the timeline: %s', (kind) => {
    const line = {
      id: 'e',
      incidentId: 'i',
      at: typical.now,
      recordedAt: typical.now,
      actor: 'U01ANA',
      kind,
      withdrawnAt: null,
    };
    expect(unbracketed(timelineText({ ...line, data: {} }, { user: () => 'Άνα' }))).toEqual([]);
    expect(unbracketed(timelineText({ ...line, actor: null, data: { user: 'U1' } }, { user: () => 'Ω' }))).toEqual([]);
  });
});

test('a whole table of another language is a table like the first', () => {
  const other: Words = bracketed(english);
  expect(other.card.acknowledged('<@U01ANA>', '15:04')).toBe('⟦*Acknowledged by*\n⟧<@U01ANA>⟦ at 15:04⟧');
  expect(other.terms.statuses.resolved).toBe('⟦Resolved⟧');
  expect(names.user('U01ANA')).toBe('Ana Ruiz');
});

/** The kinds of the timeline, which the compiler keeps complete. */
function bare(_of: 'timeline'): Record<TimelineKind, true> {
  return {
    declared: true,
    channel_opened: true,
    severity: true,
    status: true,
    update: true,
    note: true,
    role: true,
    paged: true,
    page_failed: true,
    acknowledged: true,
    declined: true,
    nobody_on_call: true,
    no_paging: true,
    escalated: true,
    paging_ended: true,
    alarm: true,
    task_added: true,
    task_done: true,
    step_ticked: true,
    step_unticked: true,
    playbook: true,
    zoom: true,
    resolved: true,
    reopened: true,
    cancelled: true,
    closed: true,
    merged: true,
    absorbed: true,
    unmerged: true,
    released: true,
    renamed: true,
    link: true,
    invited: true,
    snoozed: true,
    handoff: true,
    privacy: true,
    converted: true,
  };
}
