import { ON_CALL_VARIABLES } from './on-call-variables';
import { TWILIO_VARIABLES } from './twilio-variables';
import type { Variable, Variables } from './variable';
import { CHATWOOT_VARIABLES, LOCAL_VARIABLES, PANEL_VARIABLES } from './variables';

/** The text of `.env.example`: every variable that a person may set, with what it is. */
export function envExample(): string {
  const head = [
    '# Secrets and addresses. `npm run setup` writes this file as .env, readable by its owner only.',
    '# What a coordinator decides (waiting times, shifts) stands in policy.yaml instead.',
    '# Made from adapters/config/variables.ts by `npm run generate`: edit that.',
  ];
  return `${[head.join('\n'), ...entries(CHATWOOT_VARIABLES), ...entries(PANEL_VARIABLES), ...entries(TWILIO_VARIABLES), ...entries(ON_CALL_VARIABLES), ...entries(LOCAL_VARIABLES)].join('\n\n')}\n`;
}

function entries(variables: Variables): string[] {
  return Object.entries(variables)
    .filter(([, variable]) => !variable.internal)
    .map(([name, variable]) => entry(name, variable));
}

function entry(name: string, { about, expected, optional, usually }: Variable): string {
  const comment = `# ${about}\n# Expected: ${expected}.`;
  return optional || usually ? `${comment}\n# ${name}=${usually ?? ''}` : `${comment}\n${name}=`;
}
