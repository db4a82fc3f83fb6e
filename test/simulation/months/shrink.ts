import { type Ended, Months } from './months.ts';
import type { Plan } from './plan.ts';

const triesMax = 80;

/**
 * The shortest plan found that breaks the same rule: what can be left out is left out, in halves, then in quarters …
 * (Zeller and Hildebrandt's delta debugging, simplified).
 */
export async function shrink(plan: Plan, broken: Ended): Promise<{ plan: Plan; ended: Ended }> {
  let best = { plan, ended: broken };
  let tries = 0;
  for (let size = Math.ceil(plan.deeds.length / 2); size >= 1 && tries < triesMax; ) {
    let isShorter = false;
    for (let from = 0; from < best.plan.deeds.length && tries < triesMax; ) {
      const deeds = best.plan.deeds.filter((_, index) => index < from || index >= from + size);
      tries += 1;
      const candidate = { ...best.plan, deeds };
      const ended = await Months.live(candidate);
      if (ended.broken?.rule === broken.broken?.rule) {
        best = { plan: candidate, ended };
        isShorter = true;
      } else from += size;
    }
    if (size === 1 && !isShorter) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return best;
}
