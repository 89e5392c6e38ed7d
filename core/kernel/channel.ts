/** How client and advocate are talking. It decides what can be known: SMS has no presence, e-mail has no verdict. */
export type Channel = 'chat' | 'sms' | 'email' | 'other';
