/**
 * The looks of Chatwoot's own reply box (`theme.json` of the recordings: slate, ruby, amber, blue), light and dark. A lock
 * and a lost stream are said in words first; the colour only repeats them.
 */
const LOOK = `
:host{all:initial;display:block}
*{box-sizing:border-box;font:inherit;color:inherit}
[hidden]{display:none!important}
section{--b:240 240 243;--t:28 32 36;--s:88 92 100;--k:5 84 176;--e:217 217 224;--c:255 255 255;--r:202 36 77;
position:relative;padding:6px 12px;border-radius:8px;background:rgb(var(--b));color:rgb(var(--t));
font:13px/1.5 Inter,system-ui,sans-serif;color-scheme:light}
section.dark{--b:33 34 37;--t:237 238 240;--s:176 180 186;--k:126 182 255;--e:54 58 63;--c:29 30 36;--r:255 148 157;color-scheme:dark}
section.locked{--b:254 234 237;--t:100 23 43;--s:160 26 62;--k:160 26 62;--e:248 191 200}
section.locked.dark{--b:58 20 30;--t:254 210 225;--s:255 148 157;--k:255 148 157;--e:94 26 46}
section.lost{--b:255 247 194;--t:79 52 34;--s:110 66 0;--k:110 66 0;--e:243 214 115}
section.lost.dark{--b:48 32 8;--t:255 231 179;--s:255 202 22;--k:255 202 22;--e:92 61 5}
.row{display:flex;flex-wrap:wrap;align-items:center;gap:2px 14px}
.row+.row{margin-top:2px}
strong{font-weight:600}
.locked strong{color:rgb(var(--s))}
.small{font-size:12px;color:rgb(var(--s))}
.end{margin-left:auto}
button{min-height:24px;padding:1px 8px;border:0;border-radius:6px;background:none;color:rgb(var(--k));font-weight:500;cursor:pointer;text-align:start}
button:hover{background:rgb(var(--e)/.6)}
button:focus-visible{outline:2px solid rgb(var(--k));outline-offset:1px}
.list{position:absolute;left:0;right:0;bottom:calc(100% + 6px);max-height:50vh;overflow:auto;margin:0;padding:6px;list-style:none;
background:rgb(var(--c));color:rgb(var(--t));border:1px solid rgb(var(--e));border-radius:10px;box-shadow:0 6px 24px #0003;z-index:30}
.list button{display:block;width:100%;padding:6px 8px;color:rgb(var(--t));font-weight:400}
.list p{margin:0;padding:6px 8px}
.ask{margin:2px 0 6px;padding:8px 10px;border-radius:8px;border:1px solid rgb(var(--r));background:rgb(var(--c));color:rgb(var(--t))}
.light .ask,.light .list{--t:28 32 36;--c:255 255 255}
.dark .ask,.dark .list{--t:237 238 240;--c:29 30 36}
.ask p{margin:0 0 6px;font-weight:600}
.ask button{border:1px solid rgb(var(--r));color:rgb(var(--r));margin-right:8px;padding:3px 12px}
.ask .wait{background:rgb(39 100 200);border-color:rgb(39 100 200);color:#fff}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`;

/** Applied without a style element: a content security policy, should Chatwoot ever send one, has nothing to forbid. */
export function lookOf(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets = [sheet];
}
