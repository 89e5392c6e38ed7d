import { createHmac } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { addVisitor, findContactInbox } from '../model/contacts';
import { openConversation, tellTyping } from '../model/conversations';
import { addMessage } from '../model/messages';
import type { ContactInbox, Conversation, JsonObject } from '../model/nouns';
import { clientReads } from '../model/receipts';
import { messageRest } from '../model/shapes-messages';
import { smsArrives, smsStatus } from '../model/sms';
import { must } from '../model/world';
import { isObject, textOf } from './answering';
import type { Desk } from './desk';
import { refuse } from './refusal';

const base64 = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** JWT-shaped like Chatwoot's cookie: its payload names the visitor's source_id, and any page may read it. */
function tokenOf({ world }: Desk, row: ContactInbox): string {
  const text = `${base64({ alg: 'HS256' })}.${base64({ source_id: row.source_id, inbox_id: row.inbox_id })}`;
  return `${text}.${createHmac('sha256', String(world.account.created_at)).update(text).digest('base64url')}`;
}

/** What the client's page talks to, and the two addresses that Twilio calls. Neither of those checks a signature. */
export function widgetRoutes(router: Router, desk: Desk): void {
  const { world } = desk;
  const inbox = must(
    world.inboxes.find((each) => each.channel_type === 'Channel::WebWidget'),
    'chat inbox',
  );
  const visitorOf = (token: unknown): ContactInbox | undefined =>
    [...world.contactInboxes.values()].find((row) => row.inbox_id === inbox.id && tokenOf(desk, row) === token);
  const lastOf = (row: ContactInbox): Conversation | undefined =>
    [...world.conversations.values()].filter((each) => each.contact_inbox_id === row.id).at(-1);
  const chat = (path: string, run: (row: ContactInbox, body: JsonObject, of?: Conversation) => JsonObject): void => {
    router.post(`/api/v1/widget/${path}`, (req: Request, res: Response) => {
      const row = visitorOf(req.headers['x-auth-token']);
      if (!row) throw refuse(404, { error: 'This visitor is not known' });
      res.json(run(row, isObject(req.body) ? req.body : {}, lastOf(row)));
    });
  };

  router.post('/api/v1/widget/config', (req: Request, res: Response) => {
    const row = visitorOf(isObject(req.body) ? req.body['token'] : undefined) ?? addVisitor(world, inbox);
    res.json({ token: tokenOf(desk, row), pubsub_token: row.pubsub_token, inbox: inbox.name });
  });
  chat('messages/list', (_row, _body, of) => {
    const shown = (of?.messages ?? []).filter((each) => !each.private && each.message_type !== 'activity');
    return {
      payload: of ? shown.map((each) => messageRest(world, of, each)) : [],
      seen: of?.contact_last_seen_at ?? 0,
    };
  });
  chat('messages', (row, body, of) => {
    const conversation = of ?? openConversation(world, row, { additional_attributes: pageOf(body) });
    const content_attributes = { in_reply_to: null };
    const sender = { type: 'Contact', id: row.contact_id } as const;
    const content = textOf(body['content']) ?? '';
    const message = addMessage(world, conversation, { message_type: 'incoming', content, content_attributes, sender });
    return messageRest(world, conversation, message);
  });
  chat('conversations/update_last_seen', (_row, _body, of) => {
    if (of) clientReads(world, of);
    return {};
  });
  chat('conversations/toggle_typing', (row, body, of) => {
    if (of) tellTyping(world, of, { type: 'Contact', id: row.contact_id }, body['typing_status'] === 'on');
    return {};
  });
  chat('events', (row, body) => {
    const eventInfo = { ...pageOf(body), widget_language: 'en' };
    world.announce({ name: 'webwidget.triggered', contactInbox: row, eventInfo });
    return {};
  });

  router.post('/twilio/callback', (req: Request, res: Response) => {
    smsArrives(world, String(req.body.From), String(req.body.Body), String(req.body.MessageSid));
    res.status(204).end();
  });
  router.post('/twilio/delivery_status', (req: Request, res: Response) => {
    smsStatus(world, String(req.body.MessageSid), String(req.body.MessageStatus), textOf(req.body.ErrorCode));
    res.status(204).end();
  });
}

/** What Chatwoot notes of the page and the browser, without asking. */
const pageOf = (body: JsonObject): JsonObject => ({
  browser: {
    ...{ browser_name: 'Chrome', browser_version: '156.0.0.0', device_name: 'Unknown' },
    ...{ platform_name: 'Unknown', platform_version: '0' },
  },
  ...{ browser_language: 'en', referer: textOf(body['referer']) ?? 'https://helpline.example/' },
  initiated_at: { timestamp: textOf(body['timestamp']) ?? 'unknown' },
});

/** For the cable: the visitor who holds this listening token. */
export const visitorByPubsub = ({ world }: Desk, pubsub_token: string): ContactInbox | undefined =>
  findContactInbox(world, { pubsub_token });
