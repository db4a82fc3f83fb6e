const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** https://www.twilio.com/docs/messaging/twiml: an answer to an SMS, or none. */
export function messageTwiml(text: string | null): string {
  return response(text === null ? '' : `<Message>${escaped(text)}</Message>`);
}

/** Says something and hangs up. */
export function sayTwiml(text: string): string {
  return response(`<Say>${escaped(text)}</Say><Hangup/>`);
}

/** https://www.twilio.com/docs/voice/twiml/gather: says it twice, and waits for one key each time. */
export function gatherTwiml(text: string, action: string, ending: string): string {
  const gather = `<Gather input="dtmf" numDigits="1" timeout="10" action="${escaped(action)}" method="POST"><Say>${escaped(text)}</Say></Gather>`;
  return response(`${gather}${gather}<Say>${escaped(ending)}</Say><Hangup/>`);
}

function response(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
