import { T0 } from '../../test/support/events';
import { BEARER_LIFE, makeBearer, readBearer, type Claims } from './bearer';

const SECRET = 's'.repeat(32);
const CLAIMS: Claims = {
  ...{ agentId: 2, accountId: 1, scope: { conversationId: 42 }, supervisor: false },
  ...{ provenBy: 'session', pairedAt: null, until: T0 + BEARER_LIFE },
};
const bearer = makeBearer(SECRET, CLAIMS);
const [body = '', mac = ''] = bearer.split('.');
const bodyOf = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

describe('a bearer', () => {
  it('says who holds it, until its quarter of an hour has passed', () => {
    expect(readBearer(SECRET, bearer, T0 + BEARER_LIFE - 1)).toEqual(CLAIMS);
    expect(readBearer(SECRET, bearer, T0 + BEARER_LIFE)).toBeNull();
  });

  it.each<[string, string]>([
    ['for another conversation', `${bodyOf({ ...CLAIMS, scope: { conversationId: 43 } })}.${mac}`],
    ['of another agent', `${bodyOf({ ...CLAIMS, agentId: 3 })}.${mac}`],
    ['that lives longer', `${bodyOf({ ...CLAIMS, until: T0 + 2 * BEARER_LIFE })}.${mac}`],
    ['signed by somebody else', makeBearer('x'.repeat(32), CLAIMS)],
    ['without a signature', `${body}.`],
    ['with something behind it', `${bearer}.x`],
    ['that is very long', `${body}.${mac}${'x'.repeat(10_000)}`],
    ['of nothing', ''],
  ])('is nothing: one %s', (_what, forged) => expect(readBearer(SECRET, forged, T0)).toBeNull());

  it('that is rightly signed and says nothing of use is nothing', () => {
    const odd = makeBearer(SECRET, { ...CLAIMS, agentId: -1 });
    expect(readBearer(SECRET, odd, T0)).toBeNull();
  });
});
