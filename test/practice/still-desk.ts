import { createClock } from '../../practice/clock';
import type { Message } from '../../practice/model/nouns';
import { type Answer, type StandIn, standIn } from './stand-in';

/** Everything below is about conversation 1 of a fresh stand-in whose time stands still until `wait` moves it. */
const AT = '/conversations/1';
let desk: StandIn;

export function standStill(): void {
  beforeEach(async () => {
    desk = await standIn({ clock: createClock({ speed: 0, anchor: 1_800_000_000_000 }) });
  });
  afterEach(() => desk.close());
}

export const theDesk = (): StandIn => desk;
export const wait = (seconds: number): void => desk.clock.advance(seconds * 1_000);
export const post = (path: string, json?: object, as: 'ana' | 'bot' | 'admin' = 'ana'): Promise<Answer> =>
  desk.ask('POST', `${AT}${path}`, { as, ...(json ? { json } : {}) });
export const client = (act: string): Promise<Answer> => desk.tell('conversations/1/client', { act });

/** A client of the chat has written; the chat is open. */
export async function chat(): Promise<void> {
  await desk.tell('conversations', { text: 'hello' });
  wait(5);
}

/** A client has sent a text. */
export async function text(): Promise<void> {
  await desk.tell('conversations', { inbox: 'text', from: '+15551239999', text: 'help' });
  wait(5);
}

export async function messages(): Promise<Record<string, unknown>[]> {
  const answer = await desk.ask('GET', `${AT}/messages`);
  return (answer.data as { payload: Record<string, unknown>[] }).payload;
}

export const last = async (): Promise<Record<string, unknown>> => (await messages()).at(-1) ?? {};
export const conversation = async (): Promise<unknown> => (await desk.ask('GET', AT)).data;

export function stored(id: unknown): Message {
  const found = desk.model.conversations.get(1)?.messages.find((message) => message.id === Number(id));
  if (!found) throw new Error('no such message');
  return found;
}
