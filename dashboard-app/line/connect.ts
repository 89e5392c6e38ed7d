import type { CommandAnswer, CommandRequest, PanelCommand } from '../../core/panel/command-contract';
import type { ExchangeAnswer, PanelErrorCode } from '../../core/panel/exchange-contract';
import type { PanelPeople } from '../../core/panel/people-contract';
import { ask, type Asked, type Refusal } from '../panel/ask/ask';
import { colleagues, type AskPeople } from '../panel/ask/colleagues';
import { mayBeKept, mayPass } from '../panel/ask/may-pass';
import { newKey } from '../panel/ask/new-key';
import { sayGoodbye } from '../panel/ask/say-goodbye';
import { pageClock } from '../panel/page-clock';
import { keepProof } from '../panel/proof/keep-proof';
import { followStream } from '../panel/stream/follow-stream';
import { sessionHere } from './chatwoot-page';
import type { Heard } from './line-state';
import type { Me } from './owner';

/** Where our service is, with a slash at its end, and which line this is. */
export type Service = { base: string; version: string };
export type Here = { accountId: number; conversationId: number };

/** One conversation, followed: what is known of it, and what can be asked about it. */
export type Followed = {
  heard: () => Heard | null;
  proof: () => ExchangeAnswer | null;
  refused: () => PanelErrorCode | null;
  /** Who sits here, and a colleague whom the line names, with whether they are online, where Chatwoot told it lately. */
  me: () => Me;
  command: (command: PanelCommand) => Promise<boolean>;
  /** In the advocate's own name, by the session of this page, which nobody else here gets. Sent once, as it is. */
  say: (request: Omit<CommandRequest, 'session'>) => Promise<Asked<CommandAnswer>>;
  /** The words of one private note, read by the session of this page for the panel; they are not kept here. */
  noteWords: (noteId: number) => Promise<Asked<{ words: string }>>;
  /** The page goes, by whoever sits here. */
  goodbye: () => void;
  /** They went elsewhere in Chatwoot. */
  stop: () => void;
};

/** A stream that ends is begun again at once; only after this (ms) it counts as lost. */
const LOST_AFTER = 3_000;
const AGAIN_AFTER = 2_000;

/**
 * Proves the agent with Chatwoot's own session (identity L) and follows the conversation. Nothing typed, read or shown on
 * this page is in any of its requests. `changed` is called whenever something else is known.
 */
export function follow({ base, version }: Service, here: Here, changed: () => void): Followed {
  const ending = new AbortController();
  const { signal } = ending;
  const scope = { conversationId: here.conversationId };
  let heard: Heard | null = null;
  let aliveAt = 0;
  let lostAt: number | null = null;
  let refused: PanelErrorCode | null = null;
  let agentId: Me['agentId'] = null;

  /** What was known goes with the right to see it; while nobody can say, it stands there as of then. */
  const forget = (code: Refusal): void => {
    if (!mayPass(code)) heard = null;
    refused = code === 'unreachable' || code === 'not-here' ? null : code;
    changed();
  };
  const prove = async (): Promise<Asked<ExchangeAnswer>> => {
    const session = sessionHere(document.cookie);
    if (session === null) return { ok: false, code: 'not-signed-in', words: null };
    const { accountId } = here;
    return ask(fetch, `${base}exchange/session`, { body: { accountId, scope, session, line: version } });
  };
  const askPeople: AskPeople = async (how) => {
    const answer = await ask<PanelPeople>(fetch, `${base}panel/people/${how}`, { bearer: bearer() ?? '' });
    return answer.ok ? answer.value : null;
  };
  const people = colleagues(askPeople, pageClock.now, changed);
  const alive = (): void => {
    aliveAt = pageClock.now();
    lostAt = null;
  };
  const onProof = ({ agent }: ExchangeAnswer): void => {
    agentId = agent.id;
    refused = null;
    changed();
  };
  const proof = keepProof(prove, pageClock, { onProof, onRefused: forget }, signal);
  const bearer = (): string | null => proof.current()?.bearer ?? null;
  const following = {
    ...{ url: `${base}panel/stream`, fetch, clock: pageClock, chance: Math.random, bearer, proveAgain: proof.again },
    onView: (view: Heard['view']) => {
      alive();
      heard = { view, at: aliveAt, lostSince: null };
      changed();
    },
    onAlive: alive,
    onLost: () => {
      lostAt ??= pageClock.now();
    },
    onOffline,
    onRefused: forget,
  };
  const keepFollowing = async (): Promise<void> => {
    await followStream(following, signal);
    // The service ends a stream whose right was not proven anew; once it is, another one begins.
    await pageClock.sleep(AGAIN_AFTER, signal);
    if (!signal.aborted && proof.current() !== null) return keepFollowing();
  };
  void keepFollowing();
  const inOwnName = <T>(path: string, asked: object): Promise<Asked<T>> => {
    const session = sessionHere(document.cookie) ?? undefined;
    return ask(fetch, `${base}exchange/${path}`, { body: { ...asked, session }, bearer: bearer() ?? '' });
  };
  const goodbye = (): void => sayGoodbye(fetch, base, bearer());

  return {
    heard: () => {
      const isLost = lostAt !== null && pageClock.now() > lostAt + LOST_AFTER;
      return heard && { ...heard, lostSince: isLost ? aliveAt : null };
    },
    proof: proof.current,
    refused: () => refused,
    me: () => ({
      agentId,
      colleague: (id) => {
        people.named(id);
        return people.of(id);
      },
    }),
    command: async (command) => {
      const body = { key: newKey(), command };
      const asked = (): Promise<Asked<CommandAnswer>> =>
        ask(fetch, `${base}panel/command`, { body, bearer: bearer() ?? '' });
      const answer = await asked();
      // The same key is done once, however often it comes.
      const last = !answer.ok && mayBeKept(answer.code) ? await asked() : answer;
      return last.ok && last.value.result === 'heard';
    },
    say: (request) => inOwnName('say', request),
    noteWords: (noteId) => inOwnName('say/words', { noteId }),
    goodbye,
    stop: () => {
      goodbye();
      ending.abort();
    },
  };
}

/** The browser knows before any silence does that it has lost the network. */
function onOffline(end: () => void): () => void {
  addEventListener('offline', end);
  return () => removeEventListener('offline', end);
}
