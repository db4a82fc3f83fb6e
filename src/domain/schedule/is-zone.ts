import { IANAZone } from 'luxon';

/**
 * True for the name or alias of a zone in the IANA database: `America/Chicago`, `US/Central`, `GB`, `UTC`.
 * False for bare abbreviations such as `EST` or `CET`, which name one offset of several, or several places at once,
 * and for plain offsets such as `+05:00`, which know no clock changes.
 */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || isAbbreviation(name)) return false;
  return IANAZone.isValidZone(name);
}

/** Every abbreviation that time zone libraries take for a zone has three letters and ends in T; GMT and UCT are UTC. */
function isAbbreviation(name: string): boolean {
  return /^[a-z]{2}t$/i.test(name) && !/^(gmt|uct)$/i.test(name);
}
