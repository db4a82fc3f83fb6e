import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PreviewStep } from '../../../src/domain/preview-paging.ts';
import type { Person } from '../../../src/domain/roster.ts';
import { type DeclareFormView, declareForm, serviceOption } from '../../../src/slack/view/declare-form.ts';
import {
  closeForm,
  pageForm,
  resolveForm,
  roleForm,
  severityForm,
  taskForm,
  updateForm,
} from '../../../src/slack/view/forms.ts';
import { field } from '../../../src/slack/view/ids.ts';
import { at, channelId, list, name, orNull, page, text, user, view } from './arbitrary-view.ts';
import { formFaults } from './faults-of.ts';

const runs = { numRuns: 60 };

function isFine<V>(
  any: fc.Arbitrary<V>,
  render: (value: V) => { blocks: unknown },
  also?: (value: V, form: { blocks: unknown }) => void,
) {
  fc.assert(
    fc.property(any, (value) => {
      const form = render(value);
      expect(formFaults(form).join('\n')).toBe('');
      also?.(value, form);
    }),
    runs,
  );
}

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,63}$/);
const severities = fc.uniqueArray(
  fc.record({
    id: slug,
    name,
    means: orNull(text(3_000)),
    page: fc.constantFrom('high' as const, 'low' as const, 'none' as const),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 20 },
);
const services = list(fc.record({ id: slug, name }), 150).map((all) =>
  all.map((service, index) => ({ ...service, id: `${service.id.slice(0, 55)}-${index}` })),
);

const person: fc.Arbitrary<Person> = fc.record({
  id: slug,
  name,
  slack: user,
  timezone: fc.constant(null),
  email: fc.constant(null),
  phone: fc.constant(null),
  webhook: fc.constant(null),
  waking: fc.constant(null),
  manager: fc.constant(null),
  rules: fc.constant({ high: null, low: null }),
});
const step: fc.Arbitrary<PreviewStep> = fc.record({
  afterMs: fc.nat(),
  people: list(fc.record({ person, why: page.map(({ why }) => why) }), 40),
  channels: fc.array(fc.constant('incidents'), { maxLength: 2 }),
});

const declareView: fc.Arbitrary<DeclareFormView> = fc
  .record({
    now: at,
    metadata: text(2_900),
    // A draft is cut to what the field takes, perhaps in the middle of a character.
    title: text(900).map((any) => `x${any}`.slice(0, 300)),
    impact: text(900),
    severities,
    services,
    commander: user,
    open: list(
      fc.record({
        number: fc.nat(),
        title: text(),
        severity: name,
        channelId: orNull(channelId),
        declaredAt: at,
        isSimilar: fc.boolean(),
      }),
      200,
    ),
    paging: orNull(fc.record({ policyOf: name, steps: list(step, 20) })),
    which: fc.nat(),
    isChosen: fc.boolean(),
  })
  .map(({ which, isChosen, ...own }) => ({
    ...own,
    severity: isChosen ? (own.severities[which % own.severities.length]?.id ?? null) : 'gone',
    service: isChosen ? (own.services[which % (own.services.length || 1)]?.id ?? null) : null,
  }));

describe('whatever it is filled with, Slack takes the form', () => {
  test('to declare: the title first, and what is needed to choose from', () => {
    isFine(declareView, declareForm, (of, form) => {
      const blocks = form.blocks as { block_id?: string }[];
      const ids = blocks.map(({ block_id: id }) => id);
      expect(ids).toContain(field.title);
      expect(ids.includes(field.service)).toBe(of.services.length > 0);
      expect(ids).toContain('who_is_paged');
    });
  });

  test('to resolve', () => isFine(fc.tuple(view, text()), ([of, typed]) => resolveForm(of, typed)));
  test('to close', () => isFine(view, (of) => closeForm(of)));
  test('to post an update', () => {
    const every = orNull(fc.constantFrom(60_000, 900_000, 1_800_000, 86_400_000));
    isFine(fc.tuple(view, every, text()), ([of, ms, typed]) => updateForm(of, ms, typed));
  });
  test('to change the severity', () => isFine(fc.tuple(view, severities), ([of, all]) => severityForm(of, all)));
  test('to page somebody', () => isFine(view, pageForm));
  test('to add a task', () => isFine(view, taskForm));
  test('to give a role', () => isFine(view, roleForm));
});

describe('a service among many is told by its id', () => {
  test.each([
    ['gateway', 'Order gateway', 'Order gateway · gateway'],
    ['gateway', 'x'.repeat(150), `${'x'.repeat(64)}… · gateway`],
  ])('%s %s', (id, title, expected) => {
    expect(serviceOption({ id, name: title })).toMatchObject({ value: id, text: { text: expected } });
  });

  test('of whatever name: within what Slack takes, whole characters, its id as the value', () => {
    fc.assert(
      fc.property(slug, name, (id, title) => {
        const { value, text: shown } = serviceOption({ id, name: title });
        expect(value).toBe(id);
        expect(shown.text.length).toBeLessThanOrEqual(75);
        expect(shown.text.isWellFormed()).toBe(true);
        if (id.length < 50) expect(shown.text.endsWith(` · ${id}`)).toBe(true);
      }),
    );
  });
});
