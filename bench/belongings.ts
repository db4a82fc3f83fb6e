import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a section has taken: processes and folders. Nothing of it outlives the run, however that ends. */
export interface Belongings {
  folder(): string;
  own(child: ChildProcess): void;
  /** Ends every process and removes every folder. */
  giveBack(): Promise<void>;
}

export function createBelongings(): Belongings {
  const children = new Set<ChildProcess>();
  const folders = new Set<string>();
  const removeFolders = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    folders.clear();
  };
  const endAll = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  const onExit = () => {
    endAll();
    removeFolders();
  };
  process.once('exit', onExit);
  return {
    folder: () => {
      const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
      folders.add(folder);
      return folder;
    },
    own: (child) => {
      children.add(child);
      child.once('exit', () => children.delete(child));
    },
    giveBack: async () => {
      const ended = [...children].map((child) => once(child, 'exit'));
      endAll();
      await Promise.all(ended);
      removeFolders();
      process.off('exit', onExit);
    },
  };
}
