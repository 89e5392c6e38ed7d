import type { HelplineEvent } from '../../core/kernel/event';
import { recordedAnswer, recordedWebhooks } from '../../test/support/recorded-webhooks';
import { makeFingerprint } from './fingerprint';
import { restConversation, restConversations, restMessages, type RestConversation } from './rest-payloads';
import { translateConversation, translateMessages } from './translate-rest';
import { translateWebhook } from './translate-webhook';
import type { Us } from './us';

const us: Us = { accountId: 1, botId: 1, deskConversationId: 8, fingerprint: makeFingerprint('a-secret-0123456789') };
const FETCHED = 1_795_314_400_250;

const webhooks = recordedWebhooks().flatMap(({ raw, headers, received_at_ms }) => {
  const heard = { heardAt: received_at_ms, sentAt: Number(headers['x-chatwoot-timestamp']) * 1000 };
  const events = translateWebhook(JSON.parse(raw), heard, us);
  return events === 'odd' ? [] : [...events];
});

/** What was said, without who told us and when we heard it. */
function said({ heardAt: _heardAt, via: _via, ...rest }: HelplineEvent): Omit<HelplineEvent, 'heardAt' | 'via'> {
  return rest;
}

function messagesOf(conversationId: number, file: string, name: string): readonly HelplineEvent[] {
  const { payload } = restMessages.parse(recordedAnswer(file, name));
  return translateMessages(conversationId, payload, FETCHED, us);
}

const MESSAGES: [number, string, string][] = [
  [1, 'rest-widget.json', 'GET /conversations/1/messages'],
  [2, 'rest-api-inbox.json', 'messages_after_seen'],
  [3, 'rest-widget.json', 'GET /conversations/3/messages'],
  [4, 'rest-twilio-inbox.json', 'after_stop'],
];

describe('translateMessages', () => {
  it.each(MESSAGES)('says of conversation %i what its webhooks said, under the same ids (law 6)', (id, file, name) => {
    const events = messagesOf(id, file, name).filter(({ kind }) => kind !== 'receipt-heard');
    expect(events.length).toBeGreaterThan(2);
    for (const event of events) {
      // A bot's own copy and a re-delivery have the same id, so one of them stands for all.
      const heard = webhooks.find((one) => one.id === event.id);
      if (heard) expect(said(heard)).toEqual(said(event));
    }
    const announced = events.filter((event) => webhooks.some((one) => one.id === event.id));
    // Conversation 2 was set up with messages before the webhook was: everything else was announced.
    expect(announced).toHaveLength(events.length);
  });

  it('knows of no receipt more than Chatwoot says at the time of asking', () => {
    const receipts = messagesOf(4, 'rest-twilio-inbox.json', 'after_stop').filter(
      ({ kind }) => kind === 'receipt-heard',
    );
    expect(receipts.map(said)).toEqual([
      expect.objectContaining({ messageId: 31, status: 'failed', errorCode: 30003, at: FETCHED }),
      expect.objectContaining({ messageId: 31, status: 'delivered', errorCode: null, at: FETCHED }),
      expect.objectContaining({ messageId: 32, status: 'failed', errorCode: 21610, at: FETCHED }),
    ]);
  });

  it('says since when a message is stored, and of one sent while offline never more', () => {
    const receipts = messagesOf(3, 'rest-widget.json', 'GET /conversations/3/messages').filter(
      (event) => event.kind === 'receipt-heard' && event.messageId === 29,
    );
    expect(receipts.map(said)).toEqual([expect.objectContaining({ status: 'sent', at: 1_795_310_762_000 })]);
  });

  it('gives no receipt of notes and of the client’s own texts', () => {
    const events = messagesOf(2, 'rest-api-inbox.json', 'messages_after_seen');
    const notes = events.flatMap((event) => (event.kind === 'note-written' ? [event.messageId] : []));
    expect(notes).toEqual([8, 9]);
    const receipts = events.flatMap((event) => (event.kind === 'receipt-heard' ? [event.messageId] : []));
    expect(receipts).toEqual([7, 10]);
  });

  it('leaves out what nobody said', () => {
    const { payload } = restMessages.parse(recordedAnswer('rest-api-inbox.json', 'messages_after_seen'));
    expect(payload.some(({ message_type }) => message_type === 2)).toBe(true);
    const told = messagesOf(2, 'rest-api-inbox.json', 'messages_after_seen').map((event) =>
      'messageId' in event ? event.messageId : 0,
    );
    expect(told).not.toContain(11);
  });
});

describe('translateConversation', () => {
  const listed = restConversations.parse(recordedAnswer('rest-widget.json', 'GET /conversations?status=all')).data
    .payload;

  it('takes the same picture as the webhook of the same version (law 6)', () => {
    const answers: RestConversation[] = [
      ...listed,
      ...restConversations.parse(recordedAnswer('rest-api-inbox.json', 'list_updated')).data.payload,
      restConversation.parse(recordedAnswer('rest-api-inbox.json', 'conv_after_attrs')),
      restConversation.parse(recordedAnswer('rest-api-inbox.json', 'conv_after_reopen')),
      restConversation.parse(recordedAnswer('rest-twilio-inbox.json', 'conv')),
    ];
    const told = answers.flatMap((one) => translateConversation(one, FETCHED, us));
    const both = told.filter(({ id, kind }) => kind !== 'dot-seen' && webhooks.some((one) => one.id === id));
    for (const event of both) expect(said(event)).toEqual(said(webhooks.find((one) => one.id === event.id) ?? event));
    const conversations = new Set(
      both.map(({ subject }) => ('conversationId' in subject ? subject.conversationId : 0)),
    );
    expect([...conversations].sort()).toEqual([1, 2, 3, 4]);
    expect(new Set(both.map(({ kind }) => kind))).toEqual(new Set(['client-opened', 'conversation-changed']));
  });

  it('sees Chatwoot’s dot, and sees none where there is no page', () => {
    const dots = listed
      .flatMap((one) => translateConversation(one, FETCHED, us))
      .filter(({ kind }) => kind === 'dot-seen');
    expect(dots.map(({ id }) => id)).not.toContain('dot:4:1795314400000');
    expect(dots[0]).toMatchObject({ online: false, at: 1_795_314_400_000 });
    const [first] = listed;
    if (!first) throw new Error('an empty list');
    const online = {
      ...first,
      meta: { ...first.meta, channel: 'Channel::WebWidget', sender: { id: 1, availability_status: 'online' as const } },
    };
    expect(translateConversation(online, FETCHED, us).filter(({ kind }) => kind === 'dot-seen')[0]).toMatchObject({
      online: true,
    });
  });

  it('says nothing of the desk’s own conversation', () => {
    const [first] = listed;
    if (!first) throw new Error('an empty list');
    expect(translateConversation({ ...first, id: us.deskConversationId }, FETCHED, us)).toEqual([]);
  });
});
