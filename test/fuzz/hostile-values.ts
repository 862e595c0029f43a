const DEPTH = 20_000;
const MEBIBYTE = 1024 * 1024;

/** Names that mean something to JavaScript, and to those who query by objects. */
export const HOSTILE_NAMES: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  '$gt',
  '$where',
  '',
  '\0',
  '\ud800',
  '\ufeff',
];

/** Texts that parsers, databases, terminals and file systems take for something else. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...HOSTILE_NAMES,
  ...[' ', '\t', '\u00a0', '\u2028', 'a\0b', 'a\ud800b', '\udc00\ud83d', '\ufffe', '\u{10ffff}'],
  ...['\u202eabc', '\u2066abc\u2069', '\u200b\u200b\u200b', 'e\u0301', 'ﷺ'.repeat(700), 'İ', 'ﬃ'],
  ...['null', 'true', 'NaN', 'Infinity', '-0', '00', '+1', '1.0', '1e3', '0x10', '１２', '٣'],
  ...['-1', '0', '2147483647', '2147483648', '-2147483649', '4294967296', '1e400', '-1e400'],
  ...['9007199254740991', '9007199254740993', '9223372036854775807', '9223372036854775808'],
  ...["' OR 1=1 --", '"; DROP TABLE generation; --', "bird's-eye", '\\', '%', '%00', '%s%n', '$1'],
  ...['{{7*7}}', '${7*7}', '<script>alert(1)</script>', '../../etc/passwd', '..', 'a\r\nX-A: b'],
  ...['2026-13-45T25:61:61Z', '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '-271821-04-20'],
  ...['9999-12-31T23:59:59.999+23:59', '+275760-09-13T00:00:00.001Z', '2026-11-23T24:00:00Z'],
  ...['WzFd', 'e30=', 'bnVsbA==', Buffer.from('["9999999","x",null]').toString('base64url')],
  ...['bytes=0-', 'bytes=-1', 'bytes=5-1', 'bytes=0-0,2-3', 'bytes=99999999999999999999-', 'W/"*"'],
  ...[
    'respond-async, wait=0',
    'wait=99999999999',
    'wait="',
    'respond-async;wait',
    ',,,;;==',
    '"\\',
  ],
  ...[
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'https://user:pw@hooks.invalid/',
    'file:///etc/passwd',
  ],
  ...['http://0x7f.1/', 'http://169.254.169.254/', 'https://hooks.invalid:99999/', 'javascript:1'],
  ...['a'.repeat(2001), 'a'.repeat(9000), '👩‍👩‍👧‍👦'.repeat(300), '\u0301'.repeat(3000)],
];

/** Values that JSON can say and few expect, and some that only look like JSON. */
export const HOSTILE_JSON: readonly string[] = [
  ...['null', 'true', 'false', '""', '[]', '{}', '[[]]', '[null]', '{"a":{}}', '[{}]'],
  ...['1e400', '-1e400', '1e-400', '-0', '1.0', '1.5', '-1', '0', '2147483647', '2147483648'],
  ...['9007199254740991', '9007199254740992', '9007199254740993', '9223372036854775808'],
  ...['1'.repeat(400), '0.1e-9999999', '"1"', '"true"', '{"$gt":1}', '{"length":1e9}'],
  ...['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '{"toString":null}'],
  ...['"\\u0000"', '"\\ud800"', '"a\\udc00b"', '"\\ud83d"', '"\\u202e"', '"\ufeff"', '"\u2028"'],
  ...['01', '+1', '.5', '1.', 'NaN', 'Infinity', 'undefined', "'a'", '"a', '"\n"', '"\\x41"'],
  ...['{"a":1,}', '[1,]', '{a:1}', '/**/1', '1 2', '', ' ', '{"a":1,"a":2}', '\0', '"\0"'],
];

/** Documents that cost whoever reads them carelessly. */
export const HOSTILE_DOCUMENTS: readonly string[] = [
  ...HOSTILE_JSON,
  '['.repeat(DEPTH) + ']'.repeat(DEPTH),
  '{"a":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH),
  '{"prompt":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH),
  `{"prompt":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`,
  `{"requests":[${'{},'.repeat(5000)}{}]}`,
  `{"requests":[${'0,'.repeat(50_000)}0]}`,
  `{"prompt":"${'a'.repeat(MEBIBYTE / 2)}"}`,
  `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join()}}`,
  `{${'"prompt":"abc",'.repeat(20_000)}"prompt":"abc"}`,
  `{"prompt":"${'a'.repeat(2 * MEBIBYTE)}"}`,
];
