import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessSettings, readAccess } from './access'
import { type Problem, Variables, WrongSetting } from './variables'

const HASH = `scrypt$32768$8$1$${'s'.repeat(22)}$${'k'.repeat(43)}`
const SECRET = 'SENTINEL-secret-of-32-characters!'

let folder: string
let file: (content: string | Buffer) => string
let users: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'access-'))
  let count = 0
  file = (content) => {
    const path = join(folder, `users-${(count += 1)}`)
    writeFileSync(path, content)
    return path
  }
  users = file(`# the team\r\n\nalice:${HASH}\n  李雷:${HASH}\n`)
})

afterAll(() => rmSync(folder, { recursive: true }))

type Env = Record<string, string>
type Outcome = { settings: AccessSettings; problem?: never } | { settings?: never; problem: Problem }

function read(env: Env): Outcome {
  try {
    return { settings: readAccess(new Variables(env)) }
  } catch (error) {
    if (error instanceof WrongSetting) return { problem: error.problem }
    throw error
  }
}

const USERS = (): Env => ({ AUTH_USERS_FILE: users })
const PROXY = (): Env => ({ TRUSTED_PROXY: '10.0.0.7' })
const ANONYMOUS = (): Env => ({ ALLOW_ANONYMOUS: '1' })
const NONE = (): Env => ({})
const HTTPS = { PUBLIC_URL: 'https://nodeline.example.com' }
const HTTP = { PUBLIC_URL: 'http://nodeline.example.com' }

describe('the start', () => {
  it.each<{ host: string; who: () => Env; url: Env; is: string }>([
    // A machine of one's own.
    { host: '127.0.0.1', who: NONE, url: {}, is: 'local' },
    { host: 'localhost', who: NONE, url: {}, is: 'local' },
    { host: '::1', who: NONE, url: {}, is: 'local' },
    { host: '127.0.0.1', who: NONE, url: { PUBLIC_URL: 'http://localhost:8080' }, is: 'local' },
    { host: '127.0.0.1', who: USERS, url: {}, is: 'users' },
    { host: '127.0.0.1', who: ANONYMOUS, url: {}, is: 'anonymous' },
    // A proxy on the same machine.
    { host: '127.0.0.1', who: NONE, url: HTTPS, is: 'PUBLIC_URL' },
    { host: '127.0.0.1', who: USERS, url: HTTPS, is: 'users' },
    { host: '127.0.0.1', who: PROXY, url: HTTPS, is: 'proxy' },
    { host: '127.0.0.1', who: USERS, url: HTTP, is: 'PUBLIC_URL' },
    { host: '127.0.0.1', who: PROXY, url: HTTP, is: 'proxy' },
    // An address of the network.
    { host: '10.0.0.1', who: NONE, url: {}, is: 'HOST' },
    { host: '10.0.0.1', who: NONE, url: HTTPS, is: 'HOST' },
    { host: 'nodeline.internal', who: NONE, url: {}, is: 'HOST' },
    { host: '127.evil.com', who: NONE, url: {}, is: 'HOST' },
    { host: '10.0.0.1', who: ANONYMOUS, url: {}, is: 'anonymous' },
    { host: '10.0.0.1', who: PROXY, url: {}, is: 'proxy' },
    { host: '10.0.0.1', who: USERS, url: {}, is: 'PUBLIC_URL' },
    { host: '10.0.0.1', who: USERS, url: HTTPS, is: 'users' },
    // All addresses of the machine, in each spelling.
    { host: '0.0.0.0', who: NONE, url: HTTPS, is: 'HOST' },
    { host: '0.0.0.0', who: ANONYMOUS, url: {}, is: 'PUBLIC_URL' },
    { host: '::', who: PROXY, url: {}, is: 'PUBLIC_URL' },
    { host: '[::]', who: USERS, url: {}, is: 'PUBLIC_URL' },
    { host: '0', who: ANONYMOUS, url: {}, is: 'PUBLIC_URL' },
    { host: '0:0:0:0:0:0:0:0', who: ANONYMOUS, url: {}, is: 'PUBLIC_URL' },
    { host: '::ffff:0.0.0.0', who: ANONYMOUS, url: {}, is: 'PUBLIC_URL' },
    { host: '0.0.0.0', who: ANONYMOUS, url: HTTP, is: 'anonymous' },
    { host: '0.0.0.0', who: USERS, url: HTTPS, is: 'users' },
    { host: '0.0.0.0', who: USERS, url: HTTP, is: 'PUBLIC_URL' },
  ])('with HOST $host and $url.PUBLIC_URL: $is', ({ host, who, url, is }) => {
    const { settings, problem } = read({ HOST: host, ...url, ...who() })
    expect(settings?.mode.kind ?? problem?.name).toBe(is)
  })

  it('names all three ways in the one line of its refusal', () => {
    expect(read({ HOST: '0.0.0.0' }).problem).toEqual({
      name: 'HOST',
      why: 'is not a loopback address, so say who may view: one of AUTH_USERS_FILE, TRUSTED_PROXY and ALLOW_ANONYMOUS=1',
    })
    expect(read(HTTPS).problem?.why).toContain('one of AUTH_USERS_FILE, TRUSTED_PROXY and ALLOW_ANONYMOUS=1')
  })

  it.each([
    [() => ({ ...USERS(), ...PROXY() }), 'AUTH_USERS_FILE', 'TRUSTED_PROXY'],
    [() => ({ ...USERS(), ...ANONYMOUS() }), 'AUTH_USERS_FILE', 'ALLOW_ANONYMOUS'],
    [() => ({ ...PROXY(), ...ANONYMOUS() }), 'TRUSTED_PROXY', 'ALLOW_ANONYMOUS'],
  ])('is refused with two ways at once (%#)', (env, name, other) => {
    expect(read({ HOST: '10.0.0.1', ...env() }).problem).toEqual({
      name,
      why: `and ${other} exclude each other: keep one`,
    })
  })

  it('takes passwords over http only when that is allowed, and then answers to its address too', () => {
    const aloud = { ALLOW_INSECURE_SIGN_IN: '1' }
    expect(read({ HOST: '10.0.0.1', ...USERS(), ...aloud }).settings?.answersToHost).toBe(true)
    expect(read({ HOST: '0.0.0.0', ...HTTP, ...USERS(), ...aloud }).settings?.mode.kind).toBe('users')
    expect(read({ HOST: '10.0.0.1', ...HTTPS, ...USERS() }).settings?.answersToHost).toBe(false)
    expect(read({ HOST: '10.0.0.1', ...HTTP, ...ANONYMOUS() }).settings?.answersToHost).toBe(true)
    expect(read({ HOST: '0.0.0.0', ...HTTP, ...ANONYMOUS() }).settings?.answersToHost).toBe(false)
  })
})

describe('settings', () => {
  it('hold what was given', () => {
    const several = { PUBLIC_URL: 'https://Nodeline.example.com/, http://localhost:8080' }
    const relays = { FORWARDED_FOR_FROM: '127.0.0.1,10.0.0.0/8' }
    expect(read({ ...USERS(), ...several, ...relays, SESSION_SECRET: SECRET }).settings).toEqual({
      host: '127.0.0.1',
      publicOrigins: ['https://nodeline.example.com', 'http://localhost:8080'],
      basePath: '',
      answersToHost: true,
      relays: ['127.0.0.1', '10.0.0.0/8'],
      mode: {
        kind: 'users',
        users: new Map([
          ['alice', HASH],
          ['李雷', HASH],
        ]),
        secret: SECRET,
        signedOutFile: join(folder, 'nodeline-signed-out'),
      },
    })
    expect(read({ ...USERS(), DATA_DIR: '/var/lib/nodeline' }).settings?.mode).toMatchObject({
      signedOutFile: '/var/lib/nodeline/nodeline-signed-out',
    })
    const proxy = { TRUSTED_PROXY: ' 10.0.0.7, fd00::/8 ,::1', TRUSTED_PROXY_USER_HEADER: 'X-Remote-User' }
    expect(read({ HOST: '10.0.0.1', ...proxy }).settings?.mode).toEqual({
      kind: 'proxy',
      proxies: ['10.0.0.7', 'fd00::/8', '::1'],
      userHeader: 'x-remote-user',
    })
    expect(read(PROXY()).settings?.mode).toMatchObject({ userHeader: 'x-forwarded-user' })
    expect(read({ ...USERS(), SESSION_SECRET_FILE: file(`${SECRET}\n`) }).settings?.mode).toMatchObject({
      secret: SECRET,
    })
  })

  it.each([
    ['https://x.com/nodeline', '/nodeline'],
    ['https://x.com/nodeline/', '/nodeline'],
    ['https://x.com/tools/Nodeline.v2/, https://y.com/tools/Nodeline.v2', '/tools/Nodeline.v2'],
    ['https://x.com/', ''],
  ])('have the path of %s', (url, basePath) => {
    const { settings } = read({ PUBLIC_URL: url, ...ANONYMOUS() })
    expect([settings?.basePath, settings?.publicOrigins[0]]).toEqual([basePath, 'https://x.com'])
  })

  it.each([
    { name: 'HOST', values: ['http://x', 'a b', 'a/b', 'x:80', '10.0.0.1#', '值'] },
    {
      name: 'PUBLIC_URL',
      values: [
        ...'nodeline.example.com ftp://x https:// https://u:p@x.com https://x.com/api'.split(' '),
        ...'https://x.com/jobs/nodeline https://x.com/a//b https://x.com/../b https://x.com/%61'.split(' '),
        ...'https://x.com/a;b https://x.com/"><b> https://x.com?a https://x.com#a'.split(' '),
        ...'https://0.0.0.0 https://*.x.com'.split(' '),
        'https://x.com/path, https://y.com',
        'https://a b',
        'https://x.com\\y',
        'https://x.com, y.com',
      ],
    },
    {
      name: 'TRUSTED_PROXY',
      values: [
        ...'localhost proxy.internal 10.0.0.0/0 ::/0 0.0.0.0 :: 10.0.0.0/33 ::1/129 10.0.0.1/'.split(' '),
        ...'10.0.0.1/8/8 10.0.0.1/-1 fe80::1%eth0 10.0.0 *'.split(' '),
        '10.0.0.1 10.0.0.2',
      ],
    },
    { name: 'FORWARDED_FOR_FROM', values: ['0.0.0.0/0', 'nginx'] },
    {
      name: 'TRUSTED_PROXY_USER_HEADER',
      values: ['X_Forwarded_User', 'X Y', 'x:y', 'Cookie', 'host', 'X-Forwarded-For', 'é'],
    },
    { name: 'SESSION_SECRET', values: ['SENTINEL', 'x'.repeat(31)] },
    { name: 'ALLOW_ANONYMOUS', values: ['yes', '2'] },
    { name: 'ALLOW_INSECURE_SIGN_IN', values: ['please'] },
  ])('$name is refused by its name, without its value', ({ name, values }) => {
    for (const value of values) {
      const { problem } = read({ [name]: value })
      expect([value, problem?.name]).toEqual([value, name])
      expect(value.includes('SENTINEL') && problem?.why.includes(value)).toBe(false)
    }
  })
})

describe('the file of users', () => {
  const LINE = 'is not name:scrypt$N$r$p$salt$hash'
  const salted = (N: number, r = 8, p = 1) => HASH.replace('32768$8$1', `${N}$${r}$${p}`)

  it.each([
    ['has a line without a hash', `alice:${HASH}\nSENTINEL\n`, `line 2 ${LINE}`],
    ['has a password in clear', 'alice:SENTINEL\n', `line 1 ${LINE}`],
    ['has a hash of another kind', `# c\n\nalice:$2b$12$SENTINEL\n`, `line 3 ${LINE}`],
    ['has a line without a name', `:${HASH}`, `line 1 ${LINE}`],
    ['has a name with a control', `SENTINEL\u0007:${HASH}`, `line 1 ${LINE}`],
    ['has too long a name', `${'a'.repeat(65)}:${HASH}`, `line 1 ${LINE}`],
    ['has a cost that is no power of two', `a:${salted(30_000)}`, `line 1 ${LINE}`],
    ['has a cost that protects nothing', `a:${salted(2)}`, `line 1 ${LINE}`],
    ['has a cost that fills the memory', `a:${salted(2 ** 22, 32)}`, `line 1 ${LINE}`],
    ['repeats a name', `alice:${HASH}\nbob:${HASH}\nalice:${HASH}`, 'line 3 repeats a name'],
    ['repeats a name in two spellings', `é:${HASH}\ne\u0301:${HASH}`, 'line 2 repeats a name'],
  ])('that %s is reported by its line, not its content', (_, content, where) => {
    expect(read({ AUTH_USERS_FILE: file(content) }).problem).toEqual({
      name: 'AUTH_USERS_FILE',
      why: `names a file whose ${where}`,
    })
  })

  it('must exist, be readable, hold a user and not be too large', () => {
    const why = (path: string) => read({ AUTH_USERS_FILE: path }).problem?.why
    expect(why(join(folder, 'none'))).toBe('names a file that cannot be read')
    expect(why(folder)).toBe('names a file that cannot be read')
    expect(why(file(''))).toBe('names a file without a user')
    expect(why(file('# nobody yet\n'))).toBe('names a file without a user')
    expect(why(file(Buffer.alloc(1024 * 1024 + 1, '#')))).toBe('names a file that is too large')
    expect(why(file(`\uFEFFalice:${HASH}`))).toBeUndefined()
    // As an old PowerShell redirects the output of a program.
    expect(why(file(Buffer.from(`\uFEFFalice:${HASH}`, 'utf16le')))).toBe(
      'names a file that is not text in UTF-8',
    )
  })
})
