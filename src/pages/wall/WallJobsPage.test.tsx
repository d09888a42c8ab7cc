import { useContext } from 'react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { laterWords } from '../../i18n/load'
import { wallJobsWords } from '../../i18n/wall-jobs-words'
import { MINUTE_MS } from '../../lib/time/units'
import { makeJob, makeJobRun, makeWall, packWall } from '../../testing/jobs'
import { LISTED_MS, ageHeaders, openPage, stubBrowser, textOf } from '../../testing/open-page'
import { WallFootNote } from '../../shell/kiosk/foot-note'
import { WallJobsPage } from './WallJobsPage'

beforeAll(async () => {
  await Promise.all([laterWords.load('en'), wallJobsWords.load('en')])
})
stubBrowser()

const page = <WallJobsPage renderRun={() => null} />
const never = () => new Promise<Response>(() => undefined)

it('names the jobs of its address before the first answer, in their order', async () => {
  expect(await openPage('/wall?jobs=orders,bills@w2&wall=1', page, never)).toBe('Loading the jobs')
  expect([...document.querySelectorAll('.wj-name')].map(({ textContent }) => textContent)).toEqual([
    'orders',
    'bills@w2',
  ])
  expect(document.querySelectorAll('.wj-unread')).toHaveLength(2)
})

it('says what is left out where its address names more jobs than a wall asks for', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `job_${index}`)
  await openPage(`/wall?jobs=${names.join(',')}&wall=1&tz=UTC`, page, never)
  expect(textOf('.wj-about')).toBe('500 jobs · 60 of 500 shown, names after the first 300 not watched')
})

it('knows no names of a wall by rules', async () => {
  const title = encodeURIComponent('night\u202e')
  expect(await openPage(`/wall?folder=a&wall=1&name=${title}`, page, never)).toBe('Loading the jobs')
  expect(textOf('.wall-of')).toBe('night⟨202E⟩')
  // Only the clock tells it from a picture that stands still.
  expect(textOf('.wall-clock time')).toMatch(/^\d\d:\d\d:\d\d$/)
  expect(textOf('.wj-name')).toBe('')
})

it('leaves out what has no room beside its name, instead of cutting it', async () => {
  vi.stubGlobal('innerWidth', 540)
  vi.stubGlobal('innerHeight', 960)
  const failed = makeJob({
    name: 'orders',
    runs: [makeJobRun(LISTED_MS - 30 * MINUTE_MS, { status: 'fail' })],
  })
  const answer = () => Response.json(packWall(makeWall([{ job: failed }])), { headers: ageHeaders(1_000) })
  await openPage('/wall?jobs=orders&name=Daily reports&rotate=20&wall=1', page, answer)
  await vi.waitFor(() => expect(textOf('.wj-about')).toBe('Daily reports · 1 job'))
})

it('a group of failures has the colour of the worst of them', async () => {
  const jobs = Array.from({ length: 8 }, (_, index) => {
    const status = index === 0 ? 'running-exception' : 'fail'
    const run = makeJobRun(LISTED_MS - (60 - index) * MINUTE_MS, { status })
    return { job: makeJob({ name: `job_${index}`, runs: [run] }) }
  })
  const answer = () => Response.json(packWall(makeWall(jobs)), { headers: ageHeaders(1_000) })
  await openPage('/wall?folder=*&wall=1', page, answer)
  await vi.waitFor(() => expect(textOf('.wj-group h2')).toContain('8 jobs'))
  expect(document.querySelector('.wj-group')?.getAttribute('data-tone')).toBe('fail')
})

it.each([
  [1_000, 'then all jobs in'],
  [21_000, 'then orders in'],
])(
  'a rotation marks the picture that is shown, after %i ms, and says what comes next',
  async (ageMs, next) => {
    const run = makeJobRun(LISTED_MS - 5 * MINUTE_MS, { status: 'running', endMs: null })
    const wall = makeWall([{ job: makeJob({ name: 'orders', runs: [run] }) }])
    const answer = () => Response.json(packWall(wall), { headers: ageHeaders(ageMs) })
    const Run = () => <h1>The run{useContext(WallFootNote)}</h1>
    await openPage('/wall?jobs=orders&rotate=20&wall=1', <WallJobsPage renderRun={() => <Run />} />, answer)
    await vi.waitFor(() => expect(document.body.textContent).toContain(next))
    const isRun = textOf('h1').startsWith('The run')
    const marked = [...document.querySelectorAll('.wall-dots i')].map((dot) => dot.hasAttribute('data-here'))
    expect(marked).toEqual([!isRun, isRun])
  },
)

it('beside a name that has no room for it, the glyph alone says that it failed', async () => {
  vi.stubGlobal('innerWidth', 1920)
  vi.stubGlobal('innerHeight', 1080)
  const failed = (name: string) => ({
    job: makeJob({ name, runs: [makeJobRun(LISTED_MS - 30 * MINUTE_MS, { status: 'fail' })] }),
  })
  const wall = makeWall(['ods_orders_1', 'ods_orders_2', 'bills'].map(failed))
  await openPage('/wall?folder=*&wall=1', page, () =>
    Response.json(packWall(wall), { headers: ageHeaders(1_000) }),
  )
  await vi.waitFor(() => expect(document.querySelectorAll('.wj-pin')).toHaveLength(3))
  const heads = [...document.querySelectorAll('.wj-pin h2')].map(({ textContent }) => textContent)
  expect(heads).toEqual(['ods_orders_1', 'ods_orders_2', 'billsFailed'])
})

it('a run that waits for a user has no error message to be read', async () => {
  const run = makeJobRun(LISTED_MS - 30 * MINUTE_MS, { status: 'waiting-confirm', endMs: null })
  const wall = makeWall([{ job: makeJob({ name: 'orders', runs: [run] }) }])
  await openPage('/wall?jobs=orders&wall=1', page, () =>
    Response.json(packWall(wall), { headers: ageHeaders(1_000) }),
  )
  await vi.waitFor(() => expect(textOf('.wj-error')).toBe('A user has to confirm this run in DGC'))
})

it.each([
  ['with their error lines', 1200, 1600, 'also 4 failed · 1 exception, with 5 other error lines'],
  ['alone where these have no room', 1920, 1080, 'also 3 failed · 1 exception'],
])('failures and exceptions that have no card are counted apart, %s', async (_name, width, height, rest) => {
  vi.stubGlobal('innerWidth', width)
  vi.stubGlobal('innerHeight', height)
  const jobs = Array.from({ length: 30 }, (_, index) => {
    const status = index < 7 ? 'fail' : 'success'
    const run = makeJobRun(LISTED_MS - (60 - index) * MINUTE_MS, {
      status: index === 6 ? 'running-exception' : status,
      error: `${'abcdefg'.slice(0, (index % 7) + 1)} failed`,
    })
    return { job: makeJob({ name: `job_${index}`, runs: [run] }) }
  })
  const answer = () => Response.json(packWall(makeWall(jobs)), { headers: ageHeaders(1_000) })
  await openPage('/wall?folder=*&wall=1', page, answer)
  await vi.waitFor(() => expect(textOf('.wj-groups-rest')).toBe(rest))
})

it('leads to another address where no job matches this one', async () => {
  const answer = () => Response.json(packWall(makeWall([])), { headers: ageHeaders(1_000) })
  await openPage('/wall?folder=nothing&wall=1&tz=UTC', page, answer)
  await vi.waitFor(() => expect(textOf('h1')).toBe('No job matches this address'))
  const link = document.querySelector('.wj-none a')
  expect(link?.getAttribute('href')).toBe('/wall/new?tz=UTC')
})

it('a job whose own data are old says of when they are, instead of its times', async () => {
  const job = makeJob({ name: 'orders', runs: [makeJobRun(LISTED_MS - 30 * MINUTE_MS)] })
  const own = makeWall([{ job }], { error: 'upstream_unreachable', listedAtMs: LISTED_MS - 10 * MINUTE_MS })
  const wall = { ...own, sources: [...own.sources, ...makeWall([], { workspace: 'w2' }).sources] }
  const answer = () => Response.json(packWall(wall), { headers: ageHeaders(1_000) })
  await openPage('/wall?jobs=orders&wall=1&tz=UTC', page, answer)
  await vi.waitFor(() => expect(document.querySelector('[data-own-old]')).not.toBeNull())
  expect(textOf('.wj-side')).toMatch(/^as of \d\d:\d\d/)
})

describe('texts from elsewhere stay text', () => {
  /** Against a hang alone. */
  const HANG = { timeout: 60_000 }
  // oxlint-disable-next-line no-control-regex -- finding controls is the purpose
  const TURNING = /[\u0000-\u0008\u202a-\u202e\u2066-\u2069\u2028\u2029]/

  /** A wall on which everything that has a text has this one: two failures, and a job that runs. */
  const wallOf = (text: string) => {
    const failedAs = (name: string) => {
      const run = makeJobRun(LISTED_MS - 30 * MINUTE_MS, { id: text, status: 'fail', error: text })
      const nodes = {
        id: text,
        done: 1,
        total: 3,
        notRun: 2,
        ranMs: [],
        running: [text],
        runningSinceMs: null,
      }
      return {
        job: makeJob({ name, owner: text, folder: text, runs: [run] }),
        downstream: [text, text],
        run: {
          ...nodes,
          failed: { name: text, type: text, retries: 3, startMs: null, endMs: null },
          line: { number: 7, text, detail: text },
          isLineFinal: true,
        },
      }
    }
    const goesOn = makeJobRun(LISTED_MS - 5 * MINUTE_MS, { status: 'running', endMs: null })
    return makeWall([
      failedAs(text),
      failedAs(`${text}2`),
      { job: makeJob({ name: `${text}3`, runs: [goesOn] }) },
    ])
  }

  it.each([
    '</script><img src=x onerror=alert(1)><svg onload=alert(1)>',
    `"'\`> onmouseover=alert(1) x="`,
    '&lt;script&gt; javascript:alert(1)',
    '\u202egpj.exe\u2066\u2028\u2029\u0000\u0007\n',
    '漢'.repeat(10_000),
    '../../..//evil.example.com/\\',
  ])('%#', async (text) => {
    const answer = () => Response.json(packWall(wallOf(text)), { headers: ageHeaders(1_000) })
    const search = new URLSearchParams({ folder: '*', name: text, wall: '1' })
    await openPage(`/wall?${search}`, page, answer)
    await vi.waitFor(() => expect(document.querySelectorAll('.wj-row, .wj-tile')).toHaveLength(3), HANG)
    expect(
      document.querySelectorAll('script, img, iframe, object, [onload], [onerror], [onmouseover]'),
    ).toHaveLength(0)
    expect(document.body.textContent).not.toMatch(TURNING)
    expect(document.title).not.toMatch(TURNING)
    expect(document.body.textContent.length).toBeLessThan(40_000)
    const links = [...document.querySelectorAll('a')]
    expect(links.length).toBeGreaterThan(2)
    // As text: to parse an address of 90,000 characters takes long.
    for (const link of links)
      expect(link.getAttribute('href')).toMatch(/^\/jobs\/[^/\\?#]+(\/instances\/[^/\\?#]+)?(\?|$)/)
  })
})
