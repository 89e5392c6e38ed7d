import { conversationHere } from './chatwoot-page';

describe('the conversation that Chatwoot shows, by the address of its page', () => {
  test.each<[string, string, number | null]>([
    ['on its own', '/app/accounts/1/conversations/42', 42],
    ['under an inbox', '/app/accounts/1/inbox/3/conversations/42', 42],
    ['under a label', '/app/accounts/1/label/urgent/conversations/42', 42],
    ['under the mentions', '/app/accounts/1/mentions/conversations/42', 42],
    ['where a mention is opened', '/app/accounts/1/inbox-view/conversation/42', 42],
    ['where a mention is opened, with a slash', '/app/accounts/1/inbox-view/conversation/42/', 42],
    ['a notification of an older Chatwoot names none', '/app/accounts/1/inbox-view/42', null],
    ['nor does something else of the same inbox', '/app/accounts/1/inbox-view/contact/42', null],
    ['nor the inbox of notifications itself', '/app/accounts/1/inbox-view', null],
    ['nor a list', '/app/accounts/1/conversations', null],
    ['nor what only looks like it', '/app/accounts/1/settings/inbox-view/conversation/42', null],
    ['nor a number with more behind it', '/app/accounts/1/conversations/42x', null],
  ])('%s', (_where, path, conversationId) =>
    expect(conversationHere(path)).toEqual(conversationId === null ? null : { accountId: 1, conversationId }),
  );
});
