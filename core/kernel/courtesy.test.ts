import { readText } from './read-text';

test.each(['thank you', 'Thank you!', 'THANKS', 'ok', 'Ok.', 'okay, thank you', 'Gracias', '¡Muchas gracias!', 'vale'])(
  '"%s" is a courtesy',
  (text) => expect(readText(text).courtesy).toBe(true),
);

test.each([
  ...['goodbye', 'Goodbye.', 'bye', 'sorry', 'I am sorry', 'thanks for everything', 'thank you for everything'],
  ...['adiós', 'perdón', 'gracias por todo', 'good night', 'buenas noches', 'ok he is here', 'thank you I want to die'],
  ...['thanks but he is back', 'ok I will do it', 'vale voy a hacerlo', 'no', 'yes', '', 'help', 'ok?? help'],
])('"%s" is none, and alarms', (text) => expect(readText(text)).not.toHaveProperty('courtesy'));
