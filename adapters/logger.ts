import { pino } from 'pino';
import type { Clock } from './clock';
import { allowedFields, type LogFields } from './log-fields';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Say = (fields: LogFields, sentence: string) => void;

/** `sentence` is always a literal of ours: what differs from line to line goes into the fields. Lint keeps that. */
export interface Logger {
  fatal: Say;
  error: Say;
  warn: Say;
  info: Say;
  debug: Say;
  /** A logger whose lines all carry these fields too. */
  with(fields: LogFields): Logger;
}

type Destination = { write(line: string): void };

/** One JSON line per entry, with our clock's time, on the standard output unless said otherwise. */
export function createLogger(level: LogLevel, clock: Clock, destination?: Destination): Logger {
  const settings = { level, base: null, timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"` };
  const output = destination ? pino(settings, destination) : pino(settings);
  const withFields = (always: LogFields): Logger => {
    const say =
      (severity: 'fatal' | 'error' | 'warn' | 'info' | 'debug'): Say =>
      (fields, sentence) =>
        output[severity](allowedFields({ ...always, ...fields }), sentence);
    return {
      fatal: say('fatal'),
      error: say('error'),
      warn: say('warn'),
      info: say('info'),
      debug: say('debug'),
      with: (more) => withFields({ ...always, ...more }),
    };
  };
  return withFields({});
}
