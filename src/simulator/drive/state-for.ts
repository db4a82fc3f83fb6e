import type { PlacedElement } from '../block-kit/elements-of.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { fileObject } from '../present/file-object.ts';
import { findChannel } from '../store/channels.ts';
import type { User } from '../store/entities.ts';
import { receiveBytes, reserveFile } from '../store/files.ts';
import { richTextOf } from '../store/rich-text.ts';
import { findUser } from '../store/users.ts';
import type { Workspace } from '../store/workspace.ts';
import { composeText } from './compose.ts';
import { PersonCannot } from './person-cannot.ts';
import { optionsOf, pickOption } from './pick-option.ts';

/**
 * What a person puts in a field. Options by value or text, people and channels by id or name, dates as text or Date;
 * a list is the whole choice (checkboxes not named in it are unticked), null empties the field.
 */
export type FieldValue =
  | string
  | number
  | boolean
  | Date
  | null
  | readonly (string | { name: string; content: string })[];

/** Everything a value may need to become a state. */
export interface Filling {
  ws: Workspace;
  user: User;
  /** Asks the app for the options of an external select. */
  suggest(query: string): Promise<JsonObject[]>;
}

function cannot(filling: Filling, placed: PlacedElement, value: unknown): PersonCannot {
  return new PersonCannot(filling.user.id, `put ${JSON.stringify(value)} in a ${placed.type}`);
}

function listOf(value: FieldValue): string[] {
  const items = Array.isArray(value) ? value : value === null ? [] : [value];
  return items.map((item) => (typeof item === 'string' ? item : String(item)));
}

function typed({ element }: PlacedElement, value: FieldValue, filling: Filling): string | null {
  if (value === null || value === '') {
    return null;
  }
  const text = String(value);
  const max = typeof element.max_length === 'number' ? element.max_length : 3_000;
  const oneLine = element.type !== 'plain_text_input' || element.multiline !== true;
  if (text.length > max || (oneLine && text.includes('\n'))) {
    throw new PersonCannot(filling.user.id, `type ${text.length} characters in a field for ${max}, or a line break`);
  }
  return text;
}

function userIds(value: FieldValue, filling: Filling): string[] {
  return listOf(value).map((name) => {
    const user = findUser(filling.ws, name);
    if (user === undefined || user.deleted) {
      throw new PersonCannot(filling.user.id, `choose the person ${name}`);
    }
    return user.id;
  });
}

function channelIds(value: FieldValue, filling: Filling): string[] {
  return listOf(value).map((name) => {
    const channel = findChannel(filling.ws, name);
    if (channel === undefined || (channel.kind !== 'public' && !channel.members.has(filling.user.id))) {
      throw new PersonCannot(filling.user.id, `choose the channel ${name}`);
    }
    return channel.id;
  });
}

async function options(placed: PlacedElement, value: FieldValue, filling: Filling): Promise<JsonObject[]> {
  const isExternal = placed.type.includes('external');
  const picked: JsonObject[] = [];
  for (const wanted of listOf(value)) {
    const offered = isExternal ? await filling.suggest(wanted) : optionsOf(placed.element);
    picked.push(pickOption(filling.user.id, offered, wanted));
  }
  return picked;
}

function dateTime(placed: PlacedElement, value: FieldValue, filling: Filling): number | null {
  if (value === null) {
    return null;
  }
  const ms =
    value instanceof Date ? value.getTime() : typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  if (Number.isNaN(ms)) {
    throw cannot(filling, placed, value);
  }
  return Math.floor(ms / 1000);
}

function matching(expression: RegExp, placed: PlacedElement, value: FieldValue, filling: Filling): string | null {
  if (value === null) {
    return null;
  }
  if (typeof value !== 'string' || !expression.test(value)) {
    throw cannot(filling, placed, value);
  }
  return value;
}

function uploads(value: FieldValue, filling: Filling): JsonObject[] {
  const files = Array.isArray(value) ? value : [];
  return files.filter(isJsonObject).map(({ name, content }) => {
    const bytes = Buffer.from(String(content));
    const file = reserveFile(filling.ws, String(name), bytes.length, filling.user.id);
    receiveBytes(filling.ws, file, bytes);
    file.complete = true;
    return fileObject(filling.ws, file);
  });
}

/** The state that an element has once a person put `value` in it. */
export async function stateFor(placed: PlacedElement, value: FieldValue, filling: Filling): Promise<JsonObject> {
  const { type } = placed;
  const one = <T>(items: T[]): T | null => items[0] ?? null;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: typed(placed, value, filling) };
    case 'rich_text_input': {
      const text = typeof value === 'string' ? composeText(filling.ws, value) : '';
      return { type, rich_text_value: text === '' ? null : richTextOf(text, filling.ws.ids.mixed(5)) };
    }
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: one(await options(placed, value, filling)) };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: await options(placed, value, filling) };
    case 'users_select':
      return { type, selected_user: one(userIds(value, filling)) };
    case 'multi_users_select':
      return { type, selected_users: userIds(value, filling) };
    case 'conversations_select':
      return { type, selected_conversation: one(channelIds(value, filling)) };
    case 'multi_conversations_select':
      return { type, selected_conversations: channelIds(value, filling) };
    case 'channels_select':
      return { type, selected_channel: one(channelIds(value, filling)) };
    case 'multi_channels_select':
      return { type, selected_channels: channelIds(value, filling) };
    case 'datepicker':
      return { type, selected_date: matching(/^\d{4}-\d{2}-\d{2}$/, placed, value, filling) };
    case 'timepicker':
      return { type, selected_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, placed, value, filling) };
    case 'datetimepicker':
      return { type, selected_date_time: dateTime(placed, value, filling) };
    case 'file_input':
      return { type, files: uploads(value, filling) };
    default:
      throw cannot(filling, placed, value);
  }
}
