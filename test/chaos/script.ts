import type { Clock } from '../../adapters/clock';
import { SECOND } from '../../core/kernel/instant';
import type { Practice } from '../../practice/start';
import { actsAt, type Acts } from '../support/acts';

/** One conversation of the script, and what must have come of it in the end. */
export type Scene = {
  conversation: number;
  what: SceneName;
  /** Whether the client still waits when the script is over. */
  waits: boolean;
  /** Their typing, which only a webhook can tell. */
  typed: boolean;
};

export type SceneName = keyof typeof SCENES;

type Play = (acts: Acts, clock: Clock) => Promise<{ conversation: number; waits: boolean; typed?: boolean }>;

/** Answers come within a few seconds, long before the time that the policy allows. */
const SOON = 4 * SECOND;

const SCENES = {
  nobodyAnswers: async (acts) => ({ conversation: await acts.newClient(), waits: true }),
  answeredInTime: async (acts, clock) => {
    const conversation = await acts.newClient();
    await clock.sleep(SOON);
    await acts.advocateSays(conversation);
    return { conversation, waits: false };
  },
  textNobodyAnswers: async (acts) => ({ conversation: await acts.newClient('hello', 'text'), waits: true }),
  typesAndWaits: async (acts, clock) => {
    const conversation = await acts.newClient();
    await clock.sleep(SECOND);
    await acts.clientDoes(conversation, 'typing-on');
    return { conversation, waits: true, typed: true };
  },
  onlyANoteIsWritten: async (acts, clock) => {
    const conversation = await acts.newClient();
    await clock.sleep(SOON);
    await acts.advocateNotes(conversation);
    return { conversation, waits: true };
  },
  textAnsweredInTime: async (acts, clock) => {
    const conversation = await acts.newClient('hello', 'text');
    await clock.sleep(SOON);
    await acts.advocateSays(conversation);
    return { conversation, waits: false };
  },
  asksAgain: async (acts, clock) => {
    const conversation = await acts.newClient();
    await clock.sleep(SOON);
    await acts.advocateSays(conversation);
    await clock.sleep(SOON);
    await acts.clientSays(conversation);
    return { conversation, waits: true };
  },
  overwritesAttributes: async (acts, clock) => {
    const conversation = await acts.newClient();
    await clock.sleep(2 * SOON);
    await acts.overwriteAttributes(conversation, { theirs: 'kept', helpline_connection: 'all is well' });
    return { conversation, waits: true };
  },
} satisfies Record<string, Play>;

/** Plays one scene after the other, each beginning `every` ms of our time after the last, until it is stopped. */
export function playScript(practice: Practice, clock: Clock, every: number) {
  const acts = actsAt(practice);
  const scenes: Scene[] = [];
  const playing: Promise<void>[] = [];
  const ending = new AbortController();
  const names = Object.keys(SCENES) as SceneName[];
  const play = async (what: SceneName): Promise<void> => {
    scenes.push({ typed: false, ...(await SCENES[what](acts, clock)), what });
  };
  const running = (async () => {
    for (let i = 0; !ending.signal.aborted; i += 1) {
      playing.push(play(names[i % names.length] as SceneName));
      await clock.sleep(every, ending.signal);
    }
    await Promise.all(playing);
  })();
  return {
    /** Begins no new scene, and gives all of them when the last is over. */
    async end(): Promise<readonly Scene[]> {
      ending.abort();
      await running;
      return scenes;
    },
  };
}
