import type { Inbox } from '../../adapters/chatwoot/setup-answers';
import { dangersStep, type Surroundings } from './dangers-step';
import { createHand } from './hand';
import { isNewEnough } from './introduce';

const inbox = (difference: Partial<Inbox>): Inbox => ({
  id: 1,
  name: 'Chat',
  channel_type: 'Channel::WebWidget',
  ...difference,
});
const safe: Surroundings = {
  pluginUrl: 'https://helpline.example.org',
  inboxes: [inbox({ enable_email_collect: false, continuity_via_email: false })],
  bots: [],
  agents: [{ id: 1, name: 'Ada', role: 'administrator', availability: 'online' }],
  profile: { id: 1, name: 'Ada', accounts: [] },
  notifications: { selected_email_flags: [], selected_push_flags: [] },
};

function warnings(difference: Partial<Surroundings> = {}): string[] {
  const hand = createHand(true);
  dangersStep(hand, { ...safe, ...difference });
  return hand.lines.map(({ text }) => text);
}

describe('dangersStep', () => {
  it('is silent when there is none', () => {
    expect(warnings()).toEqual([]);
  });

  it.each<[string, Partial<Surroundings>, RegExp]>([
    [
      'an API inbox that posts to us, which would mark clients’ messages as failed',
      {
        inboxes: [inbox({ name: 'API', channel_type: 'Channel::Api', webhook_url: 'https://helpline.example.org/x' })],
      },
      /"API" posts to this plugin.*failed/,
    ],
    [
      'a bot that posts to us',
      { bots: [{ id: 2, name: 'Old', outgoing_url: 'https://helpline.example.org/webhooks/chatwoot' }] },
      /bot "Old" posts to this plugin/,
    ],
    ['e-mail collection', { inboxes: [inbox({ enable_email_collect: true })] }, /e-mail collection off/],
    ['mails to those who left', { inboxes: [inbox({ continuity_via_email: true })] }, /continuity off/],
    [
      'notifications that may quote a client',
      { notifications: { selected_email_flags: ['email_conversation_mention'], selected_push_flags: [] } },
      /Ada, you get.*email_conversation_mention/,
    ],
    ['notifications that it could not see', { notifications: null }, /Ada, Chatwoot did not tell/],
    [
      'whose notifications nobody else can see',
      { agents: [...safe.agents, { id: 2, name: 'Ana', role: 'agent', availability: 'offline' }] },
      /only they can see: Ana \(agent, number 2\)/,
    ],
  ])('tells of %s', (_, difference, expected) => {
    expect(warnings(difference)).toEqual([expect.stringMatching(expected)]);
  });

  it('leaves alone what goes elsewhere', () => {
    expect(warnings({ bots: [{ id: 2, name: 'Other', outgoing_url: 'https://other.example.org/hook' }] })).toEqual([]);
  });
});

describe('isNewEnough', () => {
  it.each([
    ['4.14.1', true],
    ['4.15.1-ce', true],
    ['5.0.0', true],
    ['v4.14.2', true],
    ['4.14.0', false],
    ['3.99.9', false],
    ['', false],
  ])('%s: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });
});
