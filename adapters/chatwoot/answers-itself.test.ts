import { restInboxes } from './rest-payloads';

describe('where Chatwoot answers by itself (B7.12)', () => {
  test.each<[string, object, boolean]>([
    ['out of hours, with a message', { working_hours_enabled: true, out_of_office_message: 'We are closed.' }, true],
    ['out of hours, with an empty one', { working_hours_enabled: true, out_of_office_message: ' ' }, false],
    [
      'a message that is switched off',
      { working_hours_enabled: false, out_of_office_message: 'We are closed.' },
      false,
    ],
    ['a greeting', { greeting_enabled: true }, true],
    ['nothing of it told', {}, false],
  ])('%s', (_what, settings, answers) => {
    const { payload } = restInboxes.parse({ payload: [{ id: 1, name: 'x', ...settings }] });
    expect(payload).toEqual([{ id: 1, name: 'x', answersItself: answers }]);
  });
});
