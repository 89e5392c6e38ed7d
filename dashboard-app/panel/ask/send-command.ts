import type { CommandAnswer, PanelCommand, PanelCommandName } from '../../../core/panel/command-contract';
import type { LineOutside } from '../context/hear-line';
import type { PageClock } from '../page-clock';
import { ask, type Fetch, type Refusal } from './ask';
import { mayBeKept } from './may-pass';

/** Why a click was not done. `elsewhere`: the line did not send it, because another conversation is open. */
export type NotDone = Refusal | 'elsewhere';

/**
 * What became of one click. `refused`: it was not done; `words` say why where the service said so. `perhaps-heard`: it
 * asks for no words in the thread, and nobody could say whether it was kept; what the view shows by its `key` says so.
 */
export type Outcome =
  | CommandAnswer
  | { result: 'refused'; code: NotDone; words: string | null }
  | { result: 'perhaps-heard'; code: NotDone; key: string };

export type Sending = {
  fetch: Fetch;
  clock: PageClock;
  /** Where commands go, and those that say something to the client in the advocate's own session. */
  urls: { command: string; say: string };
  bearer: () => string | null;
  proveAgain: () => Promise<void>;
  /** Where the line has the session: it sends what is said to the client. Else null. */
  line: LineOutside | null;
  /** Which conversation is shown where the click was made. */
  of: { accountId: number; conversationId: number };
  newKey: () => string;
};

/** What nobody can say yet is asked for again after these times (ms), with the same key: the same key is done once. */
const AGAIN_AFTER = [1_000, 3_000];
const LINE_PATIENCE = 30_000;

/** What has words that will stand in the thread: to the client in the advocate's own session, or in a private note. */
const SAID: readonly PanelCommandName[] = [
  'send-text',
  'lift',
  'if-cut-off',
  'hand-off',
  'read-back',
  'agreed',
  'reason',
];

/** Sends one command, once, however often the network makes us ask. Never throws. */
export async function sendCommand(command: PanelCommand, sending: Sending): Promise<Outcome> {
  const key = sending.newKey();
  const said = SAID.includes(command.name);
  const url = said ? sending.urls.say : sending.urls.command;
  const { line } = sending;
  const once = (): Promise<Answered> =>
    command.name === 'send-text' && line
      ? sayByLine(line, key, command, sending)
      : ask(sending.fetch, url, { body: { key, command }, bearer: sending.bearer() ?? '', cookie: said });
  let answer = await once();
  if (!answer.ok && answer.code === 'prove-again') {
    await sending.proveAgain();
    answer = await once();
  }
  if (mayBeKnownLater(answer, said)) answer = await askedAgain(answer, once, sending.clock);
  if (answer.ok) return answer.value;
  const { code, words } = answer;
  return !said && mayBeKept(code) ? { result: 'perhaps-heard', code, key } : { result: 'refused', code, words };
}

/** What may have been done is not undone by a refusal that comes later: only an answer settles it. */
async function askedAgain(first: Answered, once: () => Promise<Answered>, clock: PageClock): Promise<Answered> {
  for (const wait of AGAIN_AFTER) {
    await clock.sleep(wait);
    const answer = await once();
    if (answer.ok && answer.value.result !== 'unknown') return answer;
  }
  return first;
}

/** `silent`: the line itself did not answer, and asking it again would only make them wait. */
type Answered =
  { ok: true; value: CommandAnswer } | { ok: false; code: NotDone; words: string | null; silent?: boolean };

/**
 * Nobody could say yet whether it was done: it may be known by the next time. What has words for the thread was surely
 * not said where our memory did not answer.
 */
function mayBeKnownLater(answer: Answered, said: boolean): boolean {
  if (answer.ok) return answer.value.result === 'unknown';
  return said ? answer.code === 'unreachable' && !answer.silent : mayBeKept(answer.code);
}

function sayByLine(line: LineOutside, key: string, command: PanelCommand, { clock, of }: Sending): Promise<Answered> {
  return new Promise((resolve) => {
    const forget = line.onSaid((said) => {
      if (said.key !== key) return;
      forget();
      const { answer, refused } = said;
      resolve(answer ? { ok: true, value: answer } : { ok: false, code: refused ?? 'unreachable', words: null });
    });
    void clock.sleep(LINE_PATIENCE).then(() => {
      forget();
      resolve({ ok: false, code: 'unreachable', words: null, silent: true });
    });
    line.tell({ event: 'helpline:say', ...of, request: { key, command } });
  });
}
