import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', 'recordings');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

export type RecordedAnswer = { status: number; data: unknown };

/** Answers of the running Chatwoot, by the name they were recorded under. */
export const recordedAnswers = (file: string): Record<string, RecordedAnswer> =>
  JSON.parse(read(`${file}.json`)) as Record<string, RecordedAnswer>;

export const recordedFile = (file: string): unknown => JSON.parse(read(file));

export type RecordedWebhook = { path: string; headers: Record<string, string>; raw: string };

export const recordedWebhooks = (): RecordedWebhook[] =>
  read('webhooks.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordedWebhook);

/** The secrets that the recordings were signed again with, by path. */
export const RECORDED_SECRETS: Record<string, string> = {
  '/webhook': 'ACCOUNT-WEBHOOK-SECRET',
  '/api-inbox': 'API-INBOX-SECRET',
  '/bot': 'BOT-SECRET',
};

export type CableFrame = { type?: string; identifier?: string; message?: unknown };

export const recordedCable = (): CableFrame[] =>
  read('cable.jsonl')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { m: CableFrame }).m);
