import type { NextFunction, Request, Response, Router } from 'express';
import { isUser, maySee } from '../model/conversations';
import type { Bot, Conversation, Json, JsonObject, Sender, User } from '../model/nouns';
import { callerOf, type Desk } from './desk';
import { isRefusal, notAllowed, notFound, refuse } from './refusal';

/** One REST call, with who is asking settled. */
export type Ask = Desk & {
  caller: User | Bot;
  actor: Sender;
  param(name: string): string;
  query(name: string): string | undefined;
  body: JsonObject;
};

/** 200 with no body at all. */
export const NOTHING = Symbol('an empty body');
export type Answer = Json | typeof NOTHING;

/** Who may call: an agent bot too, any user, administrators only. */
type Right = 'bot' | 'agent' | 'admin';
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Serve = (method: Method, path: string, right: Right, run: (ask: Ask) => Answer) => void;

export function serveOn(router: Router, desk: Desk): Serve {
  return (method, path, right, run) => {
    router[method](path, (req: Request, res: Response) => {
      const answer = run(askOf(req, desk, right));
      if (answer === NOTHING) res.status(200).end();
      else res.json(answer);
    });
  };
}

/** Express's last stop: a refusal becomes its answer. */
export function answerRefusals(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (isRefusal(error)) res.status(error.status).json(error.body);
  else next(error);
}

function askOf(req: Request, desk: Desk, right: Right): Ask {
  const caller = callerOf(desk.world, req.headers);
  const user = isUser(caller);
  if (!user && right !== 'bot') throw refuse(401, { error: 'Access to this endpoint is not authorized for bots' });
  if ((req.params['account'] ?? '1') !== String(desk.world.account.id)) throw notFound();
  if (right === 'admin' && user && caller.role !== 'administrator') throw notAllowed();
  return {
    ...desk,
    caller,
    actor: { type: user ? 'User' : 'AgentBot', id: caller.id },
    param: (name) => String(req.params[name]),
    query: (name) => textOf([req.query[name]].flat().at(-1)),
    body: objectOf(req.body),
  };
}

/** The user who asks; routes for agents and administrators always have one. */
export function userOf({ caller }: Ask): User {
  if (isUser(caller)) return caller;
  throw notAllowed();
}

/** The conversation of this address, if there is one and the caller may see it. */
export function conversationOf(ask: Ask): Conversation {
  const conversation = foundIn(ask, ask.world.conversations.values());
  if (!maySee(ask.world, conversation, ask.caller)) throw notAllowed();
  return conversation;
}

/** The row that the address names. */
export function foundIn<T extends { id: number }>(ask: Ask, rows: Iterable<T>, name = 'id'): T {
  const found = [...rows].find((row) => row.id === Number(ask.param(name)));
  if (found) return found;
  throw notFound();
}

/** JSON bodies may be flat or wrapped in the thing's name. */
export const unwrap = (body: JsonObject, name: string): JsonObject =>
  isObject(body[name]) ? { ...body, ...body[name] } : body;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** An object, or the JSON text of one: forms and cables send text. */
export function objectOf(value: unknown): JsonObject {
  if (typeof value !== 'string') return isObject(value) ? value : {};
  try {
    return objectOf(JSON.parse(value) as unknown);
  } catch {
    return {};
  }
}
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const textsOf = (value: unknown): string[] => listOf(value).filter((each) => typeof each === 'string');
/** Numbers come as digits in forms and addresses. */
export const idOf = (value: unknown): number | undefined =>
  /^\d+$/.test(String(value)) && !Array.isArray(value) ? Number(value) : undefined;
export const truth = (value: unknown): boolean => value === true || value === 'true' || value === 1;
