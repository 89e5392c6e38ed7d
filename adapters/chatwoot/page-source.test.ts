import { eventsOf, RECORDED_US, recorded } from '../../test/support/translated-webhooks';
import { recordedAnswer } from '../../test/support/recorded-webhooks';
import { hashOfSource, makePageKey } from './page-key';
import { restConversations } from './rest-payloads';
import { translateConversation } from './translate-rest';

const pageKey = makePageKey('a-secret-0123456789');
const us = { ...RECORDED_US, pageKey };
const keys = (events: readonly { kind: string }[]) =>
  events.flatMap((event) => (event.kind === 'page-source' && 'key' in event ? [event.key] : []));
const inside = (body: Record<string, unknown>) =>
  (body['conversation'] ?? body) as { id?: number; channel?: string; contact_inbox?: { source_id: string } };
const heard = recorded.map(({ body, heard }) => ({ of: inside(body), events: eventsOf(body, heard, us) }));

describe('whose pages a conversation hears', () => {
  it('is told by every recorded webhook that has a web chat in it, as a keyed hash and nothing else', () => {
    const chats = heard.filter(({ of, events }) => of.channel === 'Channel::WebWidget' && events.length > 0);
    expect(chats.length).toBeGreaterThan(20);
    for (const { of, events } of chats) {
      const source = of.contact_inbox?.source_id ?? '';
      expect([[], [pageKey(hashOfSource(source))]]).toContainEqual(keys(events));
      expect(JSON.stringify(events)).not.toMatch(new RegExp(`${source}|${hashOfSource(source)}`));
    }
    expect(chats.filter(({ events }) => keys(events).length > 0).length).toBeGreaterThan(20);
  });

  it('is never told of a text message: its source is a telephone number', () => {
    const texts = heard.filter(({ of }) => of.channel !== undefined && of.channel !== 'Channel::WebWidget');
    expect(texts.length).toBeGreaterThan(20);
    for (const { events } of texts) expect(keys(events)).toEqual([]);
  });

  it('is told by the sweep too, with the same key', () => {
    const { payload } = restConversations.parse(
      recordedAnswer('rest-widget.json', 'GET /conversations?status=all'),
    ).data;
    const told = payload.map((one) => keys(translateConversation(one, 1, us)));
    expect(told.filter((found) => found.length > 0).length).toBeGreaterThan(0);
    const channels = payload.map(({ meta }) => meta.channel);
    told.forEach((found, i) => expect(found.length > 0 && channels[i] !== 'Channel::WebWidget').toBe(false));
    const fromWebhooks = new Set(heard.flatMap(({ events }) => keys(events)));
    expect(told.flat().some((key) => fromWebhooks.has(key))).toBe(true);
  });

  it('is not told at all without a beacon', () => {
    for (const { body, heard: when } of recorded) expect(keys(eventsOf(body, when))).toEqual([]);
  });
});
