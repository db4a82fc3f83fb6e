/** The fact that a number, as it lies sealed in the roster, said STOP; its value is when, in milliseconds. */
export function stopFact(sealedPhone: string): string {
  return `sms_stop:${sealedPhone}`;
}
