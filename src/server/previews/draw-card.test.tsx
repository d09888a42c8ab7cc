import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { preview as en } from '../../i18n/en/preview'
import { preview as zh } from '../../i18n/zh-CN/preview'
import { PALETTE, drawNameCard, drawRunCard } from './draw-card'
import { type PreviewFacts } from './preview-facts'

const MIN = 60_000
const PLAN_MS = Date.parse('2026-11-28T01:30:00+08:00')

const FAILED: PreviewFacts = {
  job: 'dwd_order_items_daily',
  id: '8829134117',
  status: 'fail',
  trigger: 0,
  rawStatus: 'fail',
  planMs: PLAN_MS,
  startMs: PLAN_MS + 12_000,
  endMs: PLAN_MS + 77 * MIN,
  total: 22,
  finished: 17,
  failed: { name: 'dws_load_order_items', more: 0 },
  nodes: [
    { status: 'success', startMs: PLAN_MS + MIN, endMs: PLAN_MS + 9 * MIN },
    { status: 'fail', startMs: PLAN_MS + 9 * MIN, endMs: PLAN_MS + 77 * MIN },
  ],
}
const RUNNING: PreviewFacts = {
  ...FAILED,
  status: 'running',
  rawStatus: 'running',
  planMs: PLAN_MS - 14 * MIN,
  endMs: null,
  finished: 8,
  failed: null,
  nodes: [{ status: 'running', startMs: PLAN_MS + MIN, endMs: null }],
}
const OPTIONS = {
  nowMs: PLAN_MS + 81 * MIN,
  expectedMs: null,
  lang: 'en',
  zone: 'Asia/Shanghai',
  words: en,
} as const

const parse = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml')
const textsOf = (svg: string) => [...parse(svg).querySelectorAll('text')].map((text) => text.textContent)

describe('the picture says', () => {
  it.each<[string, string, string[]]>([
    [
      'of a run that failed, when and where',
      drawRunCard(FAILED, OPTIONS),
      [
        'Failed',
        '02:47',
        'Sat 28 Nov',
        'dwd_order_items_daily',
        'at dws_load_order_items',
        'plan 01:30',
        'on time',
        'ran 1h 17m',
        'UTC+08:00',
      ],
    ],
    [
      'of a run that goes on, as of when, and how far it is',
      drawRunCard(RUNNING, OPTIONS),
      [
        'Running',
        'as of 02:51',
        'Sat 28 Nov',
        'dwd_order_items_daily',
        '8 of 22 nodes',
        'plan 01:16',
        '14m late',
        'ran 1h 21m so far',
        'UTC+08:00',
      ],
    ],
    [
      'when it is expected to end, where that is known and ahead',
      drawRunCard(RUNNING, { ...OPTIONS, expectedMs: PLAN_MS + 200 * MIN }),
      [
        'Running',
        'as of 02:51',
        'Sat 28 Nov',
        'dwd_order_items_daily',
        '8 of 22 nodes  ·  ends about 04:50',
        'plan 01:16',
        '14m late',
        'ran 1h 21m so far',
        'UTC+08:00',
      ],
    ],
    [
      'of another zone, and how many nodes failed, in Chinese',
      drawRunCard(
        { ...FAILED, failed: { name: '汇总_品类日报', more: 3 }, startMs: PLAN_MS - 5 * MIN },
        { ...OPTIONS, lang: 'zh-CN', zone: 'Europe/Berlin', words: zh },
      ),
      [
        '运行失败',
        '19:47',
        '11月27日 周五',
        'dwd_order_items_daily',
        '失败于 汇总_品类日报 +3',
        '计划 18:30',
        '提前 5分钟',
        '运行 1时22分',
        'UTC+01:00',
      ],
    ],
    [
      'of a run that may not be shown, what its address says',
      drawNameCard(FAILED, en),
      ['Nodeline', 'dwd_order_items_daily', 'Instance 8829134117'],
    ],
    [
      'of a link to the latest run, that it is one',
      drawNameCard({ job: 'a', id: 'latest' }, zh),
      ['Nodeline', 'a', '最新实例'],
    ],
  ])('%s', (_, svg, texts) => {
    expect(textsOf(svg)).toEqual(texts)
  })

  it('a long name smaller, then cut in the middle', () => {
    const sizeAndText = (job: string) => {
      const name = [...parse(drawRunCard({ ...FAILED, job }, OPTIONS)).querySelectorAll('text')][3]
      return [name?.getAttribute('font-size'), name?.textContent]
    }
    expect(sizeAndText('a'.repeat(26))).toEqual(['66', 'a'.repeat(26)])
    expect(sizeAndText('a'.repeat(32))).toEqual(['52', 'a'.repeat(32)])
    expect(sizeAndText(`x${'a'.repeat(9_998)}y`)).toEqual([
      '52',
      expect.stringMatching(/^xa{10,20}…a{10,20}y$/),
    ])
  })
})

describe.each([
  ['markup', '</text></svg><script>alert(1)</script>'],
  ['an entity', '&lt;&#0;&undefined;'],
  ['quotes', `"'\`>`],
  ['the end of a CDATA section', ']]><!--'],
  ['a text that turns around', 'a\u202eb\u2066c'],
  ['control characters', 'a\u0000b\u0008c\u001bd\r\n\t'],
  ['line separators', 'a\u2028b\u2029c'],
  ['half a surrogate pair', 'a\ud800b'],
  ['characters that XML does not know', 'a\uffffb\ufffec'],
  ['10,000 characters', '漢<'.repeat(5_000)],
  ['nothing', ''],
])('with %s for names', (_, name) => {
  const facts = {
    ...FAILED,
    job: name,
    status: 'unknown',
    rawStatus: name,
    failed: { name, more: 9 },
  } as const

  it.each([
    ['a run', drawRunCard(facts, OPTIONS)],
    ['a name', drawNameCard({ job: name, id: name }, en)],
  ])('the picture of %s stays one of shapes and words', (__, svg) => {
    const drawing = parse(svg)
    expect(drawing.querySelector('parsererror')).toBeNull()
    const elements = [...drawing.querySelectorAll('*')]
    const allowed = new Set(['svg', 'g', 'rect', 'path', 'text', 'tspan'])
    expect(elements.filter(({ tagName }) => !allowed.has(tagName))).toEqual([])
    const attributes = elements.flatMap((element) => element.getAttributeNames())
    expect(attributes.filter((attribute) => /^on|href|style/.test(attribute))).toEqual([])
    const words = drawing.documentElement.textContent
    // oxlint-disable-next-line no-control-regex -- finding controls is the purpose
    expect(words.match(/[\u0000-\u001f\u202e\u2066\u2028\u2029\ufffe\uffff]/)).toBeNull()
    // The fonts lack them.
    expect(words).not.toMatch(/[⟨⟩]/)
    expect(svg.length).toBeLessThan(8_000)
  })
})

it('no word is smaller than 40 pixels, and none begins outside', () => {
  for (const svg of [drawRunCard(RUNNING, { ...OPTIONS, zone: 'UTC' }), drawNameCard(FAILED, en)])
    for (const element of parse(svg).querySelectorAll('[font-size]')) {
      expect(Number(element.getAttribute('font-size'))).toBeGreaterThanOrEqual(40)
      expect(Number(element.getAttribute('y') ?? 100)).toBeLessThan(600)
    }
})

it('has the colours of the dark theme', () => {
  const css = readFileSync('src/ui/palette.css', 'utf8')
  const dark = (name: string): string => {
    const [, value = ''] = new RegExp(`--${name}: ([^;]+);`).exec(css) ?? []
    const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
    if (reference !== undefined) return dark(reference)
    return /^light-dark\([^,]+, ([^)]+)\)$/.exec(value)?.[1] ?? value
  }
  const tones = Object.keys(PALETTE.ink) as (keyof typeof PALETTE.ink)[]
  const named = (prefix: string) => Object.fromEntries(tones.map((tone) => [tone, dark(`${prefix}-${tone}`)]))
  expect(PALETTE.ink).toEqual(named('ink'))
  expect(PALETTE.fill).toEqual(named('fill'))
  expect(PALETTE.bar).toEqual({ ...named('fill'), running: dark('edge-running'), fail: dark('edge-fail') })
  expect(PALETTE).toMatchObject({ card: dark('card'), t1: dark('t1'), t2: dark('t2'), late: dark('band') })
})
