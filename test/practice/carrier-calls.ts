import { textArrives } from '../../practice/twilio/texts';
import { theDesk } from './still-desk';

export const OURS = '+15550000001';
export const THEIRS = '+15551239999';
export type Body = Record<string, unknown>;

/** A call of the carrier's API, below the account's address. */
export async function call(
  path: string,
  form?: Record<string, string>,
  token?: string,
): Promise<{ status: number; body: Body }> {
  const { account } = theDesk().twilio;
  const user = Buffer.from(`${account.sid}:${token ?? account.token}`).toString('base64');
  const url = /^.(2010|v1)/.test(path) ? path : `/2010-04-01/Accounts/${account.sid}${path}`;
  const answer = await fetch(theDesk().url + url, {
    method: form ? 'POST' : 'GET',
    headers: { authorization: `Basic ${user}` },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}
export const send = (form: Record<string, string> = {}) =>
  call('/Messages.json', { From: OURS, To: THEIRS, Body: 'Hi', ...form });
export const billed = () => theDesk().twilio.bill.map(({ category, units }) => `${category} ${units}`);
export const arrives = (body: string, more: object = {}) =>
  textArrives(theDesk().twilio, { from: THEIRS, to: OURS, body, ...more });
