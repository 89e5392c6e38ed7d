/** Where at our address Chatwoot posts to. */
export const WEBHOOK_PATH = '/webhooks/chatwoot';
