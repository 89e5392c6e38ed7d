import type { SmsLine } from '../../core/kernel/segments';
import type { PanelView } from '../../core/panel/contract';
import { timeOf } from './clock';
import { isOverSomebody, ownerOf, type Me } from './owner';
import { LINE_WORDS, type LineWords } from './words';

/** What came by the stream, and how old it is. All times but the view's own are the page's, which never jump. */
export type Heard = {
  view: PanelView;
  /** When it came. */
  at: number;
  /** Since when nothing has come any more; null: the stream is live. */
  lostSince: number | null;
};

/** Why Send asks once more. `once`: answered once for this, it is not asked again. */
export type Hold = { words: string; once: string | null };

/** What the line shows. `says`: the sentence; `then`: what follows from it; `also`: what stands behind it, in small. */
export type LineState = {
  tone: 'calm' | 'locked' | 'lost';
  says: string;
  then: string;
  also: readonly string[];
  reading: { said: string | null; offered: boolean };
  /** The texts to put into the box; null: none are offered, and `textsHeldBack` says why. */
  texts: readonly { name: string; text: string; segments: number }[];
  textsHeldBack: string | null;
  /** Text messages cost by the segment, a little more of them from a toll-free number; null: they do not here. */
  counts: SmsLine | null;
  hold: Hold | null;
};

/**
 * What is shown of a conversation at a moment of the page, and whether Send asks once more. While the stream is lost
 * nothing old is shown as new, and nothing is held up: `me` is the advocate, whose id may not be known yet.
 */
export function lineState({ view, at, lostSince }: Heard, me: Me, now: number): LineState {
  const words = LINE_WORDS[view.language];
  const time = (instant: number): string => timeOf(instant, view.at + (now - at), view);
  const statement = statementOf(view, me, words, time);
  const { sms } = view.cards.credits;
  const counts: SmsLine | null = sms && (sms.tollFree ? 'toll-free' : 'usual');
  if (lostSince !== null) {
    const before = words.before(statement.says);
    const reading = { said: null, offered: false };
    const none = { also: [], reading, texts: [], textsHeldBack: null, counts, hold: null };
    return { tone: 'lost', says: words.notLive(time(view.at + (lostSince - at))), then: before, ...none };
  }
  const { heldBack, offered } = view.cards.texts;
  const isLocked = statement.tone === 'locked';
  // Into a longer silence only what the ladder offers may still go.
  const texts = heldBack === null ? offered : offeredByLadder(view);
  return {
    ...statement,
    reading: readingOf(view, words, time),
    // To a locked client nothing of ours is offered.
    texts: isLocked ? [] : texts,
    textsHeldBack: isLocked || texts.length > 0 ? null : heldBack,
    counts,
    hold: holdOf(view, me, words, time),
  };
}

function offeredByLadder({ cards: { ladder, texts } }: PanelView): LineState['texts'] {
  if (ladder === null || ladder.heldBack !== null) return [];
  return texts.offered.filter(({ name }) => ladder.offered.some((one) => one.name === name));
}

type Time = (instant: number) => string;
type Statement = Pick<LineState, 'tone' | 'says' | 'then' | 'also'>;

function statementOf(view: PanelView, me: Me, words: LineWords, time: Time): Statement {
  const [lock] = view.safety.locks;
  const owner = ownerWords(view, me, words);
  if (lock) {
    const then = lock.checkFirst === null ? words.locks[lock.why].ends : words.checkFirst(time(lock.checkFirst));
    return {
      tone: 'locked',
      says: words.locks[lock.why].says(time(lock.since)),
      then,
      also: [view.connection.words, owner],
    };
  }
  const then = view.nextStep.kind === 'nothing' ? '' : view.nextStep.words;
  return { tone: 'calm', says: view.connection.words, then, also: [words.safe(view.safety.words), owner] };
}

function ownerWords(view: PanelView, me: Me, words: LineWords): string {
  const owner = ownerOf(view);
  if (owner === null) return words.noOwner;
  return owner.agentId === me.agentId ? words.yours : words.theirs(nameOf(owner.agentId, me, words));
}

function nameOf(agentId: number, me: Me, words: LineWords): string {
  const them = me.colleague(agentId);
  if (them === null) return words.someone;
  return them.availability === 'offline' ? them.name + words.absent : them.name;
}

/** "I am here and reading" is for a client who waits; said since they wrote, it stands there with its time. */
function readingOf({ cards }: PanelView, words: LineWords, time: Time): LineState['reading'] {
  const { waits, readingSaidAt } = cards.waiting;
  if (waits === null) return { said: null, offered: false };
  const isSaid = readingSaidAt !== null && readingSaidAt >= waits.since;
  return { said: isSaid ? words.readingSaid(time(readingSaidAt)) : null, offered: !isSaid || waits.overdue };
}

function holdOf(view: PanelView, me: Me, words: LineWords, time: Time): Hold | null {
  const [lock] = view.safety.locks;
  if (lock) {
    const { why, since, checkFirst } = lock;
    const asks = checkFirst === null ? words.locks[why].danger(time(since)) : words.dangerChecked(time(checkFirst));
    return { words: asks, once: null };
  }
  const owner = ownerOf(view);
  if (owner === null || !isOverSomebody(view, me)) return null;
  const since = owner.since === null ? null : time(owner.since);
  return {
    words: words.overWrites(nameOf(owner.agentId, me, words), since),
    once: `${view.conversation.id}:${owner.agentId}`,
  };
}
