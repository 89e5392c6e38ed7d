import type { Direction, CreditChannel } from './kernel/credits';
import type { ConversationSnapshot, HelplineEvent } from './kernel/event';
import { confirmationCause } from './kernel/confirmation-cause';
import { DAY, HOUR, type Instant } from './kernel/instant';
import { conversation } from './kernel/subject';

/** What befell a message on its way: to us, at the carrier, or between the two. */
type Fate = 'usual' | 'twice' | 'late' | 'lost' | 'wordless' | 'differs' | 'extra' | 'refused';

/** One message of a generated month, as whoever made it knows it: where it belongs, what we can count, what is billed. */
export type Made = {
  n: number;
  fate: Fate;
  day: string;
  inboxId: number;
  direction: Direction;
  channel: CreditChannel;
  /** The carrier's id; null: it never got one, or is none of the carrier's. */
  sid: string | null;
  /** Units that our ledger must hold before the log is read; null: none of it, 0: that it was, and not how long. */
  counted: number | null;
  /** Units on the carrier's bill; null: it is not on it. */
  billed: number | null;
};
export type Month = { made: readonly Made[]; heard: readonly { inboxId: number; event: HelplineEvent }[] };

export const INBOXES = [
  { id: 1, channel: 'sms', tollFree: false },
  { id: 2, channel: 'sms', tollFree: true },
  { id: 3, channel: 'chat', tollFree: false },
] as const;

/** What goes out is mostly an advocate's. */
const OUT: readonly Direction[] = ['outbound', 'outbound', 'outbound', 'automatic', 'confirmation'];

/** 1 to 30 of November 2026, by the clock of Greenwich. */
const BEGINS: Instant = Date.UTC(2026, 10, 1);

/** A month of so many messages, the same for the same seed, each heard once, twice, late, out of order, or never. */
export function monthOf(count: number, seed: number): Month {
  const chance = chances(seed);
  const below = (most: number): number => Math.floor(chance() * most);
  const made: Made[] = [];
  const heard: { at: number; inboxId: number; event: HelplineEvent }[] = [];
  for (let n = 1; n <= count; n += 1) {
    const at = BEGINS + below(30 * DAY);
    const inbox = INBOXES[below(10) < 8 ? below(2) : 2] ?? INBOXES[0];
    const isSms = inbox.channel === 'sms';
    const isIn = chance() < 0.45;
    const by: Direction = isIn ? 'inbound' : (OUT[below(OUT.length)] ?? 'outbound');
    const fate = fateOf(isSms, isIn, below(100));
    const segments = 1 + below(4);
    const isPicture = isSms && chance() < 0.03;
    const units = !isSms || isPicture ? 1 : segments + (inbox.tollFree && !isIn && segments > 2 ? 1 : 0);
    const sid = isSms && fate !== 'refused' ? `${isPicture ? 'MM' : 'SM'}${n.toString(16).padStart(32, '0')}` : null;
    const says = { n, at, segments, sid, isIn, by, inbox };
    for (const event of eventsOf(says, fate))
      heard.push({ at: fate === 'late' ? chance() + 1 : chance(), inboxId: inbox.id, event });
    const isUnknown = fate === 'wordless' && !isPicture;
    made.push({
      ...{ n, fate, sid, inboxId: inbox.id, direction: by },
      day: new Date(at).toISOString().slice(0, 10),
      channel: isPicture ? 'mms' : inbox.channel,
      counted: fate === 'lost' || fate === 'refused' ? null : isUnknown ? 0 : units,
      billed: sid === null ? null : fate === 'extra' ? 0 : fate === 'differs' ? units + 1 : units,
    });
  }
  return { made, heard: heard.sort((a, b) => a.at - b.at) };
}

function fateOf(isSms: boolean, isIn: boolean, dice: number): Fate {
  if (!isSms) return dice < 10 ? 'twice' : 'usual';
  if (dice < 12) return 'twice';
  if (dice < 22) return 'late';
  if (dice < 24) return 'lost';
  if (dice < 26) return 'wordless';
  if (dice < 28) return 'differs';
  if (dice < 29) return 'extra';
  return dice < 32 && !isIn ? 'refused' : 'usual';
}

type Says = {
  n: number;
  at: Instant;
  segments: number;
  sid: string | null;
  isIn: boolean;
  by: Direction;
  inbox: (typeof INBOXES)[number];
};

function eventsOf({ n, at, segments, sid, isIn, by, inbox }: Says, fate: Fate): readonly HelplineEvent[] {
  if (fate === 'lost') return [];
  const subject = conversation(1, 1 + (n % 400));
  const isText = inbox.channel === 'sms';
  const tell = (i: number, messageId: number, providerId: string | null): HelplineEvent => {
    const frame = {
      id: `${n}.${i}`,
      subject,
      at,
      heardAt: at + i * HOUR,
      via: 'webhook' as const,
      messageId,
      providerId,
    };
    const characters = fate === 'wordless' ? 0 : 20;
    if (isIn)
      return { ...frame, kind: 'client-wrote', text: { segments, encoding: 'gsm-7', characters, keyword: null } };
    const author = by === 'outbound' ? ({ kind: 'advocate', agentId: 5 } as const) : ({ kind: 'our-bot' } as const);
    const intent = by === 'confirmation' ? `c:1:${n}:${confirmationCause(at)}:text` : null;
    const tollFree = inbox.tollFree && segments > 2 ? { tollFree: segments + 1 } : {};
    const text = fate === 'wordless' ? {} : { text: { segments, ...tollFree } };
    return { ...frame, kind: 'reply-sent', author, intent, ...text };
  };
  // Chatwoot makes a message of an inbound text each time the carrier delivers it; a chat message keeps its own id.
  const again = fate === 'twice' ? [tell(2, isText && isIn ? 1_000_000 + n : n, sid), tell(3, n, sid)] : [];
  // What goes out is told before the carrier has taken it, and again with its id.
  const first = isText && !isIn ? [tell(0, n, null)] : [];
  return fate === 'refused' ? first : [...first, tell(1, n, sid), ...again];
}

export const snapshotOf = (inboxId: number): ConversationSnapshot => ({
  ...{ version: 1, createdAt: BEGINS, status: 'open', inboxId, contactId: null, assigneeId: null, teamId: null },
  ...{ priority: null, attributes: null, channel: INBOXES.find(({ id }) => id === inboxId)?.channel ?? 'chat' },
});

/** A generator of its own, so that the same month comes each time. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
