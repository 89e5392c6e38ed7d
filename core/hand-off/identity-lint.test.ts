import { identityHints } from './identity-lint';

test.each<[string, string[]]>([
  ['her number is 0151 2345678', ['number']],
  ['call +1 (555) 000-0001', ['number']],
  ['born 3/4/1990', ['date']],
  ['nació el 3 de abril', ['date']],
  ['lives in Springfield', ['place']],
  ['vive en Toledo', ['place']],
  ['12 Elm Street', ['place']],
  ['goes to Lincoln School', ['place']],
  ['writes from ana@mail.example', ['mail']],
])('"%s" may tell who they are', (text, hints) => expect(identityHints(text)).toEqual(hints));

test.each([
  'is calm, wants to talk about tomorrow',
  'wrote 3 times since 02:13',
  'if quiet for 10 min, send the check-in',
  'has 2 children with her',
  'quiere hablar con alguien mañana a las 9',
  'may be read by somebody else',
  'is at school now',
])('"%s" does not', (text) => expect(identityHints(text)).toEqual([]));
