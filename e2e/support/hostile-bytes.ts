export const RUN = '/api/jobs/job_batch/instances/34765'

const HOST = 'Host: localhost\r\nConnection: close\r\n'
const get = (target: string, more = ''): string => `GET ${target} HTTP/1.1\r\n${HOST}${more}\r\n`
const named = (host: string, target = RUN): string =>
  `GET ${target} HTTP/1.1\r\nConnection: close\r\n${host}\r\n`
const post = (more: string, body: string): string =>
  `POST / HTTP/1.1\r\n${HOST}Sec-Fetch-Site: same-origin\r\n${more}\r\n${body}`
const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n'

/** What is said, and the statuses of which one is the answer; those of a server that lets everybody look, when they differ. */
export type Case = readonly [what: string, bytes: string | Buffer, statuses: readonly number[], open?: number]

/** Refused wherever it comes from, before anybody is asked who is there. */
export const BROKEN: readonly Case[] = [
  ...[
    'Host: evil.com',
    'Host: localhost.',
    'Host: localhost.evil.com',
    'Host: 10.0.0.1',
    'Host: 0.0.0.0',
    'Host: localhost@evil.com',
    'Host: evil.com@localhost',
    'Host: localhost/',
    'Host: localhost?',
    'Host: a b',
    'Host: localhost#a',
    'Host: localhost\\a',
    'Host: localhost:99999',
    'Host: localhost:',
    'Host: [',
    'Host: [::1',
    'Host: localhost\r\nHost: evil.com',
    'Host: evil.com\r\nHost: localhost',
    'Host:',
    'X: y',
    'Host: lo%63alhost',
    'Host: localhost\r\nhost: localhost',
    'Host: a'.padEnd(5000, 'a'),
  ].map((host): Case => [host.slice(0, 60), named(`${host}\r\n`), [400, 421]]),
  ['another name in the request line', get('http://evil.com/api/config'), [421]],
  ['a bad name in the request line', get(`http://localhost:99999${RUN}`), [400]],
  ['no path', get('a'), [400]],
  ['a star', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, [400, 405]],
  ['a tunnel', `CONNECT evil.com:443 HTTP/1.1\r\n${HOST}\r\n`, [405]],
  ...['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'QUERY'].map((method): Case => [
    method,
    `${method} ${RUN} HTTP/1.1\r\n${HOST}Origin: http://evil.com\r\n\r\n`,
    [405, 400],
  ]),
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['HTTP/0.9', 'GET /\r\n\r\n', [400]],
  ['HTTP/9.9', `GET / HTTP/9.9\r\n${HOST}\r\n`, [400]],
  ['bare line feeds', 'GET / HTTP/1.1\nHost: localhost\n\n', [400]],
  ['an expectation', get(RUN, 'Expect: more\r\n'), [417]],
  ['two lengths', post('Content-Length: 3\r\nContent-Length: 4\r\n', 'abcd'), [400]],
  ['a length and chunks', post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'), [400]],
  ['chunks by another name', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), [400]],
  ['a space before a colon', post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n'), [400]],
  ['a folded header', get('/', 'A: b\r\n c\r\n'), [400]],
  ['a NUL in a header', get('/', 'A: b\0c\r\n'), [400]],
  ['a letter beyond ASCII in the path', Buffer.from(get('/api/jobs/订单/instances/1')), [400]],
  ['a huge path', get(`/${'a'.repeat(100_000)}`), [431]],
  [
    'ten thousand headers',
    get('/', Array.from({ length: 10_000 }, (_, n) => `a${n}: b\r\n`).join('')),
    [431],
  ],
  ['a huge tag', get(RUN, `If-None-Match: ${'"x",'.repeat(25_000)}\r\n`), [431]],
  ['a huge cookie', get('/', `Cookie: nodeline=${'a'.repeat(30_000)}\r\n`), [431]],
  [
    'a huge chunk extension',
    post('Transfer-Encoding: chunked\r\n', `1;${'a'.repeat(20_000)}\r\na\r\n0\r\n\r\n`),
    [413, 405, 415],
  ],
]

/** Well-formed, and refused for what it asks. Who has not signed in is told only that. */
export const REFUSED: readonly Case[] = [
  ...[
    '..',
    '%2e%2e',
    '.',
    '%2E',
    '..%2f..%2fv3%2fauth%2ftokens',
    'a%2fb',
    'a%5cb',
    'a%00b',
    'a%0d%0aX-Evil:1',
    '%ff%fe',
    '%',
    '%zz',
    '%ED%A0%80',
    'a'.repeat(129),
    '%20a',
    '%c2%85',
    '%e2%80%a8',
  ].map((job): Case => [`job ${job.slice(0, 40)}`, get(`/api/jobs/${job}/instances/1`), [401], 400]),
  ...['0', '-1', '1e5', '34765.0', '007', '9223372036854775808', '%31%0a', '１', '0x1'].map((id): Case => [
    `id ${id}`,
    get(`/api/jobs/job_batch/instances/${encodeURI(id)}`.replace('%25', '%')),
    [401],
    400,
  ]),
  ...[
    'workspace=a&workspace=b',
    'workspace=a%0d%0aX: 1',
    'workspace=%00',
    'workspace=%09a',
    `workspace=${'a'.repeat(65)}`,
    '%77orkspace=a&workspace=b',
    'workspace=%E0%A4%A',
    'workspace=a+b',
    'workspace=..%2f',
    'workspace=%ff',
  ].map((query): Case => [query, get(`${RUN}?${query.replaceAll(' ', '%20')}`), [401], 400]),
  ['a slash at the end', get(`${RUN}/`), [401], 404],
  ['a file of ours', get('/assets/../../package.json', 'Accept: text/html\r\n'), [404, 401], 404],
  ['a file of ours, encoded', get('/assets/..%2f..%2fpackage.json'), [404, 401], 404],
  ['settings', get('/.env'), [401], 404],
  ['two slashes', get('//api/config'), [401], 404],
  ['a backslash', get('/\\evil.com'), [400, 401], 400],
]

/** Answered as anything else is, to who may look. */
export const TAKEN: readonly Case[] = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].flatMap((name): Case[] => [
    [`job ${name}`, get(`/api/jobs/${name}/instances/1`), [401], 404],
    [`workspace ${name}`, get(`${RUN}?workspace=${name}`), [401], 404],
  ]),
  ['the largest id', get('/api/jobs/job_batch/instances/9223372036854775807'), [401], 404],
  ['a fragment that names a workspace', get(`${RUN}#?workspace=x`), [401, 400], 200],
  ['an unknown parameter', get(`${RUN}?__proto__[a]=1&a[]=2&%00=%ff`), [401], 200],
  ['a range', get(RUN, 'Range: bytes=0-5\r\n'), [401], 200],
  ['a long list of codings', get(RUN, `Accept-Encoding: ${'br;q=0,'.repeat(1500)}\r\n`), [401], 200],
  ['a long list of languages', get('/', `Accept-Language: ${'a-'.repeat(6000)}\r\n`), [401], 200],
  ['a long list of tags', get(RUN, `If-None-Match: ${'W/"x",'.repeat(2000)}\r\n`), [401], 200],
  ['any tag', get(RUN, 'If-None-Match: *\r\n'), [401], 304],
  ['cookies of a neighbour', get(RUN, `Cookie: ${'nodeline=1.YQ.1.a.b; '.repeat(500)}\r\n`), [401], 200],
  ['the head of a run', get(RUN).replace('GET', 'HEAD'), [401], 200],
  ['the head of nothing', get('/nothing').replace('GET', 'HEAD'), [401], 404],
  ['an upgrade', get(RUN, 'Upgrade: websocket\r\n'), [401], 200],
  ['a body with a GET', get(RUN, 'Content-Length: 5\r\n').concat('GET /'), [401], 200],
  [
    'what proxies say',
    get(
      '/api/config',
      'X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Host: evil.com\r\nForwarded: for=1.1.1.1\r\nX-Real-IP: 9\r\nX_Forwarded_User: mallory\r\nRemote-User: mallory\r\n',
    ),
    [401],
    200,
  ],
  [
    'a name in the file to be saved',
    get('/api/jobs/a%22%3b%20x%3d%E8%AE%A2/instances/1/raw?download=1'),
    [401],
    404,
  ],
]

/** Only where people sign in is a form read at all. */
export const FORMS: readonly Case[] = [
  ['no form', post('Content-Type: text/plain\r\nContent-Length: 3\r\n', 'a=b'), [415], 405],
  ['a form that says it is too long', post(`${FORM}Content-Length: 999999\r\n`, 'a=b'), [413], 405],
  [
    'a form that is too long',
    post(`${FORM}Transfer-Encoding: chunked\r\n`, `1fff\r\n${'a'.repeat(0x1fff)}\r\n0\r\n\r\n`),
    [413],
    405,
  ],
  [
    'a form of a page elsewhere',
    post(`${FORM}Content-Length: 3\r\n`, 'a=b').replace('same-origin', 'cross-site'),
    [403],
    403,
  ],
  ['a form of nobody', post(`${FORM}Content-Length: 0\r\n`, ''), [401], 405],
  ['a name of the language', post(`${FORM}Content-Length: 25\r\n`, 'name=__proto__&password=a'), [401], 405],
  ['bytes that are no text', post(`${FORM}Content-Length: 15\r\n`, 'name=%ff%00%0a!'), [401], 405],
]
