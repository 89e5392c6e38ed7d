import { isLoopback, isPrivateAddress } from './private-address';

describe('isPrivateAddress', () => {
  it.each([
    'http://helpline:4000',
    'http://localhost',
    'http://127.0.0.1:1',
    'http://10.1.2.3',
    'http://172.18.0.5',
    'http://192.168.1.9',
    'http://[::1]:4000',
    'http://[fd00::1]',
    'http://box.local',
  ])('%s', (url) => {
    expect(isPrivateAddress(url)).toBe(true);
  });
  it.each(['https://helpline.example.org', 'http://172.32.0.1', 'http://8.8.8.8', 'https://[2001:db8::1]'])(
    'not %s',
    (url) => {
      expect(isPrivateAddress(url)).toBe(false);
    },
  );
});

describe('isLoopback', () => {
  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://127.1.2.3', 'http://[::1]:4000', 'http://a.localhost'])(
    '%s',
    (url) => expect(isLoopback(url)).toBe(true),
  );
  it.each(['http://host.docker.internal:4000', 'http://10.0.0.1', 'http://[fd00::1]', 'https://localhost.example.org'])(
    'not %s',
    (url) => expect(isLoopback(url)).toBe(false),
  );
});
