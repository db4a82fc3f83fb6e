import type { ExternalSelect, KnownBlock, ModalView, RadioButtons, StaticSelect } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import type { PreviewStep } from '../../domain/preview-paging.ts';
import { truncate } from '../../domain/text.ts';
import { words } from '../../words/words.ts';
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
    title: plain(words.declareForm.title, limit.modalTitle),
    submit: plain(words.declareForm.submit, limit.modalTitle),
    close: plain(words.buttons.cancel, limit.modalTitle),
    blocks: [
      ...conversion(view),
      ...openList(view),
      input(field.title, words.declareForm.what, {
        type: 'plain_text_input',
        max_length: titleMax,
        placeholder: plain(words.declareForm.example, 150),
        ...(view.title === '' ? {} : { initial_value: prefilled(view.title, titleMax) }),
      }),
      input(field.severity, words.declareForm.severity, severityElement(view), { optional: true, dispatch: true }),
      ...(view.services.length === 0
        ? []
        : [input(field.service, words.declareForm.service, serviceElement(view), { optional: true, dispatch: true })]),
      { ...context(whoIsPaged(view)), block_id: 'who_is_paged' },
      input(
        field.impact,
        words.declareForm.impact,
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: impactMax,
          ...(view.impact === '' ? {} : { initial_value: prefilled(view.impact, impactMax) }),
        },
        { optional: true, hint: words.declareForm.impactHint },
      ),
      input(
        field.started,
        words.declareForm.startedAt,
        { type: 'datetimepicker' },
        { optional: true, hint: words.declareForm.startedAtHint },
      ),
      input(
        field.commander,
        words.declareForm.commander,
        { type: 'users_select', initial_user: view.commander },
        { optional: true },
      ),
      input(field.options, words.declareForm.options, optionsElement(view), { optional: true }),
    ],
  };
}

/** Choices of the checkbox group. */
export const declareOptions = { page: 'page', private: 'private', drill: 'drill' } as const;

/** Said before it is done: what becomes of this channel. */
function conversion({ convert }: DeclareFormView): KnownBlock[] {
  if (!convert) return [];
  const how = convert.isPrivate ? words.declareForm.conversionPrivate : words.declareForm.conversionPublic;
  return [{ ...section(words.declareForm.conversion(channel(convert.id), how)), block_id: 'convert' }];
}

function optionsElement({ isDrill }: DeclareFormView) {
  const { declareForm: texts } = words;
  const page = option(declareOptions.page, texts.page);
  const drill = option(declareOptions.drill, texts.drill, texts.drillMeans);
  return {
    type: 'checkboxes' as const,
    options: [page, option(declareOptions.private, texts.private, texts.privateMeans), drill],
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
  const placeholder = plain(words.declareForm.whichService, 150);
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
    const incident = `• ${incidentName(other)} ${clipped(other.severity, 40)} ${clipped(other.title, 150)}${place}`;
    const line = words.declareForm.openLine(incident, span(view.now - other.declaredAt));
    return other.isSimilar ? words.declareForm.similar(line) : line;
  });
  const rest = view.open.length > openMax ? [words.terms.more(view.open.length - openMax)] : [];
  return [{ ...section(words.declareForm.openNow([...lines, ...rest].join('\n'))), block_id: 'open_now' }];
}

/** Said before anybody is woken: who, why, and who is next. */
function whoIsPaged(view: DeclareFormView): string {
  const severity = view.severities.find(({ id }) => id === view.severity);
  if (severity?.page === 'none') return words.declareForm.severityPagesNobody(clipped(severity.name, 80));
  if (view.paging === null) return words.declareForm.noPolicy;
  const steps = view.paging.steps.filter(({ people }) => people.length > 0);
  if (steps.length === 0) return words.declareForm.nobodyOnCall(clipped(view.paging.policyOf, 100));
  const parts = steps.slice(0, 4).map(({ afterMs, people }, index) => {
    const names = people.map(
      ({ person, why }) =>
        `${bold(person.name, 80)}${why.by === 'schedule' ? ` (${until(clipped(why.scheduleName, 80), why.until)})` : ''}`,
    );
    return index === 0 && afterMs === 0
      ? names.join(', ')
      : words.declareForm.thenAfter(span(afterMs), names.join(', '));
  });
  return words.declareForm.willBePaged(parts.join('; '));
}

function until(schedule: string, at: number | null): string {
  return at === null ? schedule : words.declareForm.until(schedule, time(at, '{date_short_pretty} {time}'));
}
