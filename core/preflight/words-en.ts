import type { WordsOfDangers } from './words';

/** Each danger in English. Calm and plain; nobody is to blame, most of these are how a new Chatwoot comes. */
export const ENGLISH: WordsOfDangers = {
  'continuity-email': {
    title: 'Conversations are mailed to clients who left',
    why: 'Two minutes after an answer the whole conversation lands in a mailbox that an abuser may read.',
    how: 'Administrator: Settings, Inboxes, the inbox, Configuration: switch off conversation continuity.',
  },
  'continuity-api': {
    title: 'API inboxes mail conversations too',
    why: 'The conversation lands in a mailbox that an abuser may read.',
    how: 'Super administrator: the account’s features: switch off "email continuity on api channel".',
  },
  'email-collect': {
    title: 'The chat asks for an e-mail address',
    why: 'Whoever gives one can be mailed what they wrote, and a form that asks who they are frightens people away.',
    how: 'Administrator: Settings, Inboxes, the inbox: switch off the e-mail collect box.',
  },
  'pre-chat-contact': {
    title: 'The form before the chat asks for an e-mail address or a phone number',
    why: 'What is written there can be used to contact a client in a way that was never said to be safe.',
    how: 'Administrator: Settings, Inboxes, the inbox, Pre-chat form: switch off these fields.',
  },
  csat: {
    title: 'A survey is sent when a conversation is closed',
    why: 'It arrives after the client has gone, also as a text on a phone that somebody else may hold.',
    how: 'Administrator: Settings, Inboxes, the inbox, CSAT: switch it off.',
  },
  'auto-resolve': {
    title: 'Quiet conversations are closed by a clock',
    why: 'Somebody in danger who cannot type for a while is closed without a person having decided it.',
    how: 'Administrator: Settings, Account: switch off auto-resolve.',
  },
  'auto-resolve-message': {
    title: 'A message is sent when the clock closes a conversation',
    why: 'It shows up on a screen long after the client has gone, when somebody else may be looking.',
    how: 'Administrator: Settings, Account, auto-resolve: empty the message, or switch auto-resolve off.',
  },
  'auto-resolve-waiting': {
    title: 'The clock also closes those who still wait for an answer',
    why: 'A client to whom nobody has answered yet is sent away.',
    how: 'Administrator: Settings, Account, auto-resolve: skip conversations that wait for an agent.',
  },
  greeting: {
    title: 'Chatwoot greets by itself',
    why: 'A ready-made text, perhaps with your name in it, goes to a phone before anybody asked whether that is safe.',
    how: 'Administrator: Settings, Inboxes, the inbox: switch off the channel greeting.',
  },
  'out-of-office': {
    title: 'Chatwoot answers by itself outside business hours',
    why: 'A ready-made text goes out whether or not it is safe, and twice when the helpline’s own answer is on.',
    how: 'Administrator: Settings, Inboxes, the inbox, Business hours: switch them off, or empty the message.',
  },
  'automation-sends': {
    title: 'Automation rules send messages, e-mails, attachments or web requests',
    why: 'They know nothing of locks or of what is safe, and may carry a client’s words out of the helpline.',
    how: 'Administrator: Settings, Automation: switch off the rules that send.',
    ask: 'Is it sure that no automation rule sends a message, an e-mail, an attachment or a web request?',
  },
  campaign: {
    title: 'A campaign is switched on',
    why: 'It writes to visitors or phones unasked, and shows on a screen that a client was there.',
    how: 'Administrator: Campaigns: switch them off.',
    ask: 'Is it sure that no campaign is switched on?',
  },
  'bot-in-inbox': {
    title: 'A bot is connected to an inbox',
    why: 'New conversations then begin as "pending", out of the advocates’ sight, and a machine answers first.',
    how: 'Administrator: Settings, Inboxes, the inbox, Bot configuration: disconnect it.',
    ask: 'Is it sure that no bot is connected to any inbox?',
  },
  'inbox-webhook': {
    title: 'An inbox posts to this plugin directly',
    why: 'Whenever the plugin is away, Chatwoot marks the client’s own messages as failed.',
    how: 'Administrator: Settings, Inboxes, the inbox: empty its webhook address. The account’s webhook tells all.',
  },
  'own-notifications': {
    title: 'The administrator of the token gets e-mails or pushes from Chatwoot',
    why: 'They quote what clients wrote, in a mailbox and on a locked screen.',
    how: 'That administrator: Profile settings, Notifications: switch all off.',
    ask: 'Has the administrator whose token this is switched off all e-mails and pushes?',
  },
  notifications: {
    title: 'Advocates may get e-mails or pushes that quote clients',
    why: 'A name and words of a client on a phone at home are read by whoever is near it.',
    how: 'Each advocate: Profile settings, Notifications: all off. Server: ENABLE_PUSH_RELAY_SERVER=false.',
    ask: 'Have all advocates and supervisors switched off Chatwoot’s e-mails and pushes?',
  },
  integrations: {
    title: 'Another company’s service is connected',
    why: 'What clients write leaves the helpline and is kept by somebody who owes them nothing.',
    how: 'Administrator: Settings, Integrations: disconnect everything but webhooks and dashboard apps.',
    ask: 'Is it sure that no other service (such as Slack, OpenAI, Translate) is connected?',
  },
  'popup-words': {
    title: 'New messages pop up with their words on the page',
    why: 'Whoever walks past reads the advocate’s answer, although the chat is closed.',
    how: 'Whoever keeps the web page: window.chatwootSettings = { showUnreadMessagesDialog: false } before the script.',
    ask: 'On your page, with the chat closed: does a new message stay hidden, without its words popping up?',
  },
  'session-year': {
    title: 'The chat stays readable in the browser for months',
    why: 'The next person at that device opens the page and reads the whole conversation.',
    how: 'Super administrator: set WIDGET_TOKEN_EXPIRY to 1 (day). Web page: a quick exit that calls $chatwoot.reset().',
    ask: 'Is WIDGET_TOKEN_EXPIRY one day, and does your page have a quick exit that resets the chat?',
  },
  transcripts: {
    title: 'Transcripts can be sent by e-mail',
    why: 'A whole conversation can be mailed to any address, by mistake or under pressure.',
    how: 'Server: block POST …/transcript at the proxy (Chatwoot has no switch for it), or set up no mail server.',
    ask: 'Is sending transcripts by e-mail blocked at your proxy, or is no mail server set up?',
  },
  'avatar-lookup': {
    title: 'E-mail addresses are looked up at a picture service',
    why: 'A stranger’s server learns that this person has written to you.',
    how: 'Server: DISABLE_GRAVATAR=true in the environment of both of Chatwoot’s containers.',
    ask: 'Is DISABLE_GRAVATAR=true set for Chatwoot?',
  },
  'twilio-opt-out-text': {
    title: 'The phone company’s answer to STOP may name you',
    why: 'An abuser who holds the phone learns from it whom the client has written to.',
    how: 'Twilio console, Messaging Service, Opt-out management: texts without a name, a link or a word of what you do.',
    ask: 'Are Twilio’s own texts to STOP, START and HELP without your name and what you do?',
  },
  'twilio-validity': {
    title: 'A text may be delivered hours later',
    why: 'A phone that was off for ten hours shows the text when it may be in somebody else’s hands.',
    how: 'Twilio console, Messaging Service, Integration: validity period 300 seconds.',
    ask: 'Is the validity period of your Messaging Service at most 300 seconds?',
  },
  'rate-limit': {
    title: 'A shared address can be locked out',
    why: 'In a shelter or a school all share one address: after five visitors in an hour the sixth gets no chat.',
    how: 'Server: ENABLE_RACK_ATTACK_WIDGET_API=false in Chatwoot’s environment.',
    ask: 'Is ENABLE_RACK_ATTACK_WIDGET_API=false set for Chatwoot?',
  },
  attachments: {
    title: 'Files can be sent, and whoever has the link can open them',
    why: 'A picture of an injury is readable without signing in.',
    how: 'Administrator: Settings, Inboxes, the inbox, Configuration: take away the file picker.',
  },
  'macro-sends': {
    title: 'Macros send messages or e-mails',
    why: 'One click of a tired hand sends a text, or a whole conversation, past every check of ours.',
    how: 'Administrator: Settings, Macros: delete those that send.',
    ask: 'Is it sure that no macro sends a message or an e-mail?',
  },
  'bot-webhook': {
    title: 'A bot posts to this plugin',
    why: 'Its posts are refused; whoever set it up believes that something listens.',
    how: 'Administrator: Settings, Bots: empty its webhook address.',
  },
  'auto-assignment': {
    title: 'Chatwoot hands conversations to whoever seems online',
    why: 'A client may be given to somebody who is not there, and the most urgent is not first.',
    how: 'Administrator: Settings, Inboxes, the inbox, Collaborators: switch off auto-assignment, if your desk takes its own.',
  },
  'ip-lookup': {
    title: 'Chatwoot looks up where visitors are',
    why: 'The town of somebody in hiding stands in their record.',
    how: 'Super administrator: the account’s features: switch off "ip lookup".',
  },
};
