import { createHash, createHmac } from 'node:crypto'
import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Demo, createDemo } from './server'
import { NOON_MS } from '../../testing/demo'

const DATE = '20261122T050000Z'
const EMPTY = createHash('sha256').digest('hex')

let demo: Demo
let port: number

beforeEach(async () => {
  demo = createDemo({ clock: () => NOON_MS })
  port = await demo.start()
})

afterEach(() => demo.stop())

const pathOf = (job: string): string => `/v1/${demo.projectId}/jobs/${job}/instances/34765`

/** Signs by hand: the caller says what is sent and what of it is signed. */
function authorization(
  path: string,
  headers: Record<string, string>,
  { ak = demo.ak, sk = demo.sk, names = Object.keys(headers).toSorted() } = {},
): string {
  const [plain = '', query = ''] = path.split('?')
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('')
  const canonical = ['GET', `${plain}/`, query, lines, names.join(';'), EMPTY].join('\n')
  const hash = createHash('sha256').update(canonical).digest('hex')
  const date = headers['x-sdk-date'] ?? ''
  const signature = createHmac('sha256', sk).update(`SDK-HMAC-SHA256\n${date}\n${hash}`).digest('hex')
  return `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=${names.join(';')}, Signature=${signature}`
}

interface Said {
  status: number
  code: string
  message: string
}

/** Not fetch: it would set other headers and tidy the path. */
function ask(path: string, headers: Record<string, string>): Promise<Said> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      res.once('end', () => {
        const body = JSON.parse(text) as Record<string, string>
        const { error_code: code = '', error_msg: message = '' } = body
        resolve({ status: res.statusCode ?? 0, code, message })
      })
    })
      .once('error', reject)
      .end()
  })
}

const own = (): Record<string, string> => ({ host: `127.0.0.1:${port}`, 'x-sdk-date': DATE })

function askSigned(
  path: string,
  headers: Record<string, string> = own(),
  how: Parameters<typeof authorization>[2] = {},
): Promise<Said> {
  return ask(path, { ...headers, authorization: authorization(path, headers, how) })
}

it('accepts signatures and the token, and records the method without the credential', async () => {
  expect(await askSigned(pathOf('job_batch'))).toMatchObject({ status: 200 })
  const headers = { ...own(), workspace: 'default', 'x-project-id': demo.projectId }
  expect(await askSigned(pathOf('job_batch'), headers)).toMatchObject({ status: 200 })
  expect(await ask(pathOf('job_batch'), { 'x-auth-token': demo.token })).toMatchObject({ status: 200 })
  expect(await ask(pathOf('job_batch'), {})).toMatchObject({ status: 401 })
  expect(demo.journal.entries.map(({ auth }) => auth)).toEqual(['aksk', 'aksk', 'token', 'none'])
  const recorded = JSON.stringify(demo.journal.entries)
  for (const secret of [demo.ak, demo.sk, demo.token, 'Signature']) expect(recorded).not.toContain(secret)
})

it('accepts a path with encoded or plain marks', async () => {
  const canonical = pathOf('job%20%28%E6%B5%8B%29%27%2A')
  const headers = own()
  const proof = authorization(canonical, headers)
  for (const path of [canonical, pathOf("job%20(%e6%b5%8b)'*")])
    expect(await ask(path, { ...headers, authorization: proof })).toMatchObject({ code: 'DLF.0100' })
  // Encoded twice is another name.
  expect(await ask(canonical.replaceAll('%', '%25'), { ...headers, authorization: proof })).toMatchObject({
    code: 'APIGW.0301',
  })
})

describe('refuses', () => {
  it.each([
    ['another secret', { sk: 'wrong' }, /verify aksk signature fail, canonicalRequest:GET\n/],
    ['an unknown key', { ak: 'NOBODY' }, /ak:NOBODY,err:ak not exist/],
    ['an unsigned host', { names: ['x-sdk-date'] }, /host is not signed/],
    ['an unsigned date', { names: ['host'] }, /x-sdk-date is not signed/],
    ['names in disorder', { names: ['x-sdk-date', 'host'] }, /not sorted/],
    ['a header that did not come', { names: ['host', 'x-other', 'x-sdk-date'] }, /x-other is missing/],
  ])('%s', async (_, how, message) => {
    expect(await askSigned(pathOf('job_batch'), own(), how)).toEqual({
      status: 401,
      code: 'APIGW.0301',
      message: expect.stringMatching(message) as string,
    })
  })

  it.each(['workspace', 'x-project-id', 'x-security-token'])('an unsigned %s', async (name) => {
    const headers = own()
    const proof = authorization(pathOf('job_batch'), headers)
    const said = await ask(pathOf('job_batch'), { ...headers, authorization: proof, [name]: 'other' })
    expect(said.message).toContain(`the header ${name} is not signed`)
  })

  it.each([
    { case: '15 minutes behind', date: '20261122T044500Z', status: 200 },
    { case: '15 minutes ahead', date: '20261122T051500Z', status: 200 },
    { case: 'a second more behind', date: '20261122T044459Z', status: 401 },
    { case: 'a second more ahead', date: '20261122T051501Z', status: 401 },
    { case: 'no date at all', date: 'yesterday', status: 401 },
  ])('a date that is off: $case is $status', async ({ date, status }) => {
    const said = await askSigned(pathOf('job_batch'), { ...own(), 'x-sdk-date': date })
    expect(said.status).toBe(status)
    if (status === 401) expect(said.message).toContain('signature expired')
  })

  it('a header that no signer writes', async () => {
    for (const text of ['Basic abc', 'SDK-HMAC-SHA256 Access=a', 'SDK-HMAC-SHA256'])
      expect(await ask(pathOf('job_batch'), { ...own(), authorization: text })).toMatchObject({ status: 401 })
  })

  it('another project than the one that is named', async () => {
    expect(await askSigned(pathOf('job_batch'), { ...own(), 'x-project-id': 'other' })).toMatchObject({
      status: 403,
    })
  })
})

it('keys can be revoked and restored, and every credential refused', async () => {
  demo.control({ revokeKeys: true })
  expect(await askSigned(pathOf('job_batch'))).toMatchObject({ code: 'APIGW.0301' })
  demo.control({ revokeKeys: false })
  expect(await askSigned(pathOf('job_batch'))).toMatchObject({ status: 200 })
  demo.control({ refuse: true })
  expect(await askSigned(pathOf('job_batch'))).toMatchObject({ status: 401 })
  expect(await ask(pathOf('job_batch'), { 'x-auth-token': demo.token })).toMatchObject({ status: 401 })
})
