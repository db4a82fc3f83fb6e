import type { Entry } from '../simulator/drive/act.ts';
import type { Where } from '../simulator/drive/places.ts';
import type { FieldValue } from '../simulator/drive/state-for.ts';
import { isJsonObject, type JsonObject, stringOf } from '../simulator/json.ts';
import { momentOf } from './show/when.ts';

/** Something asked for that no page of ours would ask. */
export class BadAct extends Error {
  override name = 'BadAct';
}

/** What the page's script sends: a JSON object whose fields are looked at one by one. */
export class ActBody {
  readonly #fields: JsonObject;

  constructor(value: unknown) {
    if (!isJsonObject(value)) throw new BadAct('Send a JSON object.');
    this.#fields = value;
  }

  text(name: string): string {
    const value = stringOf(this.#fields[name]);
    if (value === undefined) throw new BadAct(`“${name}” is missing.`);
    return value;
  }

  optional(name: string): string | undefined {
    return stringOf(this.#fields[name]);
  }

  /** `modal`, `home`, or a channel and a timestamp. */
  where(): Where {
    const value = this.text('where');
    if (value === 'modal' || value === 'home') return value;
    const [channel = '', ts = ''] = value.split(' ');
    return { channel, ts };
  }

  /** `zone` is where times are written. */
  value(zone: string): FieldValue {
    return fieldValue(this.#fields.value, this.optional('kind'), zone);
  }

  /** What stands in the fields of a view. */
  entries(zone: string): Entry[] {
    const { entries } = this.#fields;
    if (!Array.isArray(entries)) return [];
    return entries.filter(isJsonObject).map(({ block, action, kind, value }) => ({
      blockId: String(block),
      actionId: String(action),
      value: fieldValue(value, kind, zone),
    }));
  }
}

function fieldValue(value: unknown, kind: unknown, zone: string): FieldValue {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'datetimepicker' && typeof value === 'string') return Math.floor(momentOf(value, zone) / 1000);
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  throw new BadAct('A field holds text, a number or a list of texts.');
}
