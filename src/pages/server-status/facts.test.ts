import { describe, expect, it } from 'vitest'
import { type ServerStatus } from '../../contract/server-status'
import { serverStatus as en } from '../../i18n/en/server-status'
import { serverStatus as zh } from '../../i18n/zh-CN/server-status'
import { listStatusFacts, type StatusReader } from './facts'
import { NOW_MS, STATUS } from '../../testing/server-status'
import { HOUR_MS } from '../../lib/time/units'

const WORDS = { en, 'zh-CN': zh }

const reader = (lang: StatusReader['lang'] = 'en', part: Partial<StatusReader> = {}): StatusReader => ({
  words: WORDS[lang],
  lang,
  zone: 'Asia/Shanghai',
  faultTitle: (code) => `<${code}>`,
  connectionText: (reason) => `<${reason}>`,
  nowMs: NOW_MS,
  past: false,
  ...part,
})

function textsOf(status: ServerStatus, by = reader()) {
  return Object.fromEntries(
    listStatusFacts(status, by).map(({ name, facts }) => [
      name,
      Object.fromEntries(facts.map(({ label, text, warns }) => [label, warns ? `! ${text}` : text])),
    ]),
  )
}

const upstream = (part: Partial<ServerStatus['upstream']>) =>
  textsOf({ ...STATUS, upstream: { ...STATUS.upstream, ...part } })['upstream']

it('lists all facts in words', () => {
  expect(textsOf(STATUS)).toEqual({
    upstream: {
      'Last answer': '12:59:57, 3s ago',
      'Last fault': 'none since the start',
      'Signs in to DGC with': 'an access key that signs each request',
      'Clock of this server': 'right',
    },
    calls: {
      'In the last minute': '42, at most 15 a second',
      'In progress': '1 of 8 at once',
      Waiting: 'none',
    },
    viewers: { 'In the last minute': '12 browsers viewed 1 run', 'Requests for runs': '140 answers' },
    memory: {
      Cached: '3 runs, 64 KiB',
      'From cache': '1,200 answers',
      'Stale, while refreshing': '7 answers',
      'Waited for DGC': '1 answer',
    },
    server: {
      Recorded: '41,000 runs, 12 whole answers, 24.0 MiB',
      Build: 'build0123456',
      Started: '20 Nov 13:00:00, 2d 00h ago',
    },
  })
})

describe('DGC', () => {
  it('without calls has no answers', () => {
    expect(
      upstream({ state: 'untried', sinceMs: null, lastAnswerAtMs: null, clockAheadMs: null }),
    ).toMatchObject({
      'Last answer': 'none yet',
      'Clock of this server': 'not known before the first answer',
    })
  })

  it('has the last error and its time, also after it recovered', () => {
    const lastError = { code: 'upstream_timeout', atMs: NOW_MS - 65_000 } as const
    expect(upstream({ lastError })).toMatchObject({ 'Last fault': '<upstream_timeout>, at 12:58:55' })
  })

  it('that is not asked for a while has the time of the next try', () => {
    const paused = { state: 'paused', retryAtMs: NOW_MS + 90_000 } as const
    expect(upstream(paused)).toMatchObject({ 'Next try': 'at 13:01:30, in 1m 30s' })
    expect(upstream({ ...paused, retryAtMs: NOW_MS - 1 })).toMatchObject({
      'Next try': 'with the next request',
    })
    expect(upstream({ state: 'failing', retryAtMs: NOW_MS + 90_000 })).not.toHaveProperty('Next try')
  })
})

describe('a token', () => {
  it.each([
    ['token', null, 'not known: the token has no expiry time'],
    ['password', NOW_MS + 3_600_000, 'at 14:00:00, in 1h 00m'],
    ['password', NOW_MS + 86_400_000, 'at 23 Nov 13:00:00, in 1d 00h'],
    ['token', NOW_MS - 60_000, '! ended at 12:59:00'],
  ] as const)('of %s that ends at %s', (credential, tokenEndsAtMs, text) => {
    expect(upstream({ credential, tokenEndsAtMs })).toMatchObject({ 'Token ends': text })
  })

  it.each(['demo', 'aksk'] as const)('is no word of a server that signs in by %s', (credential) => {
    expect(upstream({ credential })).not.toHaveProperty('Token ends')
  })
})

describe('a response of two days ago', () => {
  const upstreamThen = { ...STATUS.upstream, state: 'paused', credential: 'password' } as const
  const readOld = (part: Partial<ServerStatus['upstream']>, lang: StatusReader['lang'] = 'en') =>
    textsOf(
      { ...STATUS, upstream: { ...upstreamThen, ...part } },
      reader(lang, { nowMs: NOW_MS + 50 * HOUR_MS, past: true }),
    )

  it('has its day at every instant, and nothing that was so long before it or after it', () => {
    const later = { retryAtMs: NOW_MS + 90_000, tokenEndsAtMs: NOW_MS + HOUR_MS }
    const lastError = { code: 'upstream_timeout', atMs: NOW_MS - 65_000 } as const
    const { upstream: dgc, server } = readOld({ ...later, lastError })
    expect(dgc).toMatchObject({
      'Last answer': '22 Nov 12:59:57',
      'Last fault': '<upstream_timeout>, at 22 Nov 12:58:55',
      'Next try': 'at 22 Nov 13:01:30',
      'Token ends': 'at 22 Nov 14:00:00',
    })
    expect(server).toMatchObject({ Started: '20 Nov 13:00:00' })
    expect(readOld({ ...later, lastError }, 'zh-CN')['upstream']).toMatchObject({
      上次响应: '11月22日 12:59:57',
      下次重试: '11月22日 13:01:30',
      令牌到期: '11月22日 14:00:00',
    })
  })

  it('is judged by its own time: a token may have been renewed since', () => {
    expect(readOld({ tokenEndsAtMs: NOW_MS + 1 })['upstream']?.['Token ends']).not.toContain('ended')
  })
})

it('the day is named as soon as it is another, be the picture ever so fresh', () => {
  const midnight = { nowMs: Date.parse('2026-11-23T00:00:01+08:00') }
  expect(textsOf(STATUS, reader('en', midnight))['upstream']?.['Last answer']).toBe('22 Nov 12:59:57, 3s ago')
})

it.each([
  [0, 'right'],
  [-29_000, 'right'],
  [30_000, '! 30s ahead of DGC’s: set it'],
  [-1_200_000, '! 20m 00s behind DGC’s: set it'],
])('a clock that is %d ms ahead is %s', (clockAheadMs, text) => {
  expect(upstream({ clockAheadMs })).toMatchObject({ 'Clock of this server': text })
})

it('a queue of more than a second of calls is a warning', () => {
  const queued = (n: number) =>
    textsOf({ ...STATUS, budget: { ...STATUS.budget, queued: n } })['calls']?.['Waiting']
  expect([queued(0), queued(1), queued(15), queued(16)]).toEqual(['none', '1 call', '15 calls', '! 16 calls'])
})

describe('the ledger', () => {
  const ledger = (part: Partial<ServerStatus['ledger']>, lang: StatusReader['lang'] = 'en') =>
    textsOf({ ...STATUS, ledger: { ...STATUS.ledger, ...part } }, reader(lang))['server']

  it('in memory, as the settings say, is no problem', () => {
    const facts = ledger({ store: 'memory', fileBytes: null, runs: 1, kept: 1 })
    expect(facts).toMatchObject({ Recorded: '1 run, 1 whole answer, in memory' })
    expect(facts).not.toHaveProperty('History')
  })

  it.each([
    ['damaged', '! its file was damaged: set aside at 12:58:55, and a new one begun', /已损坏/],
    ['full', '! the disk is full: in memory only since 12:58:55', /磁盘已满/],
    ['newer', '! a newer version wrote its file: in memory only since 12:58:55', /更新版本/],
    ['failed', '! its file cannot be used: in memory only since 12:58:55', /无法使用/],
  ] as const)('%s', (kind, text, chinese) => {
    const problem = { kind, sinceMs: NOW_MS - 65_000 }
    expect(ledger({ problem })).toMatchObject({ History: text })
    expect(ledger({ problem }, 'zh-CN')).toMatchObject({ 历史记录: expect.stringMatching(chinese) as string })
  })
})

it('there may be no viewers', () => {
  const viewers = { active: 0, runs: 0, requests: 0 }
  expect(textsOf({ ...STATUS, viewers })['viewers']?.['In the last minute']).toBe('no viewers')
})

it('every word is there in Chinese, and none is English', () => {
  const kinds: Partial<ServerStatus['upstream']>[] = [
    { lastAnswerAtMs: null, clockAheadMs: null, credential: 'demo' },
    { credential: 'token', state: 'paused', retryAtMs: NOW_MS + 5000, clockAheadMs: 90_000 },
    {
      credential: 'password',
      tokenEndsAtMs: NOW_MS - 1,
      state: 'paused',
      retryAtMs: null,
      clockAheadMs: -90_000,
    },
    { credential: 'password', tokenEndsAtMs: NOW_MS + 5000 },
  ]
  for (const part of kinds) {
    const sections = listStatusFacts(
      { ...STATUS, upstream: { ...STATUS.upstream, ...part } },
      reader('zh-CN'),
    )
    const facts = sections.flatMap((section) => section.facts)
    for (const { label, text } of facts.filter((fact) => fact.text !== STATUS.build)) {
      expect(`${label} ${text}`.replaceAll(/DGC|[KM]iB/g, '')).not.toMatch(/[a-z]/i)
      expect(label).toMatch(/\p{Script=Han}/u)
    }
  }
})
