/**
 * The device that the client's page is on. A page can neither lose its network nor be hidden by itself, so this script,
 * before all others, does what a browser would do and say then: the chat and the plugin's own script notice no difference.
 * Time runs on this page as fast as on the practice desk. A script of its own, not a module: those come too late.
 */
{
  const speed = Number(document.currentScript.dataset.speed) || 1;
  const { fetch, setTimeout, setInterval, WebSocket } = window;
  const sendBeacon = navigator.sendBeacon.bind(navigator);
  const clock = performance.now.bind(performance);
  const isReallyOnLine = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine').get.bind(navigator);
  const sockets = new Set();
  let hasNetwork = true;
  let isShown = true;

  performance.now = () => clock() * speed;
  window.setTimeout = (run, ms = 0, ...more) => setTimeout(run, ms / speed, ...more);
  window.setInterval = (run, ms = 0, ...more) => setInterval(run, ms / speed, ...more);

  window.fetch = (...what) => (hasNetwork ? fetch(...what) : Promise.reject(new TypeError('no network')));
  // Without a network a browser takes it all the same, and it never arrives.
  navigator.sendBeacon = (...what) => !hasNetwork || sendBeacon(...what);
  Object.defineProperty(navigator, 'onLine', { get: () => hasNetwork && isReallyOnLine() });
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      sockets.add(this);
      this.addEventListener('close', () => sockets.delete(this));
    }
  };
  Object.defineProperty(document, 'visibilityState', { get: () => (isShown ? 'visible' : 'hidden') });
  Object.defineProperty(document, 'hidden', { get: () => !isShown });

  function network(on) {
    hasNetwork = on;
    if (!on) for (const socket of sockets) socket.close();
    window.dispatchEvent(new Event(on ? 'online' : 'offline'));
  }

  function show(on) {
    isShown = on;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  window.practiceDevice = {
    network,
    show,
    /** A closed tab. Where the browser lets no script close it, the page is replaced, which tells the page the same. */
    close() {
      window.close();
      setTimeout(() => location.replace('/practice'), 200);
    },
    /** As a phone does to a hidden page: nothing in it runs, until the dialog is answered. Then it is shown again. */
    freeze() {
      show(false);
      setTimeout(() => {
        document.dispatchEvent(new Event('freeze'));
        alert('Frozen: nothing runs in this page until you choose OK.');
        document.dispatchEvent(new Event('resume'));
        show(true);
      }, 300);
    },
    /** The helpline's own button for it; where the plugin's script did not come, it leaves all the same. */
    quickExit: () => (window.helplineQuickExit ?? (() => location.replace('/practice')))(),
  };

  // Real Chatwoot's chat is a frame: the page hears nothing of a key that is pressed in it, only that the chat folds.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !event.target.closest?.('.woot-widget-holder')) return;
      event.stopImmediatePropagation();
      window.$chatwoot.toggle('close');
    },
    true,
  );
}
