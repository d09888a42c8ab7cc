import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readUpstream } from './upstream'
import { type Env, Variables, WrongSetting } from './variables'

const REAL = { DGC_ENDPOINT: 'https://dgc.example.com/', HUAWEICLOUD_SDK_PROJECT_ID: 'b384' }
const KEY = { HUAWEICLOUD_SDK_AK: 'AK01', HUAWEICLOUD_SDK_SK: 'SK-SENTINEL' }
const TOKEN = { DGC_AUTH_TOKEN: 'TOKEN-SENTINEL' }
const USER = { IAM_DOMAIN: '数据平台', IAM_USER: 'nodeline', IAM_PASSWORD: ' p"w\\d SENTINEL' }
const IAM = { HUAWEICLOUD_SDK_IAM_ENDPOINT: 'https://iam.example.com/' }

const credentialOf = (env: Env, region: string | null = null) =>
  readUpstream(new Variables({ ...REAL, ...env }), region)?.credential

function problemOf(env: Env, region: string | null = null) {
  try {
    readUpstream(new Variables(env), region)
    return null
  } catch (error) {
    if (error instanceof WrongSetting) return error.problem
    throw error
  }
}

const aksk = { kind: 'aksk', ak: 'AK01', sk: 'SK-SENTINEL', securityToken: null }
const password = {
  kind: 'password',
  iamEndpoint: 'https://iam.example.com',
  domain: '数据平台',
  user: 'nodeline',
  password: 'p"w\\d SENTINEL',
}

describe('the credential', () => {
  it.each([
    ['a key', KEY, aksk],
    [
      'a key that was lent',
      { ...KEY, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'ST' },
      { ...aksk, securityToken: 'ST' },
    ],
    ['a token', TOKEN, { kind: 'token', token: 'TOKEN-SENTINEL' }],
    ['a user', { ...USER, ...IAM }, password],
    ['a key before all others', { ...USER, ...IAM, ...TOKEN, ...KEY }, aksk],
    ['a token before a user', { ...USER, ...IAM, ...TOKEN }, { kind: 'token', token: 'TOKEN-SENTINEL' }],
    [
      'an address of IAM alone asks for nothing',
      { ...IAM, ...TOKEN },
      { kind: 'token', token: 'TOKEN-SENTINEL' },
    ],
  ])('is %s', (_, env, is) => {
    expect(credentialOf(env)).toEqual(is)
  })

  it('asks the IAM of its region unless another is named', () => {
    expect(credentialOf(USER, 'cn-north-4')).toMatchObject({
      iamEndpoint: 'https://iam.cn-north-4.myhuaweicloud.com',
    })
    expect(credentialOf({ ...USER, ...IAM }, 'cn-north-4')).toEqual(password)
  })

  it('is read from files, a password with the spaces that it has there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
    const files = Object.entries({ ...KEY, ...TOKEN, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'ST' }).map(
      ([name, value]) => {
        writeFileSync(join(folder, name), `${value}\n`)
        return [`${name}_FILE`, join(folder, name)] as const
      },
    )
    writeFileSync(join(folder, 'password'), USER.IAM_PASSWORD)
    const { IAM_DOMAIN, IAM_USER } = USER
    expect(credentialOf(Object.fromEntries(files))).toEqual({ ...aksk, securityToken: 'ST' })
    expect(
      credentialOf({ ...IAM, IAM_DOMAIN, IAM_USER, IAM_PASSWORD_FILE: join(folder, 'password') }),
    ).toEqual({ ...password, password: USER.IAM_PASSWORD })
    rmSync(folder, { recursive: true })
  })

  it('is read from a file without one byte order mark, and only as UTF-8', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
    const file = join(folder, 'password')
    const read = (bytes: Buffer) => {
      writeFileSync(file, bytes)
      const env = { ...REAL, ...IAM, IAM_DOMAIN: 'd', IAM_USER: 'u', IAM_PASSWORD_FILE: file }
      return problemOf(env) ?? credentialOf(env)
    }
    expect(read(Buffer.from('\uFEFFAa1#Secret!9\n'))).toMatchObject({ password: 'Aa1#Secret!9' })
    const refused = { name: 'IAM_PASSWORD_FILE', why: 'names a file that is not text in UTF-8' }
    for (const bytes of [
      Buffer.from('\uFEFFAa1', 'utf16le'),
      Buffer.from('Aa1', 'utf16le'),
      Buffer.from('A\0'),
    ])
      expect(read(bytes)).toEqual(refused)
    rmSync(folder, { recursive: true })
  })
})

describe('is refused', () => {
  const without = (env: Env, ...names: string[]): Env =>
    Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)))

  it.each([
    ['nothing at all', {}, 'HUAWEICLOUD_SDK_AK', /HUAWEICLOUD_SDK_SK.*DGC_AUTH_TOKEN.*IAM_USER/],
    ['half a key', without(KEY, 'HUAWEICLOUD_SDK_SK'), 'HUAWEICLOUD_SDK_SK', /with HUAWEICLOUD_SDK_AK$/],
    ['the other half', without(KEY, 'HUAWEICLOUD_SDK_AK'), 'HUAWEICLOUD_SDK_AK', /with HUAWEICLOUD_SDK_SK$/],
    [
      'a security token without its key',
      { HUAWEICLOUD_SDK_SECURITY_TOKEN: 'SENTINEL' },
      'HUAWEICLOUD_SDK_AK',
      /HUAWEICLOUD_SDK_SECURITY_TOKEN$/,
    ],
    [
      'half a key beside a whole token',
      { ...TOKEN, HUAWEICLOUD_SDK_AK: 'AK01' },
      'HUAWEICLOUD_SDK_SK',
      /is required/,
    ],
    ['no domain', { ...IAM, ...without(USER, 'IAM_DOMAIN') }, 'IAM_DOMAIN', /IAM_USER$/],
    ['no user', { ...IAM, ...without(USER, 'IAM_USER') }, 'IAM_USER', /IAM_PASSWORD$/],
    ['no password', { ...IAM, ...without(USER, 'IAM_PASSWORD') }, 'IAM_PASSWORD', /with IAM_USER$/],
    ['no IAM to ask', USER, 'HUAWEICLOUD_SDK_IAM_ENDPOINT', /DGC_REGION/],
  ])('%s, by the name of what is missing', (_, env, name, why) => {
    const problem = problemOf({ ...REAL, ...env })
    expect([problem?.name, problem?.why]).toEqual([name, expect.stringMatching(why) as string])
    expect(JSON.stringify(problem)).not.toContain('SENTINEL')
    // Without a DGC there is nothing to be complete for, and the demo runs.
    expect(problemOf(env)).toBeNull()
  })

  it.each([
    { name: 'HUAWEICLOUD_SDK_AK', values: ['a b', 'a,SignedHeaders=x', 'a\r\nb', '中', 'x'.repeat(129)] },
    { name: 'HUAWEICLOUD_SDK_SK', values: ['a b', 'a\nb', '密'] },
    { name: 'HUAWEICLOUD_SDK_SECURITY_TOKEN', values: ['a\r\nX-Evil: 1', 'a b'] },
    { name: 'IAM_DOMAIN', values: ['a\nb', 'a\u0000b', 'x'.repeat(256), '\ud800'] },
    { name: 'IAM_USER', values: ['a\tb', 'a\u2028b'] },
    { name: 'IAM_PASSWORD', values: ['a\nb', 'a\u007fb'] },
    {
      name: 'HUAWEICLOUD_SDK_IAM_ENDPOINT',
      values: ['http://iam.example.com', 'https://u:p@x.com', 'iam.example.com', 'https://x.com/?a'],
    },
    { name: 'DGC_ALLOW_HTTP', values: ['yes', '2'] },
  ])('$name, without its value', ({ name, values }) => {
    const all = { ...REAL, ...KEY, ...USER, ...IAM }
    for (const value of [...values, 'SENTINEL\u0007 值']) {
      const problem = problemOf({ ...all, [name]: value })
      expect(problem?.name, value).toBe(name)
      expect(problem?.why).not.toContain('SENTINEL')
      expect(problemOf({ [name]: value })?.name, value).toBe(name)
    }
  })
})

it('takes an http address elsewhere only when that is allowed', () => {
  const plain = { ...REAL, ...USER, DGC_ENDPOINT: 'http://10.0.0.1:9090', ...IAM }
  expect(problemOf(plain)?.name).toBe('DGC_ENDPOINT')
  const iam = { ...plain, HUAWEICLOUD_SDK_IAM_ENDPOINT: 'http://10.0.0.1:9090', DGC_ALLOW_HTTP: '1' }
  expect(readUpstream(new Variables(iam), null)).toMatchObject({
    endpoint: 'http://10.0.0.1:9090',
    credential: { iamEndpoint: 'http://10.0.0.1:9090' },
  })
  expect(problemOf({ ...iam, DGC_ENDPOINT: 'ftp://10.0.0.1' })?.name).toBe('DGC_ENDPOINT')
})
