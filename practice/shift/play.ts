import { addVisitor } from '../model/contacts';
import { openConversation, tellTyping } from '../model/conversations';
import { FIRST_INBOXES } from '../model/first-day';
import type { ContactInbox, Conversation } from '../model/nouns';
import { isPublic } from '../model/shapes-messages';
import { byId, type World } from '../model/world';
import type { ScriptedClients } from '../server/scripted-client';
import { openPage, type Beacon, type BeatingPage } from './beating-page';
import type { Deed, Script, Step } from './script';

/** One scripted client of a shift: where they are, and what of it is to be noticed. */
export type Part = {
  script: Script;
  conversation: Conversation | null;
  moments: { at: number; step: Step & { kind: 'moment' } }[];
  isOver: boolean;
};

/** How often a client who waits for an answer looks, ms. */
const LOOKS_MS = 1_000;

/** A text that offers to be answered by a number. */
const ASKS_FOR_NUMBER = /\b1\b[^\n]*\b2\b[^\n]*\b3\b/;

/** Plays one script on the desk's clock, until it is over or `stop` is called. */
export function play(world: World, clients: ScriptedClients, beacon: Beacon, script: Script) {
  const { clock } = world;
  const part: Part = { script, conversation: null, moments: [], isOver: false };
  let visitor: ContactInbox | null = null;
  let page: BeatingPage | null = null;
  let isStopped = false;
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

  function ours(): { at: number; words: string } | null {
    const { messages = [] } = part.conversation ?? {};
    const last = messages
      .filter(isPublic)
      .filter(({ message_type: type }) => type !== 'activity')
      .at(-1);
    const isOurs = last?.message_type === 'outgoing' && last.sender?.type === 'User';
    return isOurs ? { at: last.created_at, words: last.content } : null;
  }

  function does(what: Deed): void {
    const of = part.conversation;
    if (what === 'comes-to-page') {
      visitor ??= addVisitor(world, byId(world.inboxes, FIRST_INBOXES.chat));
      page = openPage(world, visitor.source_id, beacon);
      page.fold(false);
    }
    if (what === 'folds' || what === 'opens') page?.fold(what === 'folds');
    if (what === 'loses-network' || what === 'has-network') page?.network(what === 'has-network');
    if (what === 'quick-exits' || what === 'closes-page') page?.leave(what === 'quick-exits');
    const act = of && ON_DESK[what];
    if (act) clients.act(of, act);
  }

  function says(words: string): void {
    if (visitor === null) return;
    part.conversation ??= openConversation(world, visitor);
    clients.says(part.conversation, words);
  }

  async function take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'waits':
        return sleep(step.ms);
      case 'until-answered':
      case 'until-written-to': {
        const [from, end] = [step.kind === 'until-answered' ? 0 : clock.now(), clock.now() + step.ms];
        while (!isStopped && (ours()?.at ?? -1) <= from && clock.now() < end) await sleep(LOOKS_MS);
        return;
      }
      case 'says':
        return says(step.orNumber && ASKS_FOR_NUMBER.test(ours()?.words ?? '') ? step.orNumber : step.words);
      case 'does':
        if (step.what === 'types' || step.what === 'stops-typing') return types(step.what === 'types');
        return does(step.what);
      case 'moment':
        return void part.moments.push({ at: clock.now(), step });
    }
  }

  function types(on: boolean): void {
    const of = part.conversation;
    if (of) tellTyping(world, of, { type: 'Contact', id: of.contact_id }, on);
  }

  async function run(): Promise<void> {
    for (const step of script.steps) {
      if (isStopped) break;
      await take(step);
    }
    part.isOver = true;
  }
  world.listen((notice) => {
    if (notice.name !== 'message.created' || notice.conversation !== part.conversation) return;
    if (notice.message.message_type === 'outgoing' && !notice.message.private) page?.hears(notice.message.id);
  });
  void run();
  return {
    part,
    stop(): void {
      isStopped = true;
      page?.leave(false);
    },
  };
}

/** What of it Chatwoot notices by itself. */
const ON_DESK: Partial<Record<Deed, 'open' | 'close' | 'leave' | 'offline' | 'online'>> = {
  'comes-to-page': 'open',
  folds: 'close',
  opens: 'open',
  'loses-network': 'offline',
  'has-network': 'online',
  'quick-exits': 'leave',
  'closes-page': 'leave',
};
