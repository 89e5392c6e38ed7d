/** What a call does next, as far as the practice carrier understands it. */
export type Verb =
  | { verb: 'say'; words: string }
  | { verb: 'gather'; says: string[]; action: string; timeoutMs: number; digits: number }
  | { verb: 'pause'; ms: number }
  | { verb: 'hangup' };

const TOKEN = /<\?[^>]*\?>|<(\/?)(\w+)((?:\s+\w+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
const USUAL_GATHER_S = 5;

/** Reads a document; null when it is none, or asks for what is not known here: Twilio then hangs up on whoever listens. */
export function readTwiml(text: string): Verb[] | null {
  const verbs: Verb[] = [];
  const open: string[] = [];
  let gather: Extract<Verb, { verb: 'gather' }> | null = null;
  let read = 0;
  for (const [whole, closes, name, attributes = '', empty, words] of text.matchAll(TOKEN)) {
    read += whole.length;
    if (name === undefined) {
      const said = plain((words ?? '').trim());
      if (said === '') continue;
      if (open.at(-1) !== 'Say') return null;
      if (gather) gather.says.push(said);
      else verbs.push({ verb: 'say', words: said });
    } else if (closes) {
      if (open.pop() !== name) return null;
      if (name === 'Gather') gather = null;
    } else {
      const made = verbOf(name, (key) => attributeOf(attributes, key));
      if (made === undefined || (name !== 'Response' && open[0] !== 'Response')) return null;
      if (made) verbs.push(made);
      if (made?.verb === 'gather' && !empty) gather = made;
      if (!empty) open.push(name);
    }
  }
  return open.length === 0 && read === text.length && /<Response/.test(text) ? verbs : null;
}

/** Undefined: not known here. Null: it does nothing by itself. */
function verbOf(name: string, attribute: (key: string) => string | undefined): Verb | null | undefined {
  if (name === 'Response' || name === 'Say') return null;
  if (name === 'Hangup') return { verb: 'hangup' };
  if (name === 'Pause') return { verb: 'pause', ms: Number(attribute('length') ?? 1) * 1_000 };
  if (name !== 'Gather') return undefined;
  const timeoutMs = Number(attribute('timeout') ?? USUAL_GATHER_S) * 1_000;
  return {
    verb: 'gather',
    says: [],
    action: attribute('action') ?? '',
    timeoutMs,
    digits: Number(attribute('numDigits') ?? Infinity),
  };
}

const plain = (text: string): string => text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);

function attributeOf(attributes: string, key: string): string | undefined {
  const found = new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : plain(found);
}
