/**
 * Chatwoot fills in every outgoing message that it is given, notes too: `{{contact.name}}` would become the client's name.
 * A blank between the braces makes them plain text again.
 */
export function noLiquid(text: string): string {
  return text.replace(/\{(?=[{%])/g, '{ ');
}
