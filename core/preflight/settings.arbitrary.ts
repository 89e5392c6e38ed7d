import type { Fix } from './fix';
import type { AccountSettings, InboxSettings, Settings } from './settings';

/** An inbox for web chat in which nothing is dangerous. */
export const inbox = (difference: Partial<InboxSettings> = {}): InboxSettings => ({
  id: 1,
  channel: 'chat',
  ...{ continuityEmail: false, emailCollect: false, csat: false, greeting: false, workingHours: false },
  ...{ hasOutOfOffice: false, autoAssignment: false, preChatEmail: false, preChatPhone: false, attachments: false },
  ...{ webhookToUs: null, messagingService: null, botId: null },
  ...difference,
});

const ACCOUNT: AccountSettings = {
  ...{ autoResolveAfter: null, autoResolveSends: false, autoResolveIgnoresWaiting: false },
  ...{ continuityOnApi: false, ipLookup: false },
};

export const HARMLESS: Settings = {
  account: ACCOUNT,
  inboxes: [inbox()],
  ...{ ownNotifications: [], botsToUs: [], automations: [], macros: [], campaigns: [], integrations: [] },
  popupShown: false,
  textValidity: null,
};

export type Changes = Partial<Omit<Settings, 'account'>> & { account?: Partial<AccountSettings> };

export const settings = ({ account, ...rest }: Changes): Settings => ({
  ...HARMLESS,
  ...rest,
  account: { ...ACCOUNT, ...account },
});

/** These settings after the changes were made. */
export const fixed = (before: Settings, fixes: readonly Fix[]): Settings =>
  fixes.reduce((sofar, { place, setting, after }) => {
    const without = <T>(list: readonly T[] | null, one: unknown) => list && list.filter((other) => other !== one);
    switch (place.kind) {
      case 'account':
        return { ...sofar, account: { ...sofar.account, [setting]: after } };
      case 'inbox':
        return {
          ...sofar,
          inboxes: sofar.inboxes.map((one) => (one.id === place.id ? { ...one, [setting]: after } : one)),
        };
      case 'own-notifications':
        return { ...sofar, ownNotifications: without(sofar.ownNotifications, setting) };
      case 'automation':
        return { ...sofar, automations: without(sofar.automations, place.id) };
      case 'campaign':
        return { ...sofar, campaigns: without(sofar.campaigns, place.id) };
    }
  }, before);
