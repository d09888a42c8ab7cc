import { describe, expect, it } from 'vitest'
import { type Finding } from '../../contract/findings'
import { findText } from '../../demo/catalogue'
import { en } from '../../i18n/en/common'
import { findings as findingsEn } from '../../i18n/en/findings'
import { snapshot as wordsEn } from '../../i18n/en/snapshot'
import { findings as findingsZh } from '../../i18n/zh-CN/findings'
import { snapshot as wordsZh } from '../../i18n/zh-CN/snapshot'
import { zh } from '../../i18n/zh-CN/common'
import { showInvisible } from '../../lib/text'
import { CATALOGUE_RUNS } from '../../testing/catalogue-runs'
import { NOON_MS } from '../../testing/demo'
import { makeInstance } from '../../testing/runs'
import { buildSnapshot, MAX_BYTES, nameSnapshot } from './build-snapshot'
import { type SnapshotInput } from './input'
import { MAX_BARS } from './table'

const ADDRESS = 'https://nodeline.test/jobs/job_batch/instances/34765?sort=problems&tz=Asia%2FShanghai'

const makeInput = (given: Partial<SnapshotInput> & Pick<SnapshotInput, 'run'>): SnapshotInput => ({
  shown: given.run.nodes,
  filters: null,
  collapseIdle: true,
  asOfMs: NOON_MS,
  savedMs: NOON_MS + 3_000,
  region: 'cn-north-4',
  address: ADDRESS,
  takenBy: '王蕾',
  build: 'u2ZvxfUcw2uh',
  failed: [],
  moreFailed: 0,
  raw: { absent: 'unread' },
  withoutPaths: false,
  lang: 'en',
  zone: 'Asia/Shanghai',
  t: en,
  words: wordsEn,
  findings: findingsEn,
  moreFindings: [],
  ...given,
})

const parse = (text: string) => new DOMParser().parseFromString(text, 'text/html')
const readNames = (page: Document) =>
  [...page.querySelectorAll('tbody .name bdi')].map(({ textContent }) => textContent)
/** As it is read: what stands in lines of the source is one space. */
const readText = (element: Element | null) => (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()

/** All that a snapshot is made of: nothing of it runs, loads or sends. */
const TAGS = new Set(
  'html head meta title style body header footer main section article div span p h1 h2 b i bdi small a br ul ol li dl dt dd code pre table caption thead tbody tr th td details summary'.split(
    ' ',
  ),
)
const TURNING = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

function findHarm(page: Document): string[] {
  return [...page.querySelectorAll('*')].flatMap((element) => {
    const tag = element.tagName.toLowerCase()
    const harm = TAGS.has(tag) ? [] : [tag]
    for (const { name, value } of element.attributes) {
      if (
        !/^(class|style|id|lang|translate|content|charset|name|http-equiv|href|rel|scope|open|aria-hidden|data-tone|data-old)$/.test(
          name,
        )
      )
        harm.push(`${tag} ${name}`)
      if (name === 'href' && value !== ADDRESS && value !== '#findings') harm.push(`${tag} leads to ${value}`)
      if (TURNING.test(value)) harm.push(`${tag} ${name} turns`)
    }
    return harm
  })
}

const shape = (page: Document) => [...page.body.querySelectorAll('*')].map(({ tagName }) => tagName).join(' ')

describe.each(CATALOGUE_RUNS.map((run) => [`${run.job} ${run.id}`, run] as const))('of %s', (_, run) => {
  const page = parse(buildSnapshot(makeInput({ run })))

  it('names every node, in order, and holds nothing that runs or loads', () => {
    expect(readNames(page)).toEqual(run.nodes.map(({ name }) => (name === '' ? '–' : showInvisible(name))))
    expect(findHarm(page)).toEqual([])
    expect(page.documentElement.textContent).not.toMatch(TURNING)
    expect(page.documentElement.textContent).not.toMatch(/undefined|NaN|\[object/)
  })
})

describe('texts from elsewhere', () => {
  const HOSTILE = [
    '</script><script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '</title></pre></td></table><img src=x onerror=alert(1)>',
    '<!-- <svg/onload=alert(1)>',
    '" onmouseover="alert(1)" x="',
    "' onmouseover='alert(1)",
    '&lt;script&gt; &#60;b&#62;',
    '\u202egpj.exe\u2066\u2028\u2029\u0000\u0007',
    '\ud800 half a pair \ufffe',
    'x'.repeat(10_000),
    '${alert(1)} `x`',
  ]

  const makeEverywhere = (text: string) => {
    const node = { name: text, type: text, status: 'unknown', rawStatus: text, logPath: text } as const
    const run = makeInstance(
      {
        job: text,
        id: text,
        workspace: text,
        status: 'fail',
        findings: [
          {
            code: 'duplicate-key',
            key: text,
            values: [text, text],
            node: text,
            used: text,
          } satisfies Finding,
        ],
      },
      [node, { status: 'fail', startMs: NOON_MS - 5_000, endMs: NOON_MS, name: text }],
    )
    const failed = run.nodes.map((one) => ({
      node: one,
      lines: [{ number: 7, text, isCause: true }],
      note: text,
    }))
    return makeInput({
      run,
      failed,
      region: text,
      filters: text,
      takenBy: text,
      build: text,
      raw: { text },
      moreFindings: [{ what: text, why: text, values: text }],
    })
  }
  const harmless = shape(parse(buildSnapshot(makeEverywhere('harmless'))))

  it.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('stay text: %s', (_, text) => {
    const page = parse(buildSnapshot(makeEverywhere(text)))
    expect(shape(page)).toBe(harmless)
    expect(findHarm(page)).toEqual([])
    expect(page.documentElement.textContent).not.toMatch(TURNING)
    const shown = showInvisible(text.toWellFormed()).replace('\ufffe', '\ufffd')
    expect(readText(page.querySelector('h1'))).toBe(shown)
    expect(page.title).toContain(shown.replaceAll(/\s+/g, ' ').trim())
    expect(readText(page.querySelector('.card > pre'))).toBe(shown)
  })

  it('an address that is none of the web is no link', () => {
    const run = makeInstance()
    expect(buildSnapshot(makeInput({ run, address: 'javascript:alert(1)' }))).not.toContain('javascript')
  })
})

describe('what a snapshot says', () => {
  const at = (clock: string) => Date.parse(`2026-11-28T${clock}+08:00`)
  const failedRun = makeInstance(
    {
      job: 'dwd_order_items_daily',
      id: '8829134117',
      status: 'fail',
      planMs: at('01:30:00'),
      startMs: at('01:30:12'),
      endMs: at('02:47:40'),
    },
    [
      {
        name: 'load',
        type: 'DWSSQL',
        status: 'fail',
        startMs: at('02:25:08'),
        endMs: at('02:47:40'),
        retries: 3,
        rows: 9_211_904,
        logPath: 'obs://dlf-log/a b/load.job',
      },
      { name: 'start', status: 'success', startMs: at('01:30:12'), endMs: at('01:30:13'), retries: 0 },
      { name: '汇总', status: 'waiting' },
    ],
  )
  const [load = failedRun.nodes[0]] = failedRun.nodes
  const failed = load
    ? [
        {
          node: load,
          lines: [{ number: 1186, text: 'ERROR: see obs://dlf-log/a b/load.job', isCause: true }],
          note: '',
        },
      ]
    : []
  const input = makeInput({
    run: failedRun,
    failed,
    asOfMs: at('02:51:07'),
    savedMs: at('02:51:10'),
    raw: { text: '{"logPath":\n"obs://dlf-log/x"}' },
  })

  it('that it is none of the present: on top, at the foot and as its title', () => {
    const page = parse(buildSnapshot(input))
    const moment = 'Sat 28 Nov 2026 02:51:07'
    expect(page.title).toBe(`dwd_order_items_daily 8829134117: snapshot of ${moment}`)
    for (const band of ['header', 'footer'])
      expect(readText(page.querySelector(`${band} b`))).toBe(`Snapshot of ${moment}, not live`)
    expect(readText(page.querySelector('header small'))).toBe(
      'saved 02:51:10 · by 王蕾 · UTC+08:00 Shanghai · Nodeline, build u2ZvxfUcw2uh',
    )
    // All of it stands between the two bands.
    expect([...page.body.children].map(({ tagName }) => tagName)).toEqual(['HEADER', 'MAIN', 'FOOTER'])
    expect(nameSnapshot(input)).toBe('dwd_order_items_daily_8829134117_2026-11-28T025107+0800.html')
  })

  it('the times, the error with its lines, and the cells of each node', () => {
    const page = parse(buildSnapshot(input))
    const textOf = (selector: string) => readText(page.querySelector(selector))
    expect(textOf('.times')).toContain('Planned 01:30:00 Sat 28 Nov late 12s')
    expect(textOf('.log')).toBe('L1186ERROR: see obs://dlf-log/a b/load.job')
    expect(textOf('.path')).toBe('obs://dlf-log/a b/load.job')
    const rows = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(readText).join('|'),
    )
    expect(rows).toEqual([
      'load|DWSSQL|22m 32s|Failed|02:25:08|22m 32s|3|9,211,904',
      'start|Shell|1s|Success|01:30:12|1s|0|–',
      '汇总|Shell|not run|Waiting|–|–|–|–',
    ])
  })

  it('what the answer and the definition contradict, counted and listed together', () => {
    const own = {
      code: 'duplicate-key',
      key: 'a',
      values: ['1', '2'],
      node: null,
      used: '1',
    } satisfies Finding
    const early = { what: 'load started early.', why: 'See obs://dlf-log/x', values: 'definition v3' }
    const page = parse(
      buildSnapshot({ ...input, run: { ...failedRun, findings: [own] }, moreFindings: [early] }),
    )
    expect(readText(page.querySelector('.counted .end'))).toBe('2 findings')
    const items = [...page.querySelectorAll('.findings li')].map(readText)
    expect(items).toHaveLength(2)
    expect(items[1]).toBe('load started early. See obs://dlf-log/xdefinition v3')
    const alone = parse(buildSnapshot({ ...input, moreFindings: [early], withoutPaths: true }))
    expect([...alone.querySelectorAll('.findings li')].map(readText)).toEqual([
      'load started early. See obs://…definition v3',
    ])
  })

  it('in Chinese, what an English one says', () => {
    const page = parse(
      buildSnapshot({ ...input, lang: 'zh-CN', t: zh, words: wordsZh, findings: findingsZh }),
    )
    expect(page.documentElement.lang).toBe('zh-CN')
    expect(readText(page.querySelector('header b'))).toBe('2026年11月28日 周六 02:51:07 的快照，非实时')
    expect(readText(page.querySelector('tbody tr td[data-tone]'))).toBe('运行失败')
  })

  it('of a run that goes on: what was running then, and not that it is', () => {
    const run = makeInstance({ status: 'running', startMs: at('01:30:12') }, [
      { name: 'load', status: 'running', startMs: at('02:25:08') },
      { name: 'next', status: 'waiting' },
    ])
    const page = parse(buildSnapshot(makeInput({ run, asOfMs: at('02:51:07') })))
    expect(readText(page.querySelector('.badge'))).toBe('was running')
    expect(readText(page.querySelector('.as-of'))).toBe('as of 02:51:07')
    expect(page.querySelector('.nodes')?.hasAttribute('data-old')).toBe(true)
    expect(readText(page.querySelector('tbody td[data-tone]'))).toBe('was running')
    expect(page.body.textContent).not.toMatch(/\bNow\b|about/)
  })

  it('without log paths, wherever they stand', () => {
    const text = buildSnapshot({ ...input, withoutPaths: true, raw: { absent: 'private' } })
    expect(text).not.toContain('dlf-log')
    expect(text).not.toContain('load.job')
    expect(parse(text).querySelector('.path')?.textContent).toBe('log path left out')
    expect(buildSnapshot(input)).toContain('dlf-log')
  })

  it('without the name of who saved it', () => {
    expect(buildSnapshot({ ...input, takenBy: null })).not.toContain('王蕾')
  })

  it('which nodes the filters leave', () => {
    const page = parse(buildSnapshot({ ...input, shown: failedRun.nodes.slice(0, 1), filters: 'Failed' }))
    expect(readText(page.querySelector('.tools .end'))).toBe('Filters: Failed · 1 of 3 nodes')
  })
})

describe('the size', () => {
  const LARGE = { job: 'load_200', id: '8840000200', workspace: '' }

  it('of a run of 200 nodes with its raw answer is at most 350 kB', () => {
    const run = CATALOGUE_RUNS.find(({ job, id }) => job === LARGE.job && id === LARGE.id)
    const raw = findText(LARGE, NOON_MS)
    if (!run || raw === null) throw new Error('the demo has a run of 200 nodes')
    expect(run.nodes.length).toBeGreaterThanOrEqual(200)
    const bytes = new TextEncoder().encode(buildSnapshot(makeInput({ run, raw: { text: raw } }))).length
    expect(bytes).toBeLessThan(350_000)
  })

  it('of 10,000 nodes: 500 have bars, and a raw answer that is too large is left out', () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) => ({
      name: `dws_load_partition_${index}`,
      startMs: NOON_MS + index,
      endMs: NOON_MS + index + 60_000,
      logPath: `obs://dlf-log-b384b9e9/job/2026-11-28 01_30_00.000/dws_load_partition_${index}/x.job`,
    }))
    const run = makeInstance({ startMs: NOON_MS }, nodes)
    const text = buildSnapshot(makeInput({ run, raw: { text: 'x'.repeat(MAX_BYTES) } }))
    expect(text.match(/class="marks"/g)).toHaveLength(MAX_BARS)
    expect(text.match(/<th scope="row"/g)).toHaveLength(10_000)
    expect(text).toContain('The other 9,500 nodes, without bars')
    expect(text).toContain(wordsEn.rawTooLarge)
    expect(text.length).toBeLessThan(6_000_000)
  })
})
