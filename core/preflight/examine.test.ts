import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DANGER_IDS, DANGERS, type DangerId } from './dangers';
import { examine, fixesOf } from './examine';
import { safeValueOf, valueNow, type Fix } from './fix';
import { servicesOf } from './settings';
import { fixed, HARMLESS, inbox, settings, type Changes } from './settings.arbitrary';
import { wordsOf } from './words';

const ids = (changes: Changes): string[] => examine(settings(changes)).findings.map(({ id }) => id);
const chat = (difference: Parameters<typeof inbox>[0]): Changes => ({ inboxes: [inbox(difference)] });
const sms = (difference: Parameters<typeof inbox>[0]): Changes => ({
  inboxes: [inbox({ channel: 'sms', ...difference })],
});

/** What can only be asked, whatever Chatwoot tells. */
const ALWAYS_ASKED = ['notifications', 'session-year', 'transcripts', 'avatar-lookup', 'rate-limit'];

test('nothing is found where nothing is dangerous, and only what nobody can read is asked', () => {
  const { findings, asked } = examine(HARMLESS);
  expect(findings).toEqual([]);
  expect(asked).toEqual(ALWAYS_ASKED);
});

describe('each danger is found', () => {
  test.each<[DangerId, Changes]>([
    ['continuity-email', chat({ continuityEmail: true })],
    ['continuity-api', { account: { continuityOnApi: true } }],
    ['email-collect', chat({ emailCollect: true })],
    ['pre-chat-contact', chat({ preChatEmail: true })],
    ['pre-chat-contact', chat({ preChatPhone: true })],
    ['csat', chat({ csat: true })],
    ['csat', sms({ csat: true })],
    ['auto-resolve', { account: { autoResolveAfter: 60, autoResolveIgnoresWaiting: true } }],
    ['greeting', sms({ greeting: true })],
    ['out-of-office', chat({ workingHours: true, hasOutOfOffice: true })],
    ['automation-sends', { automations: [4] }],
    ['campaign', { campaigns: [2] }],
    ['bot-in-inbox', chat({ botId: 7 })],
    ['inbox-webhook', { inboxes: [inbox({ channel: 'api', webhookToUs: 'https://us.example/x' })] }],
    ['own-notifications', { ownNotifications: ['email_conversation_mention'] }],
    ['integrations', { integrations: ['slack'] }],
    ['popup-words', { popupShown: true }],
    ['attachments', chat({ attachments: true })],
    ['macro-sends', { macros: [1] }],
    ['bot-webhook', { botsToUs: [3] }],
    ['auto-assignment', chat({ autoAssignment: true })],
    ['ip-lookup', { account: { ipLookup: true } }],
  ])('%s %j', (id, changes) => {
    expect(ids(changes)).toEqual([id]);
  });

  test('a clock that closes, sends and passes nobody over is three', () => {
    const account = { autoResolveAfter: 10, autoResolveSends: true };
    expect(ids({ account })).toEqual(['auto-resolve', 'auto-resolve-message', 'auto-resolve-waiting']);
  });

  test.each<[string, Changes]>([
    ['hours without a message', chat({ workingHours: true })],
    ['a message that is never sent', chat({ hasOutOfOffice: true })],
    ['an inbox for texts that would ask for an e-mail address, which Chatwoot never does', sms({ emailCollect: true })],
    ['a message for a clock that does not run', { account: { autoResolveSends: true } }],
  ])('but not %s', (_, changes) => {
    expect(ids(changes)).toEqual([]);
  });

  test('in each inbox by itself', () => {
    const inboxes = [inbox({ csat: true }), inbox({ id: 2 }), inbox({ id: 3, csat: true })];
    expect(examine(settings({ inboxes })).findings.map(({ inboxId }) => inboxId)).toEqual([1, 3]);
  });
});

describe('what Chatwoot does not tell is asked', () => {
  test.each<[DangerId, Changes]>([
    ['automation-sends', { automations: null }],
    ['macro-sends', { macros: null }],
    ['campaign', { campaigns: null }],
    ['integrations', { integrations: null }],
    ['own-notifications', { ownNotifications: null }],
    ['popup-words', { popupShown: null }],
    ['bot-in-inbox', chat({ botId: 'unread' })],
    ['twilio-opt-out-text', sms({})],
    ['twilio-validity', sms({})],
  ])('%s', (id, changes) => {
    expect(examine(settings(changes)).asked).toContain(id);
  });

  test.each<[string, number | null, string]>([
    ['at most five minutes is all right', 300_000, 'fine'],
    ['Twilio’s own ten hours are a danger', 36_000_000, 'found'],
    ['and where Twilio does not tell, a person is asked', null, 'asked'],
  ])('how long Twilio may hold a text is read from it: %s', (_what, textValidity, expected) => {
    const { findings, asked } = examine(settings({ ...sms({ messagingService: 'MGone' }), textValidity }));
    const found = findings.some(({ id }) => id === 'twilio-validity');
    expect(found ? 'found' : asked.includes('twilio-validity') ? 'asked' : 'fine').toBe(expected);
  });

  test('of an inbox for texts without a Messaging Service nobody can tell', () => {
    const text = (id: number, messagingService: string | null) => inbox({ id, channel: 'sms', messagingService });
    expect(servicesOf(settings({ inboxes: [text(1, 'MGone'), text(2, null)] }))).toBeNull();
    expect(servicesOf(settings({ inboxes: [inbox(), text(1, 'MGone')] }))).toEqual(['MGone']);
  });

  test('a bot that was seen is no question any more', () => {
    const { findings, asked } = examine(
      settings({ inboxes: [inbox({ botId: 'unread' }), inbox({ id: 2, botId: 7 })] }),
    );
    expect([findings.map(({ inboxId }) => inboxId), asked]).toEqual([[2], ALWAYS_ASKED]);
  });

  test('whatever may be asked has a question, in both languages, and every danger its words', () => {
    const unread = settings({
      ...{ automations: null, macros: null, campaigns: null, integrations: null, ownNotifications: null },
      ...{ popupShown: null, inboxes: [inbox({ botId: 'unread' }), inbox({ id: 2, channel: 'sms' })] },
    });
    const { asked } = examine(unread);
    for (const language of ['en', 'es'] as const) {
      expect(asked.filter((id) => !wordsOf(id, language).ask)).toEqual([]);
      for (const id of DANGER_IDS) {
        const { title, why, how } = wordsOf(id, language);
        expect([title, why, how].every((words) => words.length > 10)).toBe(true);
      }
    }
  });
});

describe('what --harden would change', () => {
  const everything = settings({
    account: { autoResolveAfter: 60, autoResolveSends: true },
    inboxes: [
      inbox({ continuityEmail: true, emailCollect: true, csat: true, greeting: true, preChatEmail: true }),
      inbox({ id: 2, channel: 'api', webhookToUs: 'https://us.example/x', botId: 7, attachments: true }),
      inbox({ id: 3, workingHours: true, hasOutOfOffice: true, preChatPhone: true }),
    ],
    ...{ ownNotifications: ['push_conversation_mention'], automations: [4], campaigns: [2, 5] },
  });
  const fixes = fixesOf(examine(everything).findings);
  const told = ({ place, setting }: Fix): string => `${place.kind}${'id' in place ? ` ${place.id}` : ''} ${setting}`;

  test('is each setting once, with what it was', () => {
    const named = fixes.map(told);
    expect(named).toEqual([...new Set(named)]);
    expect(fixes).toContainEqual({ place: { kind: 'account' }, setting: 'autoResolveAfter', before: 60, after: null });
    expect(fixes.map(({ place, setting }) => valueNow(everything, place, setting))).toEqual(
      fixes.map(({ before }) => before),
    );
    expect(fixes.map(({ place, setting }) => safeValueOf(place, setting))).toEqual(fixes.map(({ after }) => after));
  });

  test('and after it none of those dangers is left that it said it would mend', () => {
    const mended = examine(fixed(everything, fixes));
    expect(mended.findings.filter(({ fix }) => fix !== null)).toEqual([]);
  });

  test('never anything else', () => {
    expect(safeValueOf({ kind: 'account' }, 'ipLookup')).toBeUndefined();
    expect(safeValueOf({ kind: 'inbox', id: 1 }, 'constructor')).toBeUndefined();
    expect(safeValueOf({ kind: 'own-notifications' }, 'name')).toBeUndefined();
    expect(valueNow(everything, { kind: 'inbox', id: 99 }, 'csat')).toBeUndefined();
  });
});

test('there are at least fifteen, most of which stop', () => {
  expect(DANGER_IDS.length).toBeGreaterThanOrEqual(15);
  expect(DANGER_IDS.filter((id) => DANGERS[id].severity === 'look')).toEqual([
    ...['rate-limit', 'attachments', 'macro-sends', 'bot-webhook', 'auto-assignment', 'ip-lookup'],
  ]);
});

test.each(DANGER_IDS)('docs/preflight.md says the same of %s', (id) => {
  const page = readFileSync(join(__dirname, '../../docs/preflight.md'), 'utf8');
  const { title, why, how } = wordsOf(id, 'en');
  for (const words of [`\`${id}\``, title, why, how]) expect(page).toContain(words);
});
