import { isByTwilio, pageIn, signedPage } from './twilio-signature';

/** The example of Twilio's own documentation. */
const URL_ASKED = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const FIELDS = new URLSearchParams({
  ...{ CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' },
});
const SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';

describe('what Twilio signs', () => {
  it('is believed', () => expect(isByTwilio('12345', URL_ASKED, FIELDS, SIGNATURE)).toBe(true));
  it.each<[string, string, string, string]>([
    ['another token', '12346', URL_ASKED, SIGNATURE],
    ['another address', '12345', `${URL_ASKED}3`, SIGNATURE],
    ['no signature', '12345', URL_ASKED, ''],
    ['another signature', '12345', URL_ASKED, `A${SIGNATURE.slice(1)}`],
  ])('%s is not', (_what, token, url, signature) => expect(isByTwilio(token, url, FIELDS, signature)).toBe(false));
  it('with another field is not', () => {
    expect(isByTwilio('12345', URL_ASKED, new URLSearchParams({ Digits: '1' }), SIGNATURE)).toBe(false);
  });
});

describe('our own mark on a page', () => {
  it('gives the page back, and nothing when it is not ours', () => {
    const query = new URLSearchParams(signedPage('key', 'd:1:wake.n.1.3:page-on-call'));
    expect(pageIn('key', query)).toBe('d:1:wake.n.1.3:page-on-call');
    expect(pageIn('other', query)).toBeNull();
    expect(pageIn('key', new URLSearchParams({ page: 'x', mark: '' }))).toBeNull();
  });
});
