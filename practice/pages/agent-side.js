import { el } from './cable.js';
import { dot } from './ticks.js';

/** A choice that is made at once; `chosen` may be a number or a text. */
function choice(name, options, chosen, change) {
  const items = options.map(([value, words]) => el('option', { value, selected: value === (chosen ?? '') }, words));
  return el('label', {}, name, el('select', { change: ({ target }) => change(target.value || null) }, ...items));
}

/** The right sidebar: who it is, what to do with the conversation, and its defined attributes, each with a bin. */
export function drawSide(side, conversation, known, post) {
  const { meta, labels, priority, custom_attributes: values } = conversation;
  // A refresh must not close an open list under somebody's hand.
  if (side.contains(document.activeElement) && document.activeElement.matches('select')) return;
  const isOpen = (part) => side.querySelector(`details.${part}`)?.open;
  const people = [['', 'Nobody'], ...known.agents.map(({ id, name }) => [id, name])];
  const priorities = ['', 'urgent', 'high', 'medium', 'low'].map((each) => [each, each || 'None']);
  const give = (id) => post('assignments', { assignee_id: id && Number(id) });
  const assignee = choice('Assignee', people, meta.assignee?.id, give);
  const urgency = choice('Priority', priorities, priority, (wanted) => post('toggle_priority', { priority: wanted }));
  const boxes = known.labels.map(({ title }) => {
    const others = labels.filter((each) => each !== title);
    const checked = labels.includes(title);
    const change = () => post('labels', { labels: checked ? others : [...others, title] });
    return el('label', {}, el('input', { type: 'checkbox', checked, change }), ` ${title}`);
  });
  const attributes = known.definitions.flatMap(({ attribute_key: key, attribute_display_name: name }) => {
    // Like Chatwoot's own bin, this posts back the whole set as it knows it.
    const { [key]: value, ...rest } = values;
    const bin = { 'aria-label': `Delete ${name}`, click: () => post('custom_attributes', { custom_attributes: rest }) };
    return [
      el('dt', {}, name, value === undefined ? null : el('button', bin, 'Delete')),
      el('dd', {}, String(value ?? '---')),
    ];
  });
  side.replaceChildren(
    el(
      'section',
      {},
      el('h2', {}, meta.sender.name),
      el('p', { class: 'soft' }, dot(conversation), ` · ${meta.channel.slice(9)}`),
    ),
    el('section', {}, el('h2', {}, 'Conversation Actions'), assignee, urgency),
    el('details', { class: 'labels', open: isOpen('labels') ?? false }, el('summary', {}, 'Labels'), ...boxes),
    el(
      'details',
      { class: 'about', open: isOpen('about') ?? true },
      el('summary', {}, 'Conversation Information'),
      el('dl', {}, ...attributes),
    ),
  );
}
