import type { TwilioConfig } from '../config/config';
import type { OnCallConfig } from '../config/read-on-call';
import { signedPage } from '../twilio/twilio-signature';
import { twilioPager, type TwilioPager } from '../twilio/twilio-pager';
import { onCallNumbers, type OnCallNumbers } from './numbers-file';
import { webhookPager, type WebhookPager } from './webhook-pager';

/** How those on call are reached: their numbers, and Twilio or the helpline's own webhook. */
export type Pager = {
  numbers: OnCallNumbers;
  twilio: (TwilioPager & { from: string; authToken: string; addresses: (page: string) => PageAddresses }) | null;
  webhook: WebhookPager | null;
  /** Where the plugin is reached from outside; Twilio signs the whole address. */
  publicUrl: string;
};
export type PageAddresses = { statusUrl: string; voiceUrl: string };

export function pager(config: OnCallConfig, twilio: TwilioConfig | null): Pager {
  const { numbersFile, from, authToken, webhook, publicUrl } = config;
  const canCall = twilio !== null && from !== null && authToken !== null;
  return {
    numbers: onCallNumbers(numbersFile),
    publicUrl,
    webhook: webhook && webhookPager(webhook),
    twilio: canCall
      ? {
          ...twilioPager(twilio),
          ...{ from, authToken },
          addresses: (page) => ({
            statusUrl: `${publicUrl}/twilio/status?${signedPage(authToken, page)}`,
            voiceUrl: `${publicUrl}/twilio/voice?${signedPage(authToken, page)}`,
          }),
        }
      : null,
  };
}
