import { describe, expect, it } from 'vitest'
import { readSettings } from './settings'

const REAL = {
  DGC_ENDPOINT: 'https://dgc.example.com/',
  HUAWEICLOUD_SDK_PROJECT_ID: 'b384b9e9ab9b4ee8994c8633aabc9505',
  DGC_AUTH_TOKEN: 'TOKEN-SENTINEL',
}

const LIMITS = {
  timeoutMs: 10_000,
  maxAnswerBytes: 32 * 1024 * 1024,
  callsPerSecond: 15,
  callsAtOnce: 8,
  coldReadsPerMinute: 30,
  cacheBytes: 64 * 1024 * 1024,
}

const LOCAL = { publicOrigins: [], basePath: '', answersToHost: true, relays: [], mode: { kind: 'local' } }

it('runs the demo on this machine when nothing is set', () => {
  expect(readSettings({})).toEqual({
    settings: {
      upstream: null,
      region: null,
      workspace: '',
      zone: null,
      logUrlTemplate: null,
      port: 8080,
      limits: LIMITS,
      ledger: { folder: null, keepBytes: 512 * 1024 * 1024 },
      logs: { scanBytes: 1024 * 1024 * 1024 },
      demo: { scenarios: null, jobs: null },
      access: { ...LOCAL, host: '127.0.0.1' },
      linkPreviews: { mode: 'full', isSigned: false, secret: null, lang: 'en' },
      operations: { log: { level: 'warn', format: 'text' }, metrics: null },
    },
    ignored: [],
  })
  expect(readSettings({}, { dev: true }).settings?.port).toBe(8081)
})

it('reads all settings, and takes an empty one for none', () => {
  const env = {
    ...REAL,
    DGC_REGION: 'cn-north-4',
    DGC_WORKSPACE: 'dw_prod',
    DGC_TIME_ZONE: 'Asia/Shanghai',
    LOG_URL_TEMPLATE: 'https://logs.example.com/{bucket}/{key}',
    HOST: 'localhost',
    PORT: '9000',
    DGC_TIMEOUT_MS: '2500',
    DGC_MAX_ANSWER_MB: '',
    DATA_DIR: '/var/lib/nodeline',
    KEEP_MB: '2',
    LOG_SCAN_MB: '3',
    LINK_PREVIEWS: 'name',
    LINK_PREVIEW_LANG: 'zh-CN',
  }
  expect(readSettings(env).settings).toEqual({
    upstream: {
      endpoint: 'https://dgc.example.com',
      projectId: REAL.HUAWEICLOUD_SDK_PROJECT_ID,
      credential: { kind: 'token', token: 'TOKEN-SENTINEL' },
      proxy: null,
      obs: {
        endpoint: 'https://obs.cn-north-4.myhuaweicloud.com',
        isPathStyle: false,
        key: null,
        buckets: [`dlf-log-${REAL.HUAWEICLOUD_SDK_PROJECT_ID}`],
      },
    },
    region: 'cn-north-4',
    workspace: 'dw_prod',
    zone: 'Asia/Shanghai',
    logUrlTemplate: 'https://logs.example.com/{bucket}/{key}',
    port: 9000,
    limits: { ...LIMITS, timeoutMs: 2500 },
    ledger: { folder: '/var/lib/nodeline', keepBytes: 2 * 1024 * 1024 },
    logs: { scanBytes: 3 * 1024 * 1024 },
    demo: { scenarios: null, jobs: null },
    access: { ...LOCAL, host: 'localhost' },
    linkPreviews: { mode: 'name', isSigned: false, secret: null, lang: 'zh-CN' },
    operations: { log: { level: 'info', format: 'json' }, metrics: null },
  })
})

it('the demo remembers nothing beyond a restart, and says so where DATA_DIR is set', () => {
  const { settings, ignored } = readSettings({ DATA_DIR: '/var/lib/nodeline' })
  expect(settings?.ledger.folder).toBeNull()
  expect(ignored).toEqual([{ name: 'DATA_DIR', why: 'would keep runs that no longer exist after a restart' }])
  expect(readSettings({ ...REAL, DATA_DIR: '/var/lib/nodeline' }).ignored).toEqual([])
})

describe('the endpoint', () => {
  it.each([
    [
      'of a region',
      { DGC_ENDPOINT: '', DGC_REGION: 'cn-north-4' },
      'https://dayu-dlf.cn-north-4.myhuaweicloud.com',
    ],
    ['given beside a region', { DGC_REGION: 'cn-north-4' }, 'https://dgc.example.com'],
    ['with a path', { DGC_ENDPOINT: 'https://gw.example.com/dlf/' }, 'https://gw.example.com/dlf'],
    ['on this machine', { DGC_ENDPOINT: 'http://127.0.0.1:9090' }, 'http://127.0.0.1:9090'],
    ['on this machine, by IPv6', { DGC_ENDPOINT: 'http://[::1]:9090' }, 'http://[::1]:9090'],
  ])('%s', (_, env, endpoint) => {
    expect(readSettings({ ...REAL, ...env }).settings?.upstream?.endpoint).toBe(endpoint)
  })
})

describe('is refused by its name, without its value', () => {
  it.each([
    {
      name: 'DGC_ENDPOINT',
      values: [
        ...'http://dgc.example.com dgc.example.com ftp://x https://u:p@x.com https://x.com?a=1'.split(' '),
        ...'https://x.com#evil https://x.com/a/? https://x.com/%2e http://127.0.0.1.evil.com'.split(' '),
        ...'javascript:alert(1)'.split(' '),
      ],
    },
    {
      name: 'DGC_REGION',
      values: ['evil.com#', 'cn-north', 'cn-north-4.evil.com', 'CN-NORTH-4', 'cn-north-4\n.evil', '../v3'],
    },
    { name: 'HUAWEICLOUD_SDK_PROJECT_ID', values: ['../v3', 'a b', 'a/b', 'x'.repeat(65), '.', '中'] },
    { name: 'DGC_WORKSPACE', values: ['a b', 'a\r\nb', 'x'.repeat(65)] },
    { name: 'DGC_AUTH_TOKEN', values: ['a\r\nX-Evil: 1', 'a b', '令牌'] },
    { name: 'DGC_TIME_ZONE', values: ['Mars/Olympus', 'GMT+25', '../etc'] },
    { name: 'LOG_URL_TEMPLATE', values: ['javascript:alert(1)', 'https://{bucket}/{key}'] },
    { name: 'PORT', values: ['-1', '65536', '80.5', 'http', '0x50'] },
    { name: 'DGC_TIMEOUT_MS', values: ['0', '1e9', 'soon', '999999999'] },
    { name: 'DGC_MAX_ANSWER_MB', values: ['0', '1024', '1.5'] },
  ])('$name', ({ name, values }) => {
    for (const value of values) {
      expect(readSettings({ ...REAL, [name]: value }).problem?.name, value).toBe(name)
    }
    const { problem } = readSettings({ ...REAL, [name]: 'SENTINEL 值' })
    expect([problem?.name, problem?.why.includes('SENTINEL')]).toEqual([name, false])
  })

  it.each(['HUAWEICLOUD_SDK_PROJECT_ID', 'DGC_AUTH_TOKEN'])('%s is required with an endpoint', (name) => {
    const { problem } = readSettings({ ...REAL, [name]: ' ' })
    expect(`${problem?.name} ${problem?.why}`).toMatch(new RegExp(`${name}\\b.*`))
    expect(problem?.why).toContain('is required')
    expect(readSettings({ [name]: '' }).problem).toBeUndefined()
  })
})

describe('the demo', () => {
  it.each([
    { name: 'HOST', values: ['x86_64-conda-linux-gnu', 'box', 'box.local.', 'http://x', 'a b'] },
    { name: 'PORT', values: ['tcp://10.0.0.1:8080'] },
    { name: 'PUBLIC_URL', values: ['/app', 'https://x.com?a', 'https://x.com/api'] },
    { name: 'METRICS_PORT', values: ['tcp://10.0.0.1:9090', 'on'] },
    { name: 'METRICS_HOST', values: ['a b'] },
    { name: 'LOG_LEVEL', values: ['INFO', 'notice'] },
    { name: 'LOG_FORMAT', values: ['pretty'] },
  ])('starts without $name where its value was meant for another program', ({ name, values }) => {
    for (const value of values) {
      const { settings, ignored } = readSettings({ [name]: value })
      expect([value, settings]).toEqual([value, readSettings({}).settings])
      expect(ignored).toEqual([{ name, why: expect.not.stringContaining(value) as string }])
      expect(readSettings({ ...REAL, [name]: value }).problem?.name).toBe(name)
    }
  })

  it('passes what the demo is to show', () => {
    const { settings } = readSettings({ DEMO_SCENARIOS: 'cases', DEMO_JOBS: '10000' })
    expect(settings?.demo).toEqual({ scenarios: 'cases', jobs: 10_000 })
    expect(readSettings({ DEMO_JOBS: '10001' }).problem?.name).toBe('DEMO_JOBS')
  })

  it('obeys a HOST that was chosen', () => {
    expect(readSettings({ HOST: '10.0.0.1' }).problem?.name).toBe('HOST')
    expect(readSettings({ HOST: 'box', ALLOW_ANONYMOUS: '1' }).settings?.access.host).toBe('box')
    expect(readSettings({ HOST: 'localhost' }).settings?.access.host).toBe('localhost')
  })
})
