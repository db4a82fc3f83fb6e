import { isJsonObject, type JsonObject } from '../json.ts';
import type { Check, Spot } from './problem.ts';

/** Text of a length; Slack's wording is `must be less than MAX+1 characters`. */
export function string(limits: { min?: number; max?: number } = {}): Check {
  const { min = 1, max = Number.POSITIVE_INFINITY } = limits;
  return (value, spot) => {
    if (typeof value !== 'string') {
      spot.report('must be a string');
    } else if (value.length > max) {
      spot.report(`must be less than ${max + 1} characters`);
    } else if (value.length < min) {
      spot.report(`must be more than ${min - 1} characters`);
    }
  };
}

/** Text that matches a pattern; `what` says in the error what was expected. */
export function pattern(expression: RegExp, what: string): Check {
  return (value, spot) => {
    if (typeof value !== 'string' || !expression.test(value)) {
      spot.report(`must be ${what}`);
    }
  };
}

export const bool: Check = (value, spot) => {
  if (typeof value !== 'boolean') {
    spot.report('must be a boolean');
  }
};

/** A whole number within limits. */
export function int(min: number, max: number): Check {
  return (value, spot) => {
    if (!Number.isInteger(value)) {
      spot.report('must be an integer');
    } else if (Number(value) < min || Number(value) > max) {
      spot.report(`must be between ${min} and ${max}`);
    }
  };
}

/** One of a few fixed words. */
export function oneOf(...words: string[]): Check {
  return (value, spot) => {
    if (typeof value !== 'string' || !words.includes(value)) {
      spot.report(`must be one of: ${words.join(', ')}`);
    }
  };
}

/** A list whose items are checked one by one. */
export function list(item: Check, limits: { min?: number; max: number }): Check {
  const { min = 1, max } = limits;
  return (value, spot) => {
    if (!Array.isArray(value)) {
      spot.report('must be an array');
      return;
    }
    if (value.length > max) {
      spot.report(`no more than ${max} items allowed`);
    } else if (value.length < min) {
      spot.report(`no fewer than ${min} items allowed`);
    }
    for (const [index, inner] of value.entries()) {
      item(inner, spot.at(index));
    }
  };
}

export type Fields = Record<string, Check>;

/** What else must hold of an object when its fields are right. */
export type Extra = (value: JsonObject, spot: Spot) => void;

/** An object with these fields and no others. `type` is checked by who picked this check. */
export function object(required: Fields, optional: Fields = {}, extra?: Extra): Check {
  return (value, spot) => {
    if (!isJsonObject(value)) {
      spot.report('must provide an object');
      return;
    }
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) {
        spot.report(`missing required field: ${name}`);
      }
    }
    for (const [name, inner] of Object.entries(value)) {
      const check = required[name] ?? optional[name];
      if (check === undefined && name !== 'type') {
        spot.report(`invalid additional property: ${name}`);
      } else if (inner !== undefined) {
        check?.(inner, spot.at(name));
      }
    }
    extra?.(value, spot);
  };
}

/** Picks the check by the object's `type`; another type is `unsupported type`. */
export function byType(checks: Record<string, Check>): Check {
  return (value, spot) => {
    if (!isJsonObject(value)) {
      spot.report('must provide an object');
      return;
    }
    const check = typeof value.type === 'string' && Object.hasOwn(checks, value.type) ? checks[value.type] : undefined;
    if (value.type === undefined) {
      spot.report('missing required field: type');
    } else if (check === undefined) {
      spot.at('type').report(`unsupported type: ${String(value.type)}`);
    } else {
      check(value, spot);
    }
  };
}

/** An address that opens in a browser. */
export function url(max: number): Check {
  const length = string({ max });
  const form = pattern(/^https?:\/\/[^\s]+$/, 'a valid URL');
  return (value, spot) => {
    length(value, spot);
    form(value, spot);
  };
}
