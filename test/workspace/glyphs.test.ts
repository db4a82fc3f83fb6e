import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { textWithGlyphs } from '../../src/workspace/show/glyph.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));
/** The page and the local Slack show what others say; the command line has the machine's own font. */
const others = ['workspace/', 'simulator/', 'cli/', 'demo/', 'web/'];
/** Letters of a document, in any font. */
const letters = ['☐', '☑', '✓', '✔', '↗', '↩', '▶', '©', '®', '™'];

const said = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !others.some((room) => file.startsWith(room)))
  .flatMap((file) => readFileSync(`${src}${file}`, 'utf8').match(/\p{Extended_Pictographic}/gu) ?? []);

test('every emoji that Muster says is drawn, for machines without a font for them', () => {
  const emoji = [...new Set(said)].filter((character) => !letters.includes(character));
  expect(emoji).toContain('🔴');
  expect(emoji.filter((character) => !textWithGlyphs(character).markup.includes('<svg'))).toEqual([]);
});
