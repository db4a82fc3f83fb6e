const lengthMax = 80;

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
};

/** Accents folded to ASCII, lower case, every other run one hyphen; empty when nothing is left. */
function slug(title: string): string {
  const folded = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => plainLetters[letter] ?? letter);
  return folded.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}

/**
 * `inc-42-orders-rejected`, at most 80 characters (Slack's limit), cut at a word; `inc-42` when no letter is left.
 * `attempt` 2, 3, … gives `…-2`, `…-3` for a name that is taken. Slack refuses anything but `a-z 0-9 _ -`.
 */
export function channelName(prefix: string, number: number, title: string, attempt = 1): string {
  const head = `${slug(prefix) || 'inc'}-${number}`;
  const suffix = attempt === 1 ? '' : `-${attempt}`;
  const body = cutAtWord(slug(title), lengthMax - head.length - suffix.length - 1);
  return `${head}${body === '' ? '' : `-${body}`}${suffix}`;
}

function cutAtWord(words: string, max: number): string {
  if (words.length <= max) return words;
  const cut = words.slice(0, max + 1);
  const lastHyphen = cut.lastIndexOf('-');
  // One word longer than the whole name has no place to be cut but in the middle.
  return lastHyphen > 0 ? cut.slice(0, lastHyphen) : words.slice(0, max);
}
