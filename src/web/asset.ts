import { readFile } from 'node:fs/promises';

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** A file that the dashboard's pages load, or null. Names are plain: nothing outside of the folder can be asked for. */
export async function asset(name: string): Promise<{ type: string; content: Buffer } | null> {
  const ending = /^[a-z-]+\.(css|js|svg)$/.exec(name)?.[1];
  if (ending === undefined) return null;
  const content = await readFile(new URL(`./browser/${name}`, import.meta.url)).catch(() => null);
  return content === null ? null : { type: types[ending] ?? 'text/plain', content };
}
