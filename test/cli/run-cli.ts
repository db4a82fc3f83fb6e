import { main } from '../../src/cli/main.ts';

/** Runs the command line in this process: its exit code and what it printed. */
export async function runCli(
  env: Record<string, string>,
  ...argv: string[]
): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(
    argv,
    env,
    (text) => void out.push(text),
    (text) => void err.push(text),
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}
