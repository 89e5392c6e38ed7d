/**
 * A cable to the practice desk that opens again when it breaks. `pingMs`: in the time of the page, which on the client's
 * is the desk's own, perhaps faster, one.
 */
export function openCable({ identify, pingMs, onEvent, onOpen }) {
  const identifier = JSON.stringify({ channel: 'RoomChannel', ...identify });
  let socket;
  const say = (data) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify({ identifier, ...data }));
  const connect = () => {
    if (!navigator.onLine) return void setTimeout(connect, 2000);
    socket = new WebSocket(`${location.origin.replace('http', 'ws')}/cable`, 'actioncable-v1-json');
    socket.onopen = () => say({ command: 'subscribe' });
    socket.onclose = () => setTimeout(connect, 2000);
    socket.onmessage = ({ data }) => {
      const { type, message } = JSON.parse(data);
      if (type === 'confirm_subscription') onOpen();
      if (message?.event) onEvent(message.event, message.data);
    };
  };
  connect();
  setInterval(() => say({ command: 'message', data: '{"action":"update_presence"}' }), pingMs);
}

/** An element with attributes, listeners where the value is a function, and children. Text is only ever text. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Tells `on` at the first key of a burst and `off` after 4 s without one, or when stopped. */
export function typingTeller(tell) {
  let timer;
  const stop = () => {
    if (timer) tell('off');
    timer = clearTimeout(timer);
  };
  const press = () => {
    if (!timer) tell('on');
    clearTimeout(timer);
    timer = setTimeout(stop, 4000);
  };
  return { press, stop };
}
