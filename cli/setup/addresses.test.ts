import { addressVariables } from './address-variables';
import { addressesStep } from './addresses-step';
import { createHand } from './hand';

const [INSIDE, PANEL, OUTSIDE] = [
  'http://helpline-service:4000',
  'https://chat.example.org:8443',
  'https://a.example.org',
];
const written = (values: Record<string, string>) => new Map(Object.entries(values));

describe('what setup writes of where we are', () => {
  it.each<[string, string, string, Record<string, string>, Record<string, string>]>([
    ['one address for all', OUTSIDE, OUTSIDE, {}, { PUBLIC_URL: OUTSIDE }],
    ['Chatwoot comes by a way of its own', INSIDE, PANEL, {}, { PUBLIC_URL: PANEL, WEBHOOK_URL: INSIDE }],
    [
      'the same, as it was written before there was a WEBHOOK_URL',
      ...([INSIDE, PANEL] as const),
      { PUBLIC_URL: INSIDE, PANEL_URL: PANEL },
      { PUBLIC_URL: PANEL, WEBHOOK_URL: INSIDE, PANEL_URL: PANEL },
    ],
    [
      'an address for Twilio that somebody wrote stays',
      ...([INSIDE, PANEL] as const),
      { PUBLIC_URL: OUTSIDE, PANEL_URL: PANEL },
      { PUBLIC_URL: OUTSIDE, WEBHOOK_URL: INSIDE, PANEL_URL: PANEL },
    ],
    [
      'webhooks from outside, browsers elsewhere: as it was',
      ...([OUTSIDE, PANEL] as const),
      { PUBLIC_URL: OUTSIDE, PANEL_URL: PANEL },
      { PUBLIC_URL: OUTSIDE, PANEL_URL: PANEL },
    ],
    ['one address for all has moved', PANEL, PANEL, { PUBLIC_URL: OUTSIDE }, { PUBLIC_URL: PANEL }],
    [
      'three became one: nothing old is left',
      ...([PANEL, PANEL] as const),
      { PUBLIC_URL: OUTSIDE, WEBHOOK_URL: INSIDE, PANEL_URL: OUTSIDE },
      { PUBLIC_URL: PANEL, WEBHOOK_URL: PANEL, PANEL_URL: PANEL },
    ],
    [
      'Chatwoot comes straight to our port: we listen beyond this machine',
      ...(['http://host.docker.internal:4000', PANEL] as const),
      {},
      { PUBLIC_URL: PANEL, WEBHOOK_URL: 'http://host.docker.internal:4000', HOST: '0.0.0.0' },
    ],
    [
      'or where somebody said that we are to listen',
      ...(['http://172.17.0.1:4000', PANEL] as const),
      { HOST: '172.17.0.1' },
      { PUBLIC_URL: PANEL, WEBHOOK_URL: 'http://172.17.0.1:4000' },
    ],
    [
      'not so with a proxy between, nor on this very machine',
      ...(['http://helpline.lan', 'http://127.0.0.1:4000'] as const),
      {},
      { PUBLIC_URL: 'http://127.0.0.1:4000', WEBHOOK_URL: 'http://helpline.lan' },
    ],
  ])('%s', (_what, pluginUrl, panelUrl, before, after) => {
    const now = { ...before, ...Object.fromEntries(addressVariables({ pluginUrl, panelUrl }, written(before))) };
    expect(now).toEqual({ ...before, ...after });
    const again = { ...now, ...Object.fromEntries(addressVariables({ pluginUrl, panelUrl }, written(now))) };
    expect(again).toEqual(now);
  });
});

describe('what addresses alone tell', () => {
  type Around = Omit<Parameters<typeof addressesStep>[1], 'written'>;
  const usual: Around = {
    url: 'https://chat.example.org',
    internalUrl: null,
    pluginUrl: OUTSIDE,
    panelUrl: OUTSIDE,
  };
  const warnings = (difference: Partial<Around>): string[] => {
    const hand = createHand(true);
    addressesStep(hand, { ...usual, ...difference, written: written({}) });
    return hand.lines.map(({ text }) => text);
  };

  it('is nothing when all is reached from everywhere', () => expect(warnings({})).toEqual([]));

  it.each<[string, Partial<Around>, readonly RegExp[]]>([
    ['a private address', { pluginUrl: INSIDE }, [/SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true/]],
    ['an open line', { pluginUrl: 'http://a.example.org' }, [/not https/]],
    ['this very machine', { pluginUrl: 'http://localhost:4000' }, [/SAFE_FETCH/, /Docker means itself by localhost/]],
    [
      'our own port on a private network',
      { pluginUrl: 'http://host.docker.internal:4000' },
      [/SAFE_FETCH/, /HOST=0\.0\.0\.0.*firewall/],
    ],
    ['a Chatwoot that no container of ours reaches', { url: 'http://localhost:3000' }, [/CHATWOOT_INTERNAL_URL=http/]],
    ['not one that is reached inside', { url: 'http://localhost:3000', internalUrl: 'http://rails:3000' }, []],
    [
      'a tab that browsers may not find',
      { pluginUrl: 'http://helpline.lan', panelUrl: 'http://helpline.lan' },
      [/SAFE_FETCH/, /tab opens.*--panel-url/],
    ],
  ])('%s', (_what, difference, expected) => {
    expect(warnings(difference)).toEqual(
      expected.length === 0 ? [] : expect.arrayContaining(expected.map((one) => expect.stringMatching(one) as string)),
    );
  });
});
