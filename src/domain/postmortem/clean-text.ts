/**
 * User text as it may stand in a document: line ends are `\n`, and nothing is left that hides text or turns the rest of
 * the line around (control characters, directional embeddings, overrides and isolates; plain RTL text keeps its marks).
 * Source of the directional characters: unicode.org/reports/tr9, table "Explicit Directional Formatting Characters".
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n|\t)[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
}
