import { parseArgs } from 'node:util';
import { addVisitor } from './model/contacts';
import { openConversation } from './model/conversations';
import { FIRST_INBOXES } from './model/first-day';
import { byId } from './model/world';
import { startPractice } from './start';

const { values } = parseArgs({
  options: {
    ...{ port: { type: 'string', default: '4100' }, host: { type: 'string', default: '127.0.0.1' } },
    ...{ speed: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, anchor: { type: 'string' } },
    'seed-conversation': { type: 'boolean', default: false },
  },
});

/** The practice desk as a process of its own; the options are startPractice's. Prints one line of JSON when it is ready. */
async function main(): Promise<void> {
  const practice = await startPractice({
    ...{ port: Number(values.port), host: values.host, speed: Number(values.speed), seed: Number(values.seed) },
    ...(values.anchor === undefined ? {} : { anchor: Number(values.anchor) }),
  });
  const { url, tokens, model, clients, twilio } = practice;
  const carrier = { accountSid: twilio.account.sid, token: twilio.account.token, numbers: [...twilio.numbers.keys()] };
  if (values['seed-conversation']) {
    const first = openConversation(model, addVisitor(model, byId(model.inboxes, FIRST_INBOXES.chat)));
    clients.says(first, 'Hello? I found this page. I do not know how to begin.');
  }
  const addresses = {
    start: 'practice',
    client: 'helpline',
    agent: 'app',
    phones: 'practice/phones',
    switches: 'practice/switches',
  };
  const pages = Object.fromEntries(Object.entries(addresses).map(([name, path]) => [name, `${url}/${path}`]));
  process.stdout.write(`${JSON.stringify({ ready: true, url, pages, tokens, carrier })}\n`);
  const end = (): void => void practice.close().then(() => process.exit(0));
  process.once('SIGTERM', end).once('SIGINT', end);
}

void main();
