import { readFile } from 'node:fs/promises';

/** Resident memory of a process in MB (10⁶ bytes); `VmHWM` is the highest so far. `null` where there is no /proc. */
export async function residentMemory(pid: number, field: 'VmRSS' | 'VmHWM' = 'VmRSS'): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (kibibytes === undefined) throw new Error(`/proc/${pid}/status says nothing of ${field}`);
  return (Number(kibibytes) * 1_024) / 1_000_000;
}
