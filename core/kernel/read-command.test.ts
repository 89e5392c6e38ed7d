import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from './instant';
import { commandName, readCommand } from './read-command';

test.each([
  ['/ok chat', { name: 'ok', channel: 'chat', lasts: null }],
  ['/OK sms 7 days, until Sunday', { name: 'ok', channel: 'sms', lasts: 7 * DAY }],
  ['/ok text 90 min', { name: 'ok', channel: 'sms', lasts: 90 * MINUTE }],
  ['/ok chat 3 h', { name: 'ok', channel: 'chat', lasts: 3 * HOUR }],
  ['/ok sms 2 días', { name: 'ok', channel: 'sms', lasts: 2 * DAY }],
  ['/ok', { name: 'ok', channel: null, lasts: null }],
  ['/ok chat or sms', { name: 'ok', channel: null, lasts: null }],
  ['/ok sms 0 days', { name: 'ok', channel: 'sms', lasts: null }],
  ['/ifcut come back here', { name: 'ifcut', words: true }],
  ['/ifcut …', { name: 'ifcut', words: false }],
  ['/lift', { name: 'lift', words: false }],
  ['/lift she is alone now', { name: 'lift', words: true }],
  ['  /hold  ', { name: 'hold' }],
  ['/hold\nsomebody came in', { name: 'hold' }],
  ['/Rest.', { name: 'rest' }],
  ['/optout', { name: 'optout' }],
  ['/no', { name: 'no' }],
  ['/nothing', null],
  ['/ask', { name: 'ask' }],
  ['/lead please', { name: 'lead' }],
] as const)('%j is a command', (text, command) => {
  expect(readCommand(text)).toEqual(command);
  expect(commandName(text)).toBe(command?.name ?? null);
});

test.each(['', '/', 'hold', 'see /hold', '/holding', '/hold/on', '/hold2', '/greeting', '//hold', '\\/hold', '/ho ld'])(
  '%j is none',
  (text) => expect([readCommand(text), commandName(text)]).toEqual([null, null]),
);

test('of the words behind a command nothing is kept but a closed set', () => {
  fc.assert(
    fc.property(fc.constantFrom('ok', 'ifcut', 'lift', 'hold', 'lead'), fc.string(), (name, words) => {
      const told = JSON.stringify(readCommand(`/${name} ${words}`));
      const left = told.replace(
        /"(name|ok|ifcut|lift|hold|lead|channel|chat|sms|lasts|words)"|true|false|null|\d+/g,
        '',
      );
      expect(left).toMatch(/^[{}:,]*$/);
    }),
    { numRuns: 300 },
  );
});
