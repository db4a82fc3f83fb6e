const urlMax = 2_000;

/** A stretch of plain text, or an address within it. */
export interface Stretch {
  text: string;
  isLink: boolean;
}

/** Finds the web addresses in plain text. Marks that end a sentence are not part of the address before them. */
export function splitLinks(text: string): Stretch[] {
  return text.split(/(https?:\/\/[^\s<>"`\\|]+)/).flatMap((part, index): Stretch[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ text: part, isLink: false }];
    const address = part.replace(/[.,;:!?'*_~()[\]{}…]+$/, '');
    const rest = part.slice(address.length);
    const isLink = webAddress(address) !== null;
    return [{ text: address, isLink }, ...(rest === '' ? [] : [{ text: rest, isLink: false }])];
  });
}

/** The address if a document may link to it: on the web, and of a length that works. `null` otherwise. */
export function webAddress(url: string | null): string | null {
  return url !== null && url.length <= urlMax && /^https?:\/\/[^\s/]/i.test(url) ? url : null;
}
