import { noMoreCertain } from '../../core/less-certain.arbitrary';
import { receiptsOf } from '../../core/connection/receipt';
import type { HelplineEvent } from '../../core/kernel/event';
import { noConversationFacts, type ConversationFacts } from '../../core/kernel/facts';
import { toSecond } from '../../core/kernel/instant';
import { DEFAULT_POLICY } from '../../core/kernel/policy';
import { conversation, subjectKey } from '../../core/kernel/subject';
import { learn } from '../../core/learn';
import { poison } from '../../test/support/poison';
import { recordedTellings } from '../../test/support/recorded-cable';
import { eventsOf, RECORDED_US, recorded } from '../../test/support/translated-webhooks';
import { translateCable } from './translate-cable';

const tellings = recordedTellings();
const told = (message: unknown, heardAt = 1_795_310_600_700, us = RECORDED_US): readonly HelplineEvent[] => {
  const events = translateCable(message, heardAt, us);
  if (events === 'odd') throw new Error('odd');
  return events;
};
const allTold = tellings.flatMap(({ message, heardAt }) => told(message, heardAt));
const heard = recorded
  .filter(({ path }) => path === '/webhook')
  .flatMap(({ body, heard: when }) => eventsOf(body, when));
/** The webhooks were recorded for ten minutes, the live feed for an hour. */
const LAST = Math.max(...heard.map(({ heardAt }) => heardAt));
const meanwhile = allTold.filter(({ heardAt }) => heardAt <= LAST);

const known = (id: number, events: readonly HelplineEvent[]): ConversationFacts =>
  events.reduce(learn<ConversationFacts>, noConversationFacts(conversation(1, id)));
const one = (event: string, where: (data: Record<string, unknown>) => boolean = () => true) => {
  const found = tellings.find(({ message }) => message.event === event && where(message.data));
  if (!found) throw new Error(`no ${event}`);
  return structuredClone(found);
};

describe('the recorded live feed', () => {
  it('is never odd, speaks of one subject at a time, and says the same twice', () => {
    expect(allTold.length).toBeGreaterThan(150);
    for (const { message, heardAt } of tellings) {
      const events = told(message, heardAt);
      expect(new Set(events.map(({ subject }) => subjectKey(subject))).size).toBeLessThanOrEqual(1);
      expect(told(structuredClone(message), heardAt)).toEqual(events);
      expect(events.filter(({ via }) => via !== 'cable')).toEqual([]);
    }
  });

  it('lets no word through, whichever text field it was in', () => {
    for (const { message, heardAt } of tellings) {
      const { poisoned } = poison(message);
      const events = translateCable(poisoned, heardAt, RECORDED_US);
      expect(JSON.stringify(events)).not.toMatch(/canary|SCRUBBED|\+1555|@example/);
    }
  });

  it('gives what its webhooks gave the same ids, and with the same id says the same', () => {
    const bare = ({ heardAt: _, via: __, ...event }: HelplineEvent): object => event;
    const byId = new Map(meanwhile.map((event) => [event.id, event]));
    const same = heard.filter(({ id }) => byId.has(id));
    expect(same.length).toBeGreaterThan(80);
    for (const event of same) expect(bare(byId.get(event.id) as HelplineEvent)).toEqual(bare(event));
    const missing = heard.filter(
      ({ id, kind }) => /^(client-wrote|reply-sent|note-written)$/.test(kind) && !byId.has(id),
    );
    expect(missing).toEqual([]);
  });

  it.each([1, 2, 3, 4])('of conversation %i it knows as much as the webhooks, or more', (id) => {
    const [less, more] = [known(id, heard), known(id, meanwhile)];
    expect(more.thread.inbound).toEqual(less.thread.inbound);
    expect(more.thread.answer).toEqual(less.thread.answer);
    // A new message makes the conversation newer; the live feed then tells the message alone.
    expect({ ...more.snapshot, version: 0 }).toEqual({ ...less.snapshot, version: 0 });
    expect(more.presence.openedAt).toBe(less.presence.openedAt);
    const receipts = new Map(receiptsOf(more, LAST, DEFAULT_POLICY).map((receipt) => [receipt.messageId, receipt]));
    for (const receipt of receiptsOf(less, LAST, DEFAULT_POLICY)) {
      const fuller = receipts.get(receipt.messageId);
      expect([receipt, fuller, noMoreCertain(receipt, fuller)]).toEqual([receipt, fuller, true]);
      if (fuller?.state === receipt.state) expect(fuller.at).toBe(receipt.at);
    }
    expect(more.fetching.unclear).toEqual([]);
  });

  it('never calls the message sent while the client was offline delivered or read', () => {
    const [receipt] = receiptsOf(known(3, allTold), LAST, DEFAULT_POLICY).filter(({ messageId }) => messageId === 29);
    expect(receipt).toMatchObject({ state: 'sent', remark: 'stored-only' });
  });

  it('knows what became of a message of which the webhooks only said that it changed', () => {
    expect(known(2, heard).thread.outgoing.find(({ messageId }) => messageId === 7)?.heard.failed).toBeUndefined();
    const [receipt] = receiptsOf(known(2, allTold), LAST, DEFAULT_POLICY).filter(({ messageId }) => messageId === 7);
    expect(receipt).toMatchObject({ remark: 'conflict' });
  });

  it('dates typing to the second in which it was heard, no later than its webhook', () => {
    const typing = (events: readonly HelplineEvent[]) =>
      events.flatMap((event) => (event.kind === 'client-typing' ? [[event.on, event.at] as const] : []));
    const byWebhook = typing(heard);
    expect(byWebhook.length).toBeGreaterThan(4);
    typing(meanwhile).forEach(([on, at], i) => {
      expect(byWebhook[i]?.[0]).toBe(on);
      expect(Math.abs(at - (byWebhook[i]?.[1] ?? 0))).toBeLessThanOrEqual(1_000);
    });
  });
});

describe('what the live feed says', () => {
  it('the chat was opened on their screen', () => {
    const { message, heardAt } = one('conversation.read');
    expect(told(message, heardAt)).toContainEqual(
      expect.objectContaining({ kind: 'client-opened', at: Number(message.data['contact_last_seen_at']) * 1000 }),
    );
  });

  it('a client types, an advocate types, and a bot is nobody', () => {
    const byClient = one('conversation.typing_on', ({ user }) => (user as { type: string }).type === 'contact');
    expect(told(byClient.message, byClient.heardAt)[0]).toMatchObject({
      ...{ kind: 'client-typing', on: true, at: toSecond(byClient.heardAt) },
    });
    const byUser = one('conversation.typing_off', ({ user }) => (user as { type: string }).type === 'user');
    expect(told(byUser.message)[0]).toMatchObject({ kind: 'advocate-typing', on: false, agentId: 2 });
    for (const user of [{ type: 'agent_bot', id: 1 }, null]) {
      Object.assign(byClient.message.data, { user });
      expect(told(byClient.message).map(({ kind }) => kind)).not.toContain('client-typing');
    }
  });

  it.each([true, 'true'])('typing a private note (%s) is no answering', (is_private) => {
    const typing = one('conversation.typing_on', ({ user }) => (user as { type: string }).type === 'user');
    Object.assign(typing.message.data, { is_private });
    expect(told(typing.message).map(({ kind }) => kind)).not.toContain('advocate-typing');
  });

  it('a receipt holds from when the message was changed, however late it is heard', () => {
    const { message, heardAt } = one('message.updated', ({ id }) => id === 31);
    const receipts = told(message, heardAt + 20_000).filter(({ kind }) => kind === 'receipt-heard');
    expect(receipts).toMatchObject([{ id: 'receipt:31:sent:1795310801000', at: 1_795_310_801_000 }]);
  });

  it('a private note has no receipts, though Chatwoot marks it as read', () => {
    const note = one('message.updated', (data) => data['private'] === true && data['status'] === 'read');
    expect(told(note.message).map(({ kind }) => kind)).not.toContain('receipt-heard');
  });

  it('of the desk’s own conversation its notes alone', () => {
    const us = { ...RECORDED_US, deskConversationId: 2 };
    const events = tellings.flatMap(({ message, heardAt }) => told(message, heardAt, us));
    const ofTwo = events.filter(({ subject }) => subject.kind === 'conversation' && subject.conversationId === 2);
    expect(ofTwo).toEqual([]);
    expect(new Set(events.filter(({ subject }) => subject.kind === 'desk').map(({ kind }) => kind))).toEqual(
      new Set(['note-written']),
    );
  });

  it('nothing of another account, of contacts, of presence or of what we do not know', () => {
    const { message } = one('message.created');
    expect(told({ ...message, data: { ...message.data, account_id: 2 } })).toEqual([]);
    for (const event of ['presence.update', 'contact.updated', 'account.cache_invalidated']) {
      expect(told(one(event).message)).toEqual([]);
    }
    expect(told({ event: 'notification.created', data: { account_id: 1 } })).toEqual([]);
  });

  it.each([
    ['undefined', undefined],
    ['no data', { event: 'message.created' }],
    ['a message without an id', { event: 'message.created', data: { account_id: 1, message_type: 1 } }],
    ['a conversation without an id', { event: 'conversation.read', data: { account_id: 1 } }],
    ['typing in nothing', { event: 'conversation.typing_on', data: { account_id: 1, user: { id: 1 } } }],
  ])('%s is odd', (_what, message) => expect(translateCable(message, 0, RECORDED_US)).toBe('odd'));

  it('an odd conversation inside a typing notice costs us no typing', () => {
    const { message } = one('conversation.typing_on', ({ user }) => (user as { type: string }).type === 'contact');
    Object.assign(message.data, { conversation: { id: 3 } });
    expect(told(message)).toMatchObject([{ kind: 'client-typing', subject: conversation(1, 3) }]);
  });
});
