import type { Finding } from './domain/finding.ts';
import type { Carrier, CarrierAnswer } from './ports.ts';
import { words } from './words/words.ts';

const withinMs = 3_000;

/**
 * Asks each carrier that is set up whether it would take something; nothing is sent. `null` = not set up. What says no
 * is an error; what answers in a way of its own, as a gateway in between may, is only unsure.
 */
export async function checkCarriers(carriers: { twilio: Carrier | null; mail: Carrier | null }): Promise<Finding[]> {
  const { twilio, mail } = carriers;
  return Promise.all([
    look('twilio', twilio, { names: words.doctor.carriers.twilio, isWrong: /^(http_40[13]|20003|suspended|closed)$/ }),
    look('mail', mail, { names: words.doctor.carriers.mail, isWrong: /./ }),
  ]);
}

async function look(
  what: string,
  carrier: Carrier | null,
  { names, isWrong }: { names: (typeof words.doctor.carriers)['twilio']; isWrong: RegExp },
): Promise<Finding> {
  if (carrier?.probe === undefined) return { level: 'ok', what, detail: names.none };
  const answer = await Promise.race([carrier.probe(), tooLate()]);
  if (answer.kind === 'accepted') return { level: 'ok', what, detail: names.well };
  if (answer.kind === 'limited') return { level: 'warning', what, detail: words.doctor.carrierUnsure('429') };
  if (answer.kind === 'refused')
    return isWrong.test(answer.code)
      ? { level: 'error', what, detail: names.refused(answer.code) }
      : { level: 'warning', what, detail: words.doctor.carrierUnsure(answer.code) };
  return { level: 'error', what, detail: names.unreachable(answer.code) };
}

function tooLate(): Promise<CarrierAnswer> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ kind: 'unsent', code: 'timeout' }), withinMs).unref();
  });
}
