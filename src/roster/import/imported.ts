import { DateTime } from 'luxon';
import { isZone } from '../../domain/schedule/is-zone.ts';

export type Text = Record<string, unknown>;

/** A person as the file has them, without the Slack id, which no export knows. */
export type PersonText = { id: string; name: string } & Text;

/** Somebody instead of somebody else for a while; instants as the export writes them. */
export interface Exchange {
  start: string;
  end: string;
  /** Ids of the file; nobody named to go out = whoever is on call by the layers. */
  in: string | null;
  out: string | null;
}

/** A shift that the export has rendered itself: the file has to give the same. */
export interface Rendered {
  start: number;
  end: number;
  person: string;
}

/** A schedule of the file, and what of the export is only understood beside its layers. */
export interface ImportedSchedule {
  text: Text & { id: string; name: string; timezone: string };
  exchanges: Exchange[];
  rendered: Rendered[];
}

/** What an import comes to: parts of a roster file as they are written there, and what could not be carried over. */
export interface Imported {
  people: PersonText[];
  schedules: ImportedSchedule[];
  policies: Text[];
  notes: Note[];
}

/** Something of the export that Muster's file says otherwise or not at all. */
export interface Note {
  where: string;
  message: string;
}

/** Collects an import: ids are made fit for the file, and a person who appears twice is one. */
export class Collection {
  readonly people = new Map<string, PersonText>();
  readonly schedules: ImportedSchedule[] = [];
  readonly policies: Text[] = [];
  readonly notes: Note[] = [];
  readonly #scheduleIds = new Map<string, string>();
  readonly #taken = new Set<string>();

  note(where: string, message: string): void {
    if (!this.notes.some((one) => one.where === where && one.message === message)) this.notes.push({ where, message });
  }

  /** The file's id of a person, known in the export by `key`. */
  person(key: string, name: string): string {
    const known = this.people.get(key);
    if (known !== undefined) return known.id;
    const id = this.id(name || key);
    this.people.set(key, { id, name: name || key });
    return id;
  }

  /** What else the export knows of a person: it is added to what is written of them. */
  describe(key: string, name: string, facts: Text): void {
    this.person(key, name);
    const known = this.people.get(key);
    if (known !== undefined) this.people.set(key, { ...known, ...(name === '' ? {} : { name }), ...facts });
  }

  /** Takes a schedule in; `key` is its id in the export. */
  schedule(key: string | null | undefined, text: Omit<ImportedSchedule['text'], 'id'>): ImportedSchedule {
    const id = this.id(String(text.name));
    if (key != null) this.#scheduleIds.set(key, id);
    const whole = { text: { id, ...text } as ImportedSchedule['text'], exchanges: [], rendered: [] };
    this.schedules.push(whole);
    return whole;
  }

  /** The file's id of a schedule of the export. */
  scheduleId(key: string): string | undefined {
    return this.#scheduleIds.get(key);
  }

  /** The zone as the file takes it; a name that no file takes is told and left out. */
  zone(where: string, name: string | null | undefined): string | undefined {
    if (name == null || name === '') return undefined;
    if (isZone(name)) return name;
    this.note(where, `Time zone “${name}” is no IANA name; it was left out.`);
    return undefined;
  }

  /** An id from a name: letters, digits and hyphens, no two alike. */
  id(name: string): string {
    const bare = plainId(name);
    let id = bare;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${bare}-${count}`;
    this.#taken.add(id);
    return id;
  }

  done(): Imported {
    const { people, schedules, policies, notes } = this;
    return { people: [...people.values()], schedules, policies, notes };
  }
}

/** A name as an id. */
function plainId(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'unnamed'
  );
}

/** An instant as local date and time of a zone; `null` when it is none. */
export function localStart(instant: string, zone: string): string | null {
  const parsed = DateTime.fromISO(instant, { zone });
  return parsed.isValid ? parsed.toFormat("yyyy-MM-dd'T'HH:mm") : null;
}

/** `HH:MM` of a clock time with or without seconds. */
export function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
