import { makeFingerprint } from './fingerprint';

const fingerprint = makeFingerprint('some-secret-0123456789');

describe('makeFingerprint', () => {
  it('looks at our own keys alone, whatever order they come in', () => {
    const ours = fingerprint({ helpline_connection: 'Chat open 02:13', helpline_next_step: 'none' });
    expect(ours).toMatch(/^[0-9a-f]{8}$/);
    expect(fingerprint({ helpline_next_step: 'none', other: 'x', helpline_connection: 'Chat open 02:13' })).toBe(ours);
  });

  it('is another one when a value of ours changes, goes, or comes', () => {
    const before = fingerprint({ helpline_connection: 'a', helpline_next_step: 'b' });
    expect(fingerprint({ helpline_connection: 'a', helpline_next_step: 'c' })).not.toBe(before);
    expect(fingerprint({ helpline_connection: 'a' })).not.toBe(before);
    expect(fingerprint({ helpline_connection: 'a', helpline_next_step: 'b', helpline_safe: 'yes' })).not.toBe(before);
    expect(fingerprint({ helpline_connection: 'b', helpline_next_step: 'a' })).not.toBe(before);
  });

  it('is null when none of ours is there', () => {
    expect(fingerprint({})).toBeNull();
    expect(fingerprint({ other: 'x' })).toBeNull();
  });

  it('cannot be made without the secret, so that a guess at the words cannot be proven', () => {
    const words = { helpline_safe: 'he is in the next room' };
    expect(makeFingerprint('another-secret-0123456')(words)).not.toBe(fingerprint(words));
  });
});
