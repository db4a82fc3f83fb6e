import { DateTime } from 'luxon';

type Text = Record<string, unknown>;

/** What an import comes to: parts of a roster file as they are written there, and what could not be carried over. */
export interface Imported {
  people: { id: string; name: string }[];
  schedules: Text[];
  notes: Note[];
}

/** Something of the export that Muster's file says otherwise or not at all. */
export interface Note {
  where: string;
  message: string;
}

/** Collects an import: ids are made fit for the file, and a person who appears twice is one. */
export class Collection {
  readonly people = new Map<string, { id: string; name: string }>();
  readonly schedules: Text[] = [];
  readonly notes: Note[] = [];
  readonly #taken = new Set<string>();

  note(where: string, message: string): void {
    this.notes.push({ where, message });
  }

  /** The file's id of a person, known in the export by `key`. */
  person(key: string, name: string): string {
    const known = this.people.get(key);
    if (known !== undefined) return known.id;
    const id = this.id(name || key);
    this.people.set(key, { id, name: name || key });
    return id;
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
    return { people: [...this.people.values()], schedules: this.schedules, notes: this.notes };
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
