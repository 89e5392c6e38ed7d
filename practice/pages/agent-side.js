import { el } from './cable.js';

/** The right sidebar: who it is, what to do with the conversation, and its defined attributes, each with a bin. */
export function drawSide(side, conversation, { definitions, agents, labels }, post) {
  // A refresh must not close an open list under somebody's hand.
  if (side.contains(document.activeElement) && document.activeElement.matches('select')) return;
  const { sender, assignee } = conversation.meta;
  const online = sender.availability_status === 'online';
  const folded = side.querySelector('details')?.open === false;
  const choice = (name, options, chosen, change) => {
    const items = options.map(([value, text]) =>
      el('option', { value, selected: String(value) === String(chosen ?? '') }, text),
    );
    const select = el('select', { change: (event) => change(event.target.value || null) }, ...items);
    return el('label', {}, name, select);
  };
  const people = [['', 'Nobody'], ...agents.map(({ id, name }) => [id, name])];
  const priorities = ['', 'urgent', 'high', 'medium', 'low'].map((each) => [each, each || 'None']);
  const toggle = (title) => {
    const has = conversation.labels.includes(title);
    post('labels', {
      labels: has ? conversation.labels.filter((each) => each !== title) : [...conversation.labels, title],
    });
  };
  const boxes = labels.map(({ title }) => {
    const box = el('input', {
      type: 'checkbox',
      checked: conversation.labels.includes(title),
      change: () => toggle(title),
    });
    return el('label', {}, box, ` ${title}`);
  });
  // Like Chatwoot's own, this posts back the whole set as it knows it.
  const remove = (key) => {
    const { [key]: _gone, ...rest } = conversation.custom_attributes;
    post('custom_attributes', { custom_attributes: rest });
  };
  const attributes = definitions.flatMap(({ attribute_key: key, attribute_display_name: name }) => {
    const value = conversation.custom_attributes[key];
    const click = () => remove(key);
    const bin =
      value === undefined ? null : el('button', { type: 'button', 'aria-label': `Delete ${name}`, click }, 'Delete');
    return [el('dt', {}, name, bin), el('dd', {}, String(value ?? '---'))];
  });
  const listed = definitions.length
    ? el('dl', {}, ...attributes)
    : el('p', { class: 'soft' }, 'No attributes are defined.');
  side.replaceChildren(
    el(
      'section',
      {},
      el('h2', {}, sender.name),
      el('p', { class: 'soft' }, `${online ? '● Online' : '○ Offline'} · ${sender.phone_number ?? 'no number'}`),
    ),
    el(
      'section',
      {},
      el('h2', {}, 'Conversation Actions'),
      choice('Assignee', people, assignee?.id, (id) => post('assignments', { assignee_id: id && Number(id) })),
      choice('Priority', priorities, conversation.priority, (priority) => post('toggle_priority', { priority })),
      ...boxes,
    ),
    el('details', { open: !folded }, el('summary', {}, 'Conversation Information'), listed),
  );
}
