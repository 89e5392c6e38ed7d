import { subjectKey } from '../../core/kernel/subject';
import { poison } from '../../test/support/poison';
import { eventsOf, HEARD, RECORDED_US, recorded, recording } from '../../test/support/translated-webhooks';
import { translateWebhook } from './translate-webhook';

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

describe('translateWebhook, of what is not for us', () => {
  it('keeps out another account', () => {
    const elsewhere = { ...RECORDED_US, accountId: 2 };
    for (const { body, heard } of recorded) expect(eventsOf(body, heard, elsewhere)).toEqual([]);
  });

  it('takes our account where Chatwoot does not say one (before 4.14.2)', () => {
    const body = recording(44, { account: undefined });
    expect(eventsOf(body)[0]?.subject).toEqual({ kind: 'conversation', accountId: 1, conversationId: 2 });
  });

  it('hears of the desk’s own conversation its notes alone', () => {
    const desk = { ...RECORDED_US, deskConversationId: 2 };
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
    expect(translateWebhook(body, HEARD, RECORDED_US)).toBe('odd');
  });

  it('lets a kind of event pass that it does not know', () => {
    expect(eventsOf({ event: 'conversation_rated', account: { id: 1 } })).toEqual([]);
  });
});
