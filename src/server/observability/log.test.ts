import { expect, it } from 'vitest'
import { type LogOptions, createLog } from './log'

const SENTINEL = 'SENTINEL-9f8e7d'

function told(options: Partial<LogOptions> = {}) {
  const out: string[] = []
  const err: string[] = []
  const log = createLog({
    level: 'info',
    format: 'json',
    nowMs: () => 1_700_000_000_000,
    out: { write: (line) => out.push(line) },
    err: { write: (line) => err.push(line) },
    ...options,
  })
  return { log, out, err }
}

it('a line of json is one object with its level, time and message', () => {
  const { log, out, err } = told()
  log.warn({ status: 502, code: undefined }, 'answered')
  expect(err).toEqual([])
  expect(out).toEqual(['{"level":"warn","time":"2023-11-14T22:13:20.000Z","status":502,"msg":"answered"}\n'])
})

it('lines below the level are not written', () => {
  const { log, out } = told({ level: 'warn' })
  log.debug({}, 'debug')
  log.info({}, 'info')
  log.error({}, 'error')
  expect(out.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['error'])
})

it.each(['json', 'text'] as const)(
  'names of credentials are blanked, at any depth that occurs: %s',
  (format) => {
    const { log, out, err } = told({ format })
    const headers = {
      authorization: SENTINEL,
      'x-auth-token': SENTINEL,
      'x-subject-token': SENTINEL,
      'x-security-token': SENTINEL,
      cookie: SENTINEL,
      'set-cookie': [SENTINEL],
    }
    const settings = { sk: SENTINEL, password: SENTINEL, secret: SENTINEL, token: SENTINEL }
    log.error({ ...headers, ...settings }, 'top')
    log.error({ headers, settings, host: 'seen' }, 'below')
    log.error({ request: { headers, settings } }, 'two below')
    const lines = [...out, ...err]
    expect(lines).toHaveLength(3)
    expect(lines.join()).not.toContain('SENTINEL')
    expect(lines.join()).toContain('seen')
  },
)

const HOSTILE = 'a\r\n{"level":"error"}\u001b[31m\u009b\u2028\u202e\u007f\ud83d令'

it.each(['json', 'text'] as const)('hostile text stays one line that no terminal obeys: %s', (format) => {
  const { log, out, err } = told({ format })
  log.warn({ path: HOSTILE }, HOSTILE)
  const text = [...out, ...err].join('')
  expect(text.slice(0, -1)).toMatch(/^[\u0020-\u007e]+$/)
  expect(text.at(-1)).toBe('\n')
  if (format === 'json') expect(JSON.parse(text)).toMatchObject({ path: HOSTILE, msg: HOSTILE })
})

it('text has warnings and errors apart from the rest, and no clutter', () => {
  const { log, out, err } = told({ format: 'text' })
  log.info({ ms: 5, path: '/a b' }, 'answered')
  log.warn({}, 'DGC: forbidden')
  log.error({ code: 'internal' }, 'failed')
  expect([out, err]).toEqual([
    ['answered ms=5 path="/a b"\n'],
    ['DGC: forbidden\n', 'failed code=internal\n'],
  ])
})
