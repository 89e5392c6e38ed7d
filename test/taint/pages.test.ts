import type { Practice } from '../../practice/start';
import { clientTexts } from '../../practice/model/sms';
import { phoneOf } from '../../practice/twilio/phones';
import { segmentsOf } from '../../core/kernel/segments';
import { ANA, PAGES_NUMBER, startNight, type Night } from '../support/night';
import { testRedis } from '../support/redis';
import { until } from '../support/until';
import { leaksOf, type Person } from './leak-check';

const redis = testRedis();

/** Invented. The same in nothing but that somebody writes to the helpline by text. */
const PEOPLE: Person[] = [
  { name: 'Rosalind Quillfeather', number: '+15554567890', words: 'he found my papers, please ring after nine' },
  { name: 'Ωμέγα Ñandú', number: '+15559876543', words: '1 waiting since 02:13, Reply K 🆘 http://x.example/?q=1' },
];

/** What those on call were sent, as it went over the wire: everything that the carrier was told of a page. */
const pagesAt = ({ twilio }: Practice): string[] => [
  ...[...twilio.texts.values()].filter(({ from }) => from === PAGES_NUMBER).map(({ to, body }) => `${to} ${body}`),
  ...[...twilio.calls.values()].map(({ to, url, said }) => `${to} ${decodeURIComponent(url)} ${said.join(' ')}`),
];

/** The same page without what differs from one to the next: the letter and the time. */
const plain = (page: string): string => page.replace(/\d\d:\d\d/, 'TIME').replace(/Reply [A-Z] /, 'Reply LETTER ');

async function writes(night: Night, { name, number, words }: Person): Promise<void> {
  const conversation = clientTexts(night.practice.model, night.practice.twilio, number, words);
  Object.assign(night.practice.model.contacts.get(conversation?.contact_id ?? 0) ?? {}, { name });
}

describe('what somebody on call is told', () => {
  let night: Night;
  beforeEach(async () => {
    await redis.flushdb();
    night = await startNight({ speed: 10 });
  });
  afterEach(() => night.stop());

  it.each(PEOPLE)('is the same whoever writes and whatever they write, in one segment: $name', async (person) => {
    const { practice } = night;
    await writes(night, person);
    const texts = (): string[] => pagesAt(practice).filter((page) => page.includes('waiting'));
    await until('a page', () => texts().length > 0, 60_000);
    const [page = ''] = texts();
    const link = `${practice.url}/app/accounts/1/dashboard`;
    expect(plain(page)).toBe(`${phoneOf(ANA)} 1 waiting since TIME, text. Reply LETTER to take it. ${link}`);
    expect(segmentsOf(page.slice(phoneOf(ANA).length + 1))).toEqual({ segments: 1, encoding: 'gsm-7' });
    // Called, too: the address that is fetched for it, and all that is said.
    await until('a call', () => practice.twilio.calls.size > 0, 60_000);
    expect(leaksOf(person, pagesAt(practice), page)).toEqual([]);
  });
});

describe('the check for leaks', () => {
  const [person] = PEOPLE as [Person, Person];
  /** As it was proposed elsewhere: the contact's name, number and message, texted to the phone of whoever is on call. */
  const forwards = ({ name, number, words }: Person): string => `New message from ${name} (${number}): ${words}`;

  it('catches a sender that forwards the name, the number and the message', () => {
    const found = leaksOf(person, [forwards(person)], 'waiting since reply take');
    expect(found).toEqual(
      expect.arrayContaining(['name: rosalind', 'name: quillfeather', 'number: 4567890', 'words: papers']),
    );
  });

  it.each([
    ['the first name alone', 'Rosalind is waiting', 'name: rosalind'],
    ['the number as people write it', 'call back (555) 456-7890', 'number: 4567890'],
    ['one word of the message', '1 waiting: PAPERS', 'words: papers'],
    ['the message in base64', Buffer.from(person.words).toString('base64'), 'words: in another spelling'],
  ])('catches %s', (_what, sent, leak) => expect(leaksOf(person, [sent])).toContain(leak));

  it('finds nothing in a page', () => {
    expect(leaksOf(person, ['1 waiting since 02:13, text. Reply K to take it. https://desk.example.net/a'])).toEqual(
      [],
    );
  });
});
