import type { HelplineEvent } from '../../core/kernel/event';
import { subjectKey } from '../../core/kernel/subject';
import { recordedWebhooks } from '../../test/support/recorded-webhooks';
import { makeFingerprint } from './fingerprint';
import { translateWebhook, type Heard, type Us } from './translate-webhook';

const us: Us = {
  accountId: 1,
  botId: 1,
  deskConversationId: 8,
  fingerprint: makeFingerprint('some-secret-0123456789'),
};
const HEARD: Heard = { heardAt: 1_795_310_600_500, sentAt: 1_795_310_600_000 };
const recorded = recordedWebhooks().map(({ raw, headers, received_at_ms, path }) => ({
  path,
  body: JSON.parse(raw) as Record<string, unknown>,
  heard: { heardAt: received_at_ms, sentAt: Number(headers['x-chatwoot-timestamp']) * 1000 },
}));

function eventsOf(body: unknown, heard = HEARD, who = us): readonly HelplineEvent[] {
  const translated = translateWebhook(body, heard, who);
  if (translated === 'odd') throw new Error('odd');
  return translated;
}

/** The recorded webhook at this place, some of its fields changed. */
function recording(index: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const one = recorded[index];
  if (!one) throw new Error('no such recording');
  return { ...structuredClone(one.body), ...changes };
}

const kinds = (events: readonly HelplineEvent[]) => events.map(({ kind }) => kind);
const only = <K extends HelplineEvent['kind']>(events: readonly HelplineEvent[], kind: K) =>
  events.filter((event): event is Extract<HelplineEvent, { kind: K }> => event.kind === kind);

describe('translateWebhook, of what a client writes', () => {
  it('keeps who, when (cut to the second) and what kind of text, and not a word', () => {
    const [wrote] = eventsOf(recording(3));
    expect(wrote).toEqual({
      kind: 'client-wrote',
      id: 'wrote:1',
      subject: { kind: 'conversation', accountId: 1, conversationId: 1 },
      at: 1_795_310_590_000,
      heardAt: HEARD.heardAt,
      via: 'webhook',
      messageId: 1,
      providerId: null,
      text: expect.objectContaining({ segments: 1, encoding: 'gsm-7' }) as unknown,
    });
  });

  it('keeps the SID of a text message, and knows a bare STOP', () => {
    const [wrote] = only(eventsOf(recording(128)), 'client-wrote');
    expect(wrote).toMatchObject({ messageId: 33, providerId: 'SMin2', text: { keyword: 'stop' } });
  });

  it('keeps no other source id: an e-mail Message-ID can hold a name', () => {
    const [wrote] = only(eventsOf(recording(3, { source_id: '<zoe.test@example.org>' })), 'client-wrote');
    expect(wrote?.providerId).toBeNull();
  });

  it('does not take the sentence that replaces a deleted text for the client’s', () => {
    const deleted = recording(128, { content: 'This message was deleted', content_attributes: { deleted: true } });
    const [wrote] = only(eventsOf(deleted), 'client-wrote');
    expect(wrote).toMatchObject({ id: 'wrote:33:deleted', text: { characters: 0, keyword: null } });
  });
});

describe('translateWebhook, of what is answered', () => {
  it('tells a person from robots', () => {
    const authorWhen = (changes: Record<string, unknown>) =>
      only(eventsOf(recording(12, changes)), 'reply-sent').map(({ author }) => author)[0];
    expect(authorWhen({})).toEqual({ kind: 'advocate', agentId: 2 });
    expect(authorWhen({ sender: { id: 1, name: 'Helpline', type: 'agent_bot' } })).toEqual({ kind: 'our-bot' });
    expect(authorWhen({ sender: { id: 9, name: 'Other', type: 'agent_bot' } })).toEqual({ kind: 'other-bot' });
    expect(authorWhen({ sender: { id: 1, name: 'C', type: 'captain_assistant' } })).toEqual({ kind: 'other-bot' });
    expect(authorWhen({ sender: null })).toEqual({ kind: 'automatic' });
    expect(authorWhen({ message_type: 'template' })).toEqual({ kind: 'automatic' });
    expect(authorWhen({ content_attributes: { automation_rule_id: 4 } })).toEqual({ kind: 'automatic' });
  });

  it('reads our intent on a person’s reply and on our bot’s, and on no other', () => {
    const intentWhen = (changes: Record<string, unknown>) =>
      only(eventsOf(recording(12, changes)), 'reply-sent')[0]?.intent;
    expect(intentWhen({})).toBe('i-1');
    expect(intentWhen({ sender: { id: 1, type: 'agent_bot' } })).toBe('i-1');
    expect(intentWhen({ sender: { id: 9, type: 'agent_bot' } })).toBeNull();
    expect(intentWhen({ content_attributes: { helpline: { intent: 'he is in the next room' } } })).toBeNull();
  });

  it('tells a reply again, under another id, once its carrier’s id is known', () => {
    const [first] = only(eventsOf(recording(119)), 'reply-sent');
    const [second] = only(eventsOf(recording(121)), 'reply-sent');
    expect(first).toMatchObject({ id: 'sent:31', providerId: null });
    expect(second).toMatchObject({ id: 'sent:31:SM00000000000000000000000000000001', at: first?.at });
  });
});

describe('translateWebhook, of notes', () => {
  const marked = {
    helpline: { v: 1, intent: 'n:1', kind: 'rota', data: { week: 48, ok: true, by: null, at: '02:13' } },
  };
  const noteWhen = (changes: Record<string, unknown>) => only(eventsOf(recording(32, changes)), 'note-written')[0];

  it('believes a marker on a note of our own bot', () => {
    expect(noteWhen({ content_attributes: marked })).toMatchObject({
      id: 'note:9',
      author: { kind: 'our-bot' },
      intent: 'n:1',
      marker: { kind: 'rota', data: { week: 48, ok: true, by: null, at: '02:13' } },
    });
    expect(noteWhen({})).toMatchObject({ intent: 'n:1', marker: null });
  });

  it.each([
    ['an advocate', { id: 1, type: 'user' }],
    ['another bot', { id: 2, type: 'agent_bot' }],
    ['nobody', null],
  ])('believes none on a note of %s', (_, sender) => {
    expect(noteWhen({ content_attributes: marked, sender })).toMatchObject({ intent: null, marker: null });
  });

  it('lets no sentence in by a marker', () => {
    const words = { helpline: { intent: 'n:1', kind: 'rota', data: { why: 'he is in the next room' } } };
    expect(noteWhen({ content_attributes: words })).toMatchObject({ intent: null, marker: null });
  });

  it('says nothing of a deleted note, which has lost its marker', () => {
    expect(kinds(eventsOf(recording(96)))).toEqual(['client-opened', 'conversation-changed']);
  });
});

describe('translateWebhook, of receipts', () => {
  it('reads the status of the conversation’s newest message when that is the one', () => {
    expect(only(eventsOf(recording(14)), 'receipt-heard')).toEqual([
      expect.objectContaining({ messageId: 4, status: 'read', at: 1_795_310_596_000, errorCode: null }),
    ]);
  });

  it('asks for what is not told, and never takes another message’s status', () => {
    const events = eventsOf(recording(64));
    expect(only(events, 'receipt-heard')).toEqual([]);
    expect(only(events, 'receipt-unclear')).toEqual([
      expect.objectContaining({ id: `unclear:7:${HEARD.sentAt}`, messageId: 7, at: HEARD.sentAt }),
    ]);
  });

  it('says failed, with the carrier’s code', () => {
    expect(only(eventsOf(recording(127)), 'receipt-heard')).toEqual([
      expect.objectContaining({ messageId: 32, status: 'failed', errorCode: 21610 }),
    ]);
  });

  it('says both when it had failed before it was delivered', () => {
    const receipts = only(eventsOf(recording(125)), 'receipt-heard');
    expect(receipts.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      ['failed', 30003],
      ['delivered', null],
    ]);
  });

  it('gives none for notes, which Chatwoot marks as read, and none for the client’s own', () => {
    expect(kinds(eventsOf(recording(60)))).not.toContain('receipt-heard');
    expect(kinds(eventsOf(recording(60)))).not.toContain('receipt-unclear');
    expect(kinds(eventsOf(recording(3, { event: 'message_updated' })))).not.toContain('receipt-heard');
  });
});

describe('translateWebhook, of typing', () => {
  it('knows the client by the missing type', () => {
    expect(only(eventsOf(recording(58)), 'client-typing')).toEqual([
      expect.objectContaining({ id: `typing:2:on:${HEARD.sentAt}`, on: true, at: HEARD.sentAt }),
    ]);
    expect(only(eventsOf(recording(10)), 'client-typing')[0]).toMatchObject({ on: false });
  });

  it('knows an advocate, and leaves out whoever writes a note', () => {
    expect(only(eventsOf(recording(11)), 'advocate-typing')[0]).toMatchObject({ agentId: 2, on: true });
    expect(only(eventsOf(recording(11, { is_private: 'false' })), 'advocate-typing')).toHaveLength(1);
    for (const is_private of [true, 'true']) {
      expect(kinds(eventsOf(recording(11, { is_private })))).toEqual(['client-opened', 'conversation-changed']);
    }
  });

  it('takes a typing bot for nobody', () => {
    const events = eventsOf(recording(11, { user: { id: 1, type: 'agent_bot' } }));
    expect(kinds(events)).toEqual(['client-opened', 'conversation-changed']);
  });
});

describe('translateWebhook, of the conversation', () => {
  it('takes a picture of it without a word', () => {
    expect(only(eventsOf(recording(44)), 'conversation-changed')[0]).toMatchObject({
      id: 'snap:2:1795310740.403662',
      at: 1_795_310_740_403,
      snapshot: {
        version: 1795310740.403662,
        createdAt: 1_795_310_737_000,
        status: 'open',
        channel: 'other',
        inboxId: 2,
        contactId: 2,
        assigneeId: 2,
        teamId: null,
        priority: null,
        attributes: us.fingerprint({ helpline_connection: 'by bot' }),
      },
    });
  });

  it('does not take an assigned bot for a person', () => {
    const body = recording(44);
    body['meta'] = { ...(body['meta'] as object), assignee_type: 'AgentBot' };
    expect(only(eventsOf(body), 'conversation-changed')[0]?.snapshot.assigneeId).toBeNull();
  });

  it('says when the client’s chat was last open', () => {
    expect(only(eventsOf(recording(13)), 'client-opened')).toEqual([
      expect.objectContaining({ id: 'opened:1:1795310595000', at: 1_795_310_595_000 }),
    ]);
    expect(only(eventsOf(recording(2)), 'client-opened')).toEqual([]);
  });

  it('does without it when it is odd or has no version, and still tells the message', () => {
    const body = recording(3);
    body['conversation'] = { ...(body['conversation'] as object), updated_at: undefined, status: 'archived' };
    expect(kinds(eventsOf(body))).toEqual(['client-wrote']);
  });
});

describe('translateWebhook, of every recorded webhook', () => {
  it('is never odd, speaks of one subject at a time, and says the same twice', () => {
    for (const { body, heard } of recorded) {
      const events = eventsOf(body, heard);
      expect(new Set(events.map(({ subject }) => subjectKey(subject))).size).toBeLessThanOrEqual(1);
      expect(eventsOf(structuredClone(body), heard)).toEqual(events);
    }
  });

  it('gives nothing for what is about a contact', () => {
    const contacts = recorded.filter(({ body }) => /^(contact_|webwidget_)/.test(String(body['event'])));
    expect(contacts.length).toBeGreaterThan(10);
    for (const { body, heard } of contacts) expect(eventsOf(body, heard)).toEqual([]);
  });

  it('gives copies from an API inbox the ids of the account’s', () => {
    const idsOf = (path: string) =>
      new Set(
        recorded
          .filter((one) => one.path === path)
          .flatMap(({ body, heard }) => eventsOf(body, heard).map(({ id }) => id)),
      );
    const account = idsOf('/webhook');
    const copies = [...idsOf('/api-inbox')];
    expect(copies.length).toBeGreaterThan(30);
    expect(copies.filter((id) => !account.has(id))).toEqual([]);
  });

  it('lets no word through, whichever text field it was in', () => {
    for (const { body, heard } of recorded) {
      const { said, poisoned } = poison(body);
      const events = JSON.stringify(eventsOf(poisoned, heard));
      expect(events).not.toContain('canary');
      expect(said).toBeGreaterThan(0);
    }
  });
});

/** The payload with a canary in every field that holds text of people or pages; what the road runs on is left. */
function poison(body: unknown): { said: number; poisoned: unknown } {
  const ours =
    /^(event|message_type|created_at|updated_at|status|type|channel|assignee_type|priority|content_type|snoozed_until|first_reply_created_at)$/;
  let said = 0;
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
    }
    if (ours.test(key)) return value;
    if (typeof value === 'string' || (value === null && key === 'source_id')) {
      said += 1;
      return `a canary at ${key}`;
    }
    return value;
  };
  return { poisoned: walk(body, ''), said };
}

describe('translateWebhook, of what is not for us', () => {
  it('keeps out another account', () => {
    const elsewhere = { ...us, accountId: 2 };
    for (const { body, heard } of recorded) expect(eventsOf(body, heard, elsewhere)).toEqual([]);
  });

  it('takes our account where Chatwoot does not say one (before 4.14.2)', () => {
    const body = recording(44, { account: undefined });
    expect(eventsOf(body)[0]?.subject).toEqual({ kind: 'conversation', accountId: 1, conversationId: 2 });
  });

  it('hears of the desk’s own conversation its notes alone', () => {
    const desk = { ...us, deskConversationId: 2 };
    expect(eventsOf(recording(32), HEARD, desk)).toEqual([
      expect.objectContaining({ kind: 'note-written', subject: { kind: 'desk', accountId: 1 }, intent: 'n:1' }),
    ]);
    for (const index of [17, 20, 23, 44, 54, 58]) expect(eventsOf(recording(index), HEARD, desk)).toEqual([]);
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'message_created'],
    ['no event', {}],
    ['a message without an id', { event: 'message_created', message_type: 'incoming' }],
    ['a conversation without an id', { event: 'conversation_updated', account: { id: 1 } }],
    ['typing in nothing', { event: 'conversation_typing_on', user: { id: 1 } }],
    ['an id that is none', recording(3, { id: '1; DROP' })],
  ])('calls it odd when it is %s', (_, body) => {
    expect(translateWebhook(body, HEARD, us)).toBe('odd');
  });

  it('lets a kind of event pass that it does not know', () => {
    expect(eventsOf({ event: 'conversation_rated', account: { id: 1 } })).toEqual([]);
  });
});
