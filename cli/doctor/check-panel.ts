import { readBuiltLine } from '../../adapters/built-line';
import type { PanelConfig } from '../../adapters/config/config';
import { probeExchange, probePage } from '../../adapters/panel-probe';
import { lastLineSeen } from '../../adapters/redis/line-seen';
import { PANEL_PATH } from '../setup/dashboard-app-step';
import { isPrivateAddress } from '../../adapters/config/private-address';
import type { Doctor } from './doctor';
import { fault, type InstallFault } from './install-fault';

/**
 * Whether advocates get to see the panel: its tab in Chatwoot, its page and who may frame it, and whether it can ask who
 * sits there. Asked from here, as a browser asks. @throws ChatwootError
 */
export async function checkPanel(doctor: Doctor): Promise<readonly InstallFault[]> {
  const { panel } = doctor.config;
  if (!panel) return [fault('panel-nowhere')];
  const [tab, page, proof] = await Promise.all([
    checkTab(doctor, panel),
    checkPage(doctor, panel),
    checkProof(doctor, panel),
  ]);
  return [...tab, ...page, ...proof, ...(await checkLine(doctor, panel))];
}

async function checkTab({ calls }: Doctor, { url }: PanelConfig): Promise<readonly InstallFault[]> {
  const wanted = `${url}${PANEL_PATH}`;
  const shown = (await calls.dashboardApps()).flatMap(({ content }) => content.map((one) => one.url));
  if (shown.includes(wanted)) return [];
  const other = shown.find((address) => address?.endsWith(PANEL_PATH));
  return [other ? fault('panel-tab-elsewhere', other) : fault('panel-tab')];
}

async function checkPage({ config }: Doctor, { url }: PanelConfig): Promise<readonly InstallFault[]> {
  const chatwoot = new URL(config.chatwoot.url).origin;
  const isMixed = chatwoot.startsWith('https:') && url.startsWith('http:') && !isPrivateAddress(url);
  const mixed = isMixed ? [fault('panel-http', url)] : [];
  const page = await probePage(url);
  if (page?.status !== 200) return [...mixed, fault('panel-away', `${url}${PANEL_PATH}`)];
  const may = new RegExp(`frame-ancestors ([^;]*)`).exec(page.policy)?.[1]?.trim() ?? '';
  if (page.frameOptions !== null) return [...mixed, fault('panel-frame-header', page.frameOptions.slice(0, 40))];
  return may === chatwoot ? mixed : [...mixed, fault('panel-framing', may.slice(0, 100))];
}

/** With a code nothing is asked of Chatwoot's host. Else the exchange has to be ours, and has to take our page for ours. */
async function checkProof({ config }: Doctor, panel: PanelConfig): Promise<readonly InstallFault[]> {
  if (panel.identity === 'code') return [];
  const said = await probeExchange(panel.url, panel.exchangeUrl, config.chatwoot.accountId);
  if (said === 'not-signed-in') return [];
  return [fault(said === 'wrong-origin' ? 'panel-origin' : 'panel-exchange', panel.exchangeUrl)];
}

/** What can be better, and keeps nothing from working. */
async function checkLine({ redis }: Doctor, panel: PanelConfig): Promise<readonly InstallFault[]> {
  const seen = redis && (await lastLineSeen(redis));
  const today = readBuiltLine()?.hash;
  const old = seen && today && seen !== today ? [fault('line-old')] : [];
  return [...old, ...(panel.identity === 'code' && !seen ? [fault('panel-by-code', panel.url)] : [])];
}
