import { describe, expect, test } from 'vitest';
import { readState } from '../../../src/slack/form/state.ts';

/** The values of a submitted form, as docs.slack.dev/reference/interaction-payloads/view-interactions-payload shows them. */
const values = {
  title: { title: { type: 'plain_text_input', value: 'Orders are rejected 失败' } },
  impact: { impact: { type: 'plain_text_input', value: null } },
  severity: {
    declare_severity: {
      type: 'radio_buttons',
      selected_option: { text: { type: 'plain_text', text: 'SEV1', emoji: true }, value: 'sev1' },
    },
  },
  service: { declare_service: { type: 'external_select', selected_option: null } },
  options: {
    options: {
      type: 'checkboxes',
      selected_options: [
        { text: { type: 'plain_text', text: 'Page on-call now' }, value: 'page' },
        { text: { type: 'plain_text', text: 'Drill' }, description: { type: 'plain_text', text: 'd' }, value: 'drill' },
      ],
    },
  },
  none: { none: { type: 'checkboxes', selected_options: [] } },
  commander: { commander: { type: 'users_select', selected_user: 'U01ANA' } },
  owner: { owner: { type: 'users_select', selected_user: null } },
  started: { started: { type: 'datetimepicker', selected_date_time: 1_781_000_000 } },
  ended: { ended: { type: 'datetimepicker', selected_date_time: null } },
};
const state = readState({ values });

describe('a field is found by its block, whatever its action is called', () => {
  test('text', () => {
    expect([state.text('title'), state.text('impact'), state.text('nowhere')]).toEqual([
      'Orders are rejected 失败',
      '',
      '',
    ]);
  });

  test('a choice', () => {
    expect([state.choice('severity'), state.choice('service'), state.choice('nowhere')]).toEqual(['sev1', null, null]);
  });

  test('several choices', () => {
    expect([state.choices('options'), state.choices('none'), state.choices('nowhere')]).toEqual([
      ['page', 'drill'],
      [],
      [],
    ]);
  });

  test('a person', () => {
    expect([state.user('commander'), state.user('owner'), state.user('nowhere')]).toEqual(['U01ANA', null, null]);
  });

  test('an instant, in milliseconds; the first second of 1970 is one too', () => {
    expect([state.instant('started'), state.instant('ended'), state.instant('nowhere')]).toEqual([
      1_781_000_000_000,
      null,
      null,
    ]);
    expect(readState({ values: { a: { b: { selected_date_time: 0 } } } }).instant('a')).toBe(0);
  });

  test('one kind of field is not read as another', () => {
    expect([state.text('severity'), state.choice('title'), state.user('title')]).toEqual(['', null, null]);
  });
});

test.each([undefined, null, {}, { values: null }, { values: 7 }, { values: { a: 'b' } }])(
  'no state at all: %j',
  (nothing) => {
    const empty = readState(nothing);
    expect([empty.text('a'), empty.choice('a'), empty.choices('a'), empty.user('a'), empty.instant('a')]).toEqual([
      '',
      null,
      [],
      null,
      null,
    ]);
  },
);
