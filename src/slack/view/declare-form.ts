import type { ExternalSelect, KnownBlock, ModalView, RadioButtons, StaticSelect } from '@slack/types';
import type { PreviewStep } from '../../domain/preview-paging.ts';
import { truncate } from '../../domain/text.ts';
import { context, input, limit, option, plain, prefilled, section } from './block.ts';
import { action, callback, field } from './ids.ts';
import { bold, channel, clipped, span, time } from './mrkdwn.ts';

/** What the form is drawn from: all of it is in memory or one local read away. */
export interface DeclareFormView {
  now: number;
  /** Kept in the form, so that submitting it knows where the answer goes. */
  metadata: string;
  title: string;
  severity: string | null;
  service: string | null;
  impact: string;
  commander: string;
  /** An exercise: the box is ticked when the form opens. */
  isDrill?: boolean;
  /** The channel that becomes the incident's. */
  convert?: { id: string; isPrivate: boolean } | null;
  severities: { id: string; name: string; means: string | null; page: 'high' | 'low' | 'none' }[];
  services: { id: string; name: string }[];
  open: {
    number: number;
    title: string;
    severity: string;
    channelId: string | null;
    declaredAt: number;
    isSimilar: boolean;
  }[];
  /** `null` = there is no policy to follow. */
  paging: { policyOf: string; steps: PreviewStep[] } | null;
}

const openMax = 3;
const titleMax = 300;
const impactMax = 2_000;

/** The form that declares. Only what is happening has to be said; everything else is filled in or may be left. */
export function declareForm(view: DeclareFormView): ModalView {
  return {
    type: 'modal',
    callback_id: callback.declare,
    private_metadata: view.metadata,
    title: plain('Declare incident', limit.modalTitle),
    submit: plain('Declare', limit.modalTitle),
    close: plain('Cancel', limit.modalTitle),
    blocks: [
      ...conversion(view),
      ...openList(view),
      input(field.title, 'What is happening?', {
        type: 'plain_text_input',
        max_length: titleMax,
        placeholder: plain('Orders are rejected on the options desk', 150),
        ...(view.title === '' ? {} : { initial_value: prefilled(view.title, titleMax) }),
      }),
      input(field.severity, 'Severity', severityElement(view), { optional: true, dispatch: true }),
      ...(view.services.length === 0
        ? []
        : [input(field.service, 'Service', serviceElement(view), { optional: true, dispatch: true })]),
      { ...context(whoIsPaged(view)), block_id: 'who_is_paged' },
      input(
        field.impact,
        'Impact',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: impactMax,
          ...(view.impact === '' ? {} : { initial_value: prefilled(view.impact, impactMax) }),
        },
        { optional: true, hint: 'What people see. You can add it later.' },
      ),
      input(
        field.started,
        'Started at',
        { type: 'datetimepicker' },
        { optional: true, hint: 'In your own time zone. Leave it empty if you do not know.' },
      ),
      input(field.commander, 'Commander', { type: 'users_select', initial_user: view.commander }, { optional: true }),
      input(field.options, 'Options', optionsElement(view), { optional: true }),
    ],
  };
}

/** Choices of the checkbox group. */
export const declareOptions = { page: 'page', private: 'private', drill: 'drill' } as const;

/** Said before it is done: what becomes of this channel. */
function conversion({ convert }: DeclareFormView): KnownBlock[] {
  if (!convert) return [];
  const how = convert.isPrivate
    ? 'It is private, so the incident will be private too.'
    : 'Its name stays, its topic will show where the incident stands.';
  return [{ ...section(`${channel(convert.id)} becomes the channel of the incident. ${how}`), block_id: 'convert' }];
}

function optionsElement({ isDrill }: DeclareFormView) {
  const page = option(declareOptions.page, 'Page on-call now');
  const drill = option(declareOptions.drill, 'Drill', 'An exercise: marked everywhere, counted nowhere');
  return {
    type: 'checkboxes' as const,
    options: [page, option(declareOptions.private, 'Private', 'Only people who are invited see it'), drill],
    initial_options: isDrill ? [page, drill] : [page],
  };
}

function severityElement(view: DeclareFormView): RadioButtons | StaticSelect {
  const options = view.severities
    .slice(0, limit.options)
    .map(({ id, name, means }) => option(id, name, means ?? undefined));
  const initial = options.find(({ value }) => value === view.severity);
  const chosen = initial === undefined ? {} : { initial_option: initial };
  return options.length <= limit.radioOptions
    ? { type: 'radio_buttons', action_id: action.declareSeverity, options, ...chosen }
    : { type: 'static_select', action_id: action.declareSeverity, options, ...chosen };
}

/** Up to 100 services fit a list that Slack itself searches; more are searched by us. The text holds name and id. */
function serviceElement(view: DeclareFormView): StaticSelect | ExternalSelect {
  const chosen = view.services.find(({ id }) => id === view.service);
  const initial = chosen === undefined ? {} : { initial_option: serviceOption(chosen) };
  const placeholder = plain('Which one?', 150);
  if (view.services.length > limit.options) {
    return { type: 'external_select', action_id: action.declareService, min_query_length: 0, placeholder, ...initial };
  }
  return {
    type: 'static_select',
    action_id: action.declareService,
    options: view.services.map(serviceOption),
    placeholder,
    ...initial,
  };
}

export function serviceOption({ id, name }: { id: string; name: string }): ReturnType<typeof option> {
  const suffix = ` · ${id}`;
  const room = limit.optionText - suffix.length;
  return option(id, room > 10 && name.length > room ? `${truncate(name, room)}${suffix}` : `${name}${suffix}`);
}

function openList(view: DeclareFormView): KnownBlock[] {
  if (view.open.length === 0) return [];
  const similarFirst = [...view.open].sort((a, b) => Number(b.isSimilar) - Number(a.isSimilar));
  const lines = similarFirst.slice(0, openMax).map((other) => {
    const place = other.channelId === null ? '' : ` ${channel(other.channelId)}`;
    const same = other.isSimilar ? ' – *same service: is it this one?*' : '';
    return `• INC-${other.number} ${clipped(other.severity, 40)} ${clipped(other.title, 150)}${place}, ${span(view.now - other.declaredAt)} old${same}`;
  });
  const rest = view.open.length > openMax ? `\n… and ${view.open.length - openMax} more` : '';
  return [{ ...section(`*Open now*\n${lines.join('\n')}${rest}`), block_id: 'open_now' }];
}

/** Said before anybody is woken: who, why, and who is next. */
function whoIsPaged(view: DeclareFormView): string {
  const severity = view.severities.find(({ id }) => id === view.severity);
  if (severity?.page === 'none') return `*Nobody will be paged*: ${clipped(severity.name, 80)} pages nobody.`;
  if (view.paging === null) return '⚠️ *Nobody can be paged*: the roster has no escalation policy.';
  const steps = view.paging.steps.filter(({ people }) => people.length > 0);
  if (steps.length === 0)
    return `⚠️ *Nobody is on call* for ${clipped(view.paging.policyOf, 100)}. The admins will be told.`;
  const parts = steps.slice(0, 4).map(({ afterMs, people }, index) => {
    const names = people.map(
      ({ person, why }) =>
        `${bold(person.name, 80)}${why.by === 'schedule' ? ` (${clipped(why.scheduleName, 80)}${until(why.until)})` : ''}`,
    );
    return index === 0 && afterMs === 0 ? names.join(', ') : `then after ${span(afterMs)} ${names.join(', ')}`;
  });
  return `Will be paged: ${parts.join('; ')}.`;
}

function until(at: number | null): string {
  return at === null ? '' : `, until ${time(at, '{date_short_pretty} {time}')}`;
}
