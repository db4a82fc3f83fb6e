import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

const ownerOnly = 0o600;

/** Writes a file that only its owner may read. It is there whole or not at all, also after a crash. */
export async function writePrivate(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    const handle = await open(draft, 'wx', ownerOnly);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
