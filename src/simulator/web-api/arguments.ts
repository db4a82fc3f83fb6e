import { isJsonObject, type JsonObject, parseJson } from '../json.ts';
import { invalidArguments } from './slack-refusal.ts';

/** The arguments of one call, from a form (all strings) or from a JSON body. */
export class Args {
  readonly values: JsonObject;

  constructor(values: JsonObject) {
    this.values = values;
  }

  /** True when the argument was sent, even empty. */
  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null;
  }

  /** A text argument; numbers of a JSON body count as text. */
  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
  }

  /** A text argument that was checked to be there; an empty string when it was not. */
  must(name: string): string {
    return this.text(name) ?? '';
  }

  /** A yes-or-no argument: true, "true", 1 and "1" are yes. */
  flag(name: string): boolean {
    const value = this.values[name];
    return value === true || value === 1 || value === 'true' || value === '1';
  }

  /** A whole number, undefined when absent; anything else is an invalid argument. */
  int(name: string): number | undefined {
    const value = this.values[name];
    if (value === undefined || value === null || value === '') {
      return undefined;
    }
    const number = Number(value);
    if (!Number.isInteger(number)) {
      throw invalidArguments(`must be an integer [json-pointer:/${name}]`);
    }
    return number;
  }

  /** A structured argument: JSON text in a form, the value itself in a JSON body. `undefined` when it is not JSON. */
  json(name: string): unknown {
    const value = this.values[name];
    return typeof value === 'string' ? parseJson(value) : value;
  }

  /** The ids of a comma-separated list. */
  list(name: string): string[] {
    return this.must(name)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
}

/** What was read from a request: its arguments and token, or the error that stopped the reading. */
export interface ReadBody {
  args: JsonObject;
  token?: string;
  warnings: string[];
  error?: string;
}

const FORM = 'application/x-www-form-urlencoded';

function fromForm(body: string): JsonObject {
  return Object.fromEntries(new URLSearchParams(body));
}

function readJson(body: string, contentType: string, accepted: boolean): ReadBody {
  const warnings = /charset=/i.test(contentType) ? [] : ['missing_charset'];
  if (!accepted) {
    return { args: {}, warnings };
  }
  const value = parseJson(body);
  if (value === undefined) {
    return { args: {}, warnings, error: 'invalid_json' };
  }
  return isJsonObject(value) ? { args: value, warnings } : { args: {}, warnings, error: 'json_not_object' };
}

/**
 * Reads the body of a Web API call (docs.slack.dev/apis/web-api). A token may be in the header or in a form, not in
 * the address and not in a JSON body. `jsonAccepted`: whether the method reads JSON.
 */
export function readBody(
  request: { method: string; contentType: string; authorization: string; query: string; body: string },
  jsonAccepted: boolean,
): ReadBody {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.authorization)?.[1];
  const withToken = (read: ReadBody, token: string | undefined): ReadBody =>
    token === undefined ? read : { ...read, token };
  const bare = request.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (request.method === 'GET' || (request.body === '' && bare === '')) {
    const { token: _inAddress, ...args } = fromForm(request.query);
    return withToken({ args, warnings: [] }, bearer);
  }
  if (bare === 'application/json') {
    const read = readJson(request.body, request.contentType, jsonAccepted);
    const { token: _inBody, ...args } = read.args;
    return withToken({ ...read, args }, bearer);
  }
  if (bare === FORM) {
    const { token, ...args } = fromForm(request.body);
    return withToken({ args, warnings: [] }, bearer ?? (typeof token === 'string' ? token : undefined));
  }
  const error = bare === '' ? 'missing_post_type' : 'invalid_post_type';
  return withToken({ args: {}, warnings: [], error }, bearer);
}
