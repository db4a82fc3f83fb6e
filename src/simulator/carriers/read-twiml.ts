/** What an answer of the app to a call or an SMS says. */
export interface Twiml {
  /** The words, each once; of an answer that asks for a key only the question. */
  says: string[];
  asksForKey: boolean;
  /** What is said when no key was pressed. */
  ending: string[];
  /** An SMS in reply. */
  message: string | null;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads as much TwiML as the app writes: Say, Gather and Message (https://www.twilio.com/docs/voice/twiml). */
export function readTwiml(xml: string): Twiml {
  const gathers = [...xml.matchAll(/<Gather[^>]*>([\s\S]*?)<\/Gather>/g)].map(([, inside = '']) => inside);
  const outside = saidIn(xml.replace(/<Gather[^>]*>[\s\S]*?<\/Gather>/g, ''));
  const message = /<Message>([\s\S]*?)<\/Message>/.exec(xml)?.[1];
  const asksForKey = gathers.length > 0;
  return {
    says: asksForKey ? [...new Set(gathers.flatMap(saidIn))] : outside,
    asksForKey,
    ending: asksForKey ? outside : [],
    message: message === undefined ? null : plain(message),
  };
}

function saidIn(xml: string): string[] {
  return [...xml.matchAll(/<Say[^>]*>([\s\S]*?)<\/Say>/g)].map(([, text = '']) => plain(text));
}

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '');
}
