import { jsonBody, type JsonBody } from './json-body';

const unsaid = (body: Record<string, unknown>) => () => jsonBody(body as JsonBody);

describe('jsonBody', () => {
  it('passes what is said, null and empty lists among it', () => {
    const body = { labels: [], assignee_id: null, private: false, content: '' };
    expect(jsonBody(body)).toBe(body);
  });

  it.each([
    ['nothing at all, which clears labels', {}],
    ['no labels', { labels: undefined }],
    ['no assignee', { assignee_id: undefined }],
    ['no status, which resolves', { status: undefined }],
    ['something unsaid within', { content_attributes: { helpline: { intent: undefined } } }],
    ['something unsaid in a list', { labels: ['a', undefined] }],
    ['a number that is none', { snoozed_until: Number.NaN }],
  ])('refuses %s', (_, body) => {
    expect(unsaid(body)).toThrow();
  });

  it('names the field and not its value', () => {
    expect(unsaid({ content: 'he is in the next room', status: undefined })).toThrow(
      new Error("the body's field status was left unsaid"),
    );
  });
});
