import type { HelplineEvent } from '../../core/kernel/event';
import { makeFingerprint } from './fingerprint';
import { restConversation, restMessages } from './rest-payloads';
import { translateConversation, translateMessages } from './translate-rest';
import type { Us } from './us';

const us: Us = { accountId: 1, botId: 1, deskConversationId: 8, fingerprint: makeFingerprint('a-secret-0123456789') };
const AT = 1_795_314_400;

/** What is told of one outgoing message by agent 5, but for the difference. */
function told(difference: object, context: Us = us): readonly HelplineEvent[] {
  const message = {
    ...{ id: 31, conversation_id: 4, message_type: 1, private: true, created_at: AT, content: '/hold', status: 'sent' },
    ...{ content_attributes: {}, source_id: null, sender: { id: 5, type: 'user' } },
    ...difference,
  };
  return translateMessages(4, restMessages.parse({ payload: [message] }).payload, AT * 1000, context);
}
const kinds = (events: readonly HelplineEvent[]) => events.map(({ kind }) => kind);
const commandIn = (events: readonly HelplineEvent[]) => events.find(({ kind }) => kind === 'advocate-command');

describe('a command', () => {
  it('is told with its note, and its words are dropped', () => {
    const events = told({ content: '/ifcut call my sister at 555 0100' });
    expect(kinds(events)).toEqual(['note-written', 'advocate-command']);
    expect(commandIn(events)).toMatchObject({
      ...{ id: 'command:31', messageId: 31, agentId: 5, at: AT * 1000, public: false },
      command: { name: 'ifcut', words: true },
    });
    expect(JSON.stringify(events)).not.toMatch(/sister|555/);
  });

  it('counts in the reply box too, and is told as seen', () => {
    expect(commandIn(told({ private: false }))).toMatchObject({ public: true, command: { name: 'hold' } });
  });

  it.each([
    ['by a bot', { sender: { id: 1, type: 'agent_bot' } }],
    ['by nobody', { sender: null }],
    ['by an automation', { content_attributes: { automation_rule_id: 3 } }],
    ['that was deleted', { content_attributes: { deleted: true } }],
    ['by a client', { message_type: 0, private: false, sender: { id: 7, type: 'contact' } }],
    ['of a template', { message_type: 3, private: false }],
  ])('%s is none', (_what, difference) => expect(commandIn(told(difference))).toBeUndefined());
});

describe('a text that the carrier refused for an opt-out', () => {
  it('is told with the time of the text, however late', () => {
    const failed = { private: false, content: 'hi', status: 'failed' };
    const events = told({ ...failed, content_attributes: { external_error: '[HTTP 400] 21610 : Attempt to send' } });
    expect(events).toContainEqual(expect.objectContaining({ kind: 'texts-blocked', id: 'blocked:31', at: AT * 1000 }));
    expect(kinds(told({ ...failed, content_attributes: { external_error: 'Error code: 30003' } }))).not.toContain(
      'texts-blocked',
    );
  });
});

it('the policy’s own words are read at the door', () => {
  const text = { message_type: 0, private: false, content: '¡Basta ya!', sender: { id: 7, type: 'contact' } };
  const moreWords = () => ({ stop: ['basta ya'], start: [], help: [] });
  expect(told(text, { ...us, moreWords })).toMatchObject([{ kind: 'client-wrote', text: { keyword: 'stop' } }]);
  expect(told(text)).toMatchObject([{ text: { keyword: null } }]);
});

describe('what stands beside the thread', () => {
  const conversation = (difference: object) =>
    translateConversation(
      restConversation.parse({
        ...{
          id: 4,
          inbox_id: 1,
          status: 'open',
          created_at: AT,
          updated_at: AT + 0.5,
          meta: { channel: 'Channel::WebWidget' },
        },
        ...difference,
      }),
      AT * 1000,
      us,
    );
  it.each(['no', 'No.', ' NOT SAFE ', 'no es seguro', 'not ok'])('%j makes it stricter', (helpline_safe) => {
    expect(conversation({ custom_attributes: { helpline_safe } })).toContainEqual(
      expect.objectContaining({ kind: 'safe-denied', at: AT * 1000 + 500 }),
    );
  });
  it.each([
    'yes',
    'safe',
    'Not asked yet',
    'Not safe: said 02:13',
    'No texts: opted out 02:13',
    'sí',
    '',
    5,
    null,
    'no idea',
  ])('%j says nothing', (helpline_safe) =>
    expect(kinds(conversation({ custom_attributes: { helpline_safe } }))).toEqual(['conversation-changed']),
  );
  it.each([
    [{ labels: ['helpline-locked', 'other'] }, true],
    [{ labels: ['other'] }, false],
    [{}, undefined],
  ])('%j: our label is there: %j', (difference, lockLabel) => {
    const [changed] = conversation(difference).filter((event) => event.kind === 'conversation-changed');
    expect(changed?.snapshot.lockLabel).toBe(lockLabel);
  });
});
