import { consider, type Considered } from '../core/consider';
import type { HelplineEvent } from '../core/kernel/event';
import type { Facts } from '../core/kernel/facts';
import { isGone } from '../core/kernel/gone';
import { desk, subjectKey } from '../core/kernel/subject';
import { open, readFacts, save, type Opened, type Saved } from '../adapters/redis/facts-store';
import type { World } from '../adapters/world';
import { countCredits } from './count-credits';
import { hearPages } from './hear-pages';
import { setAside } from './set-aside';

/** More turns than this in a row for one subject: let others have theirs; the next bell comes within a second. */
const TURNS = 20;

/**
 * Reads a subject's mail, learns, decides and saves, until its mailbox is empty. The world is not touched: what is to be
 * done is saved as intents and rung for. Losing to another worker is no error: read again. `known`: what was read with the
 * bell, a moment ago.
 * Errors: Redis away (the mail stays where it is and is rung for again).
 */
export async function handleSubject(world: World, subject: string, known?: Opened): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const opened = turn === 0 && known ? known : await open(world.redis, subject);
    world.step('opened');
    const now = world.clock.now();
    // A bell too many: nothing was said, and it does not want to look yet.
    if (opened.mail.length === 0 && (opened.alarm === null || opened.alarm > now)) return;
    const news = await deskNews(world, opened.facts, opened.version, now);
    const pages = await hearPages(world, opened);
    let considered;
    try {
      considered = consider(subject, opened.facts, [...news, ...opened.mail, ...pages.events], now, world.policy());
    } catch (error) {
      return setAside(world, subject, opened, error);
    }
    world.step('saving');
    const saved = await countAndSave(world, subject, opened, considered, now);
    world.step('saved');
    if (saved.kind === 'lost') {
      world.count('subject_contended');
      continue;
    }
    world.saved.savedHere(subject, opened.version + 1, considered.facts);
    await pages.saved(considered.facts, now);
    world.count('subject_handled');
    for (const { room } of considered.heldBack) world.count(`held_back_${room}`);
    for (const intent of saved.planned) world.bell.ringEffect({ subject, intent });
    if (saved.mailLeft === 0) return;
  }
}

/**
 * What the turn cost goes into the ledger with the same trip to Redis, and first: whatever dies, nothing is saved that was
 * not counted, and what was counted and not saved is read again and counted once. Errors: Redis away.
 */
async function countAndSave(
  world: World,
  subject: string,
  opened: Opened,
  { facts, intents, lookAgainAt }: Considered,
  now: number,
): Promise<Saved> {
  const count = (): Promise<void> => countCredits(world, opened.facts, opened.mail, facts, now);
  const counting = count();
  const saving = save(world.redis, {
    subject,
    version: opened.version,
    facts,
    mailRead: opened.mail.length,
    alarm: lookAgainAt,
    isOpen: isOpen(facts),
    finished: isFinished(facts),
    intents,
    now,
  });
  const [counted] = await Promise.allSettled([counting, saving]);
  // Saved, but not counted, as where the ledger stands on another node that was away: nobody will read that mail again.
  if (counted.status === 'rejected') await saving.then(count);
  return saving;
}

/**
 * What the desk told all open conversations before this one was open: it could not hear it then. Told again it teaches
 * nothing new.
 */
async function deskNews(world: World, facts: Facts, version: number, now: number): Promise<HelplineEvent[]> {
  if (facts.kind !== 'conversation' || (version > 0 && !isFinished(facts))) return [];
  const ofDesk = await readFacts(world.redis, subjectKey(desk(world.accountId)));
  if (ofDesk?.kind !== 'desk') return [];
  const heard = { subject: facts.subject, heardAt: now, via: 'ourselves' as const };
  const { sending, line, credits } = ofDesk;
  const news: HelplineEvent[] = [];
  if (sending) {
    const { stopped, since } = sending;
    news.push({ ...heard, kind: 'sending-switched', id: `news:sending:${since}`, at: since, stopped });
  }
  if (credits?.level && credits.read) {
    const { percent, at } = credits.level;
    const until = credits.read.period.to;
    news.push({ ...heard, kind: 'credits-told', id: `news:credits:${at}`, at, percent, until });
  }
  if (credits?.comparison?.away) {
    const { away, comparedAt, at } = credits.comparison;
    news.push({ ...heard, kind: 'comparison-told', id: `news:comparison:${at}`, at, away, comparedAt });
  }
  if (line) news.push({ ...heard, kind: 'line-changed', id: `news:line:${line.since}`, at: line.since, ...line });
  return news;
}

/** Open conversations can be found again: by whoever has something to tell all of them, and by the desk page. */
function isOpen(facts: Facts): boolean {
  // One of which only the client's subject told, and Chatwoot not yet, may be closed for years.
  return facts.kind === 'conversation' && facts.snapshot !== null && !isFinished(facts);
}

function isFinished(facts: Facts): boolean {
  return facts.kind === 'conversation' && (facts.snapshot?.status === 'resolved' || isGone(facts));
}
