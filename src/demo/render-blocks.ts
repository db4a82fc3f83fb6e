/** Block Kit as lines of text: what a person sees, in their order. `readable` turns Slack's markup into plain words. */
export function renderBlocks(blocks: readonly Block[], readable: (markup: string) => string): string[] {
  return blocks.flatMap((block) => renderBlock(block, readable));
}

export interface Block {
  type?: unknown;
  text?: { text?: string };
  fields?: { text?: string }[];
  elements?: { type?: string; text?: { text?: string } | string }[];
  accessory?: { type?: string; text?: { text?: string }; initial_options?: unknown[] };
}

function renderBlock(block: Block, readable: (markup: string) => string): string[] {
  if (block.type === 'divider') return [''];
  if (block.type === 'header') return [`*${readable(block.text?.text ?? '')}*`];
  if (block.type === 'section') return renderSection(block, readable);
  if (block.type === 'context') return [readable((block.elements ?? []).map(textOf).join('  '))];
  if (block.type === 'actions') {
    const buttons = (block.elements ?? []).map((element) =>
      element.type === 'overflow' ? '[ ⋯ ]' : `[ ${readable(textOf(element))} ]`,
    );
    return ['', buttons.join(' ')];
  }
  return [];
}

function renderSection({ text, fields, accessory }: Block, readable: (markup: string) => string): string[] {
  const facts = (fields ?? []).map((field) => readable(field.text ?? '').split('\n'));
  const label = Math.max(0, ...facts.map(([name = '']) => name.length));
  const pairs = facts.map(([name = '', ...value]) => `${name.padEnd(label)}  ${value.join(' ')}`);
  if (text?.text === undefined) return pairs;
  const [first = '', ...rest] = readable(text.text).split('\n').map(unquoted);
  if (accessory?.type === 'checkboxes') {
    const box = (accessory.initial_options ?? []).length > 0 ? '[x]' : '[ ]';
    return [
      `${box} ${[first.replace(/^✅ /, ''), ...rest.map((line) => `(${line.replace(/^_|_$/g, '')})`)].join(' ')}`,
      ...pairs,
    ];
  }
  const button = accessory?.type === 'button' ? [`[ ${readable(accessory.text?.text ?? '')} ]`] : [];
  return [first, ...rest, ...button, ...pairs];
}

function unquoted(line: string): string {
  return line.startsWith('>') ? `  ${line.slice(1)}` : line;
}

function textOf(element: { text?: { text?: string } | string }): string {
  return typeof element.text === 'string' ? element.text : (element.text?.text ?? '');
}
