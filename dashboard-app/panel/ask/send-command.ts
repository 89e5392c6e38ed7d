import type { CommandAnswer, PanelCommand, PanelCommandName } from '../../../core/panel/command-contract';
import type { LineOutside } from '../context/hear-line';
import type { PageClock } from '../page-clock';
import { ask, type Asked, type Fetch, type Refusal } from './ask';

/** Why a click was not done. `elsewhere`: the line did not send it, because another conversation is open. */
export type NotDone = Refusal | 'elsewhere';

/** What became of one click. `refused`: it was not done; `words` say why where the service said so. */
export type Outcome = CommandAnswer | { result: 'refused'; code: NotDone; words: string | null };

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

/** An answer that was lost is asked for again after these times (ms), with the same key: the same key is done once. */
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
  if (command.name === 'send-text' && sending.line) return sayByLine(sending.line, key, command, sending);
  const url = said ? sending.urls.say : sending.urls.command;
  const once = (): Promise<Asked<CommandAnswer>> =>
    ask(sending.fetch, url, { body: { key, command }, bearer: sending.bearer() ?? '', cookie: said });
  let answer = await once();
  if (!answer.ok && answer.code === 'prove-again') {
    await sending.proveAgain();
    answer = await once();
  }
  for (const wait of AGAIN_AFTER) {
    if (answer.ok || answer.code !== 'unreachable') break;
    await sending.clock.sleep(wait);
    answer = await once();
  }
  return answer.ok ? answer.value : { result: 'refused', code: answer.code, words: answer.words };
}

function sayByLine(line: LineOutside, key: string, command: PanelCommand, { clock, of }: Sending): Promise<Outcome> {
  return new Promise((resolve) => {
    const forget = line.onSaid((said) => {
      if (said.key !== key) return;
      forget();
      resolve(said.answer ?? { result: 'refused', code: said.refused ?? 'unreachable', words: null });
    });
    void clock.sleep(LINE_PATIENCE).then(() => {
      forget();
      resolve({ result: 'refused', code: 'unreachable', words: null });
    });
    line.tell({ event: 'helpline:say', ...of, request: { key, command } });
  });
}
