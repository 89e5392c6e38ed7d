import type { HelplineEvent } from '../../core/kernel/event';
import { eventsOf, HEARD, kindsOf, RECORDED_US, recording } from '../../test/support/translated-webhooks';

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
    expect(kindsOf(eventsOf(recording(96)))).toEqual(['client-opened', 'conversation-changed']);
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
    expect(kindsOf(eventsOf(recording(60)))).not.toContain('receipt-heard');
    expect(kindsOf(eventsOf(recording(60)))).not.toContain('receipt-unclear');
    expect(kindsOf(eventsOf(recording(3, { event: 'message_updated' })))).not.toContain('receipt-heard');
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
      expect(kindsOf(eventsOf(recording(11, { is_private })))).toEqual(['client-opened', 'conversation-changed']);
    }
  });

  it('takes a typing bot for nobody', () => {
    const events = eventsOf(recording(11, { user: { id: 1, type: 'agent_bot' } }));
    expect(kindsOf(events)).toEqual(['client-opened', 'conversation-changed']);
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
        attributes: RECORDED_US.fingerprint({ helpline_connection: 'by bot' }),
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

  it('does without it when it has no version, and still tells the message', () => {
    const body = recording(3);
    body['conversation'] = { ...(body['conversation'] as object), updated_at: undefined };
    expect(kindsOf(eventsOf(body))).toEqual(['client-wrote']);
  });

  it('takes what it does not know for the safe side: open, and answered by nobody', () => {
    const odd = { status: 'archived', priority: 9, custom_attributes: 'none', contact_last_seen_at: 'yesterday' };
    const body = recording(12, { sender: { name: 'x' }, content_attributes: 'none' });
    body['conversation'] = { ...(body['conversation'] as object), ...odd, messages: [{ id: 4 }] };
    const events = eventsOf(body);
    expect(only(events, 'reply-sent')[0]?.author).toEqual({ kind: 'automatic' });
    expect(only(events, 'conversation-changed')[0]?.snapshot).toMatchObject({
      status: 'open',
      priority: null,
      attributes: null,
    });
    expect(kindsOf(eventsOf({ ...body, event: 'message_updated' }))).toContain('receipt-unclear');
  });
});
