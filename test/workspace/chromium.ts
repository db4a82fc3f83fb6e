import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A real Chromium: the packed one, or the system's where libraries for it are missing. Undefined when there is neither,
 * which is said on stderr.
 */
export async function launchChromium(): Promise<Browser | undefined> {
  // The packed browser is unpacked into the temporary folder under a fixed name: ours is our own.
  const folder = mkdtempSync(join(tmpdir(), 'muster-chromium-'));
  process.env.TMPDIR = folder;
  const { default: packed } = await import('@sparticuz/chromium');
  const { chromium } = await import('playwright-core');
  const paths = [await packed.executablePath().catch(() => ''), ...systemBrowsers].filter((path) => existsSync(path));
  const missing: string[] = [];
  for (const executablePath of paths) {
    try {
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      browser.on('disconnected', () => rmSync(folder, { recursive: true, force: true }));
      return browser;
    } catch (error) {
      const library = /error while loading shared libraries: [^\n]*/.exec(String(error))?.[0];
      missing.push(`${executablePath} does not start: ${library ?? String(error).slice(0, 300)}`);
    }
  }
  process.stderr.write(
    `No Chromium starts on this machine, so the page is not tried in one (apt-get install chromium, or libnss3).\n${missing.join('\n')}\n`,
  );
  return undefined;
}
