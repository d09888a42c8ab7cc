import { describe, expect, it } from 'vitest'
import { type NodeCause } from '../../contract/log'
import { type Run } from '../../contract/run'
import { STATUSES } from '../../contract/status'
import { en } from '../../i18n/en/common'
import { snapshot as wordsEn } from '../../i18n/en/snapshot'
import { snapshot as wordsZh } from '../../i18n/zh-CN/snapshot'
import { zh } from '../../i18n/zh-CN/common'
import { CATALOGUE_RUNS } from '../../testing/catalogue-runs'
import { NOON_MS } from '../../testing/demo'
import { makeInstance } from '../../testing/runs'
import { drawPicture, type PictureInput } from './picture'
import { measurePicture } from './picture-size'

const makeInput = (run: Run, given: Partial<PictureInput> = {}): PictureInput => ({
  run,
  shown: run.nodes,
  collapseIdle: true,
  zoom: null,
  elapsed: false,
  nowMs: NOON_MS,
  isOld: false,
  causes: new Map(),
  insights: null,
  untilMs: null,
  side: 'light',
  lang: 'en',
  zone: 'Asia/Shanghai',
  t: en,
  words: wordsEn,
  ...given,
})

const parse = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml')
const readTexts = (page: Document) =>
  [...page.querySelectorAll('text')].map(({ childNodes }) =>
    [...childNodes].map(({ textContent }) => textContent?.trim()).join(' '),
  )

const DRAWN = /^(svg|g|defs|pattern|linearGradient|stop|clipPath|rect|path|text|tspan)$/

function findHarm(page: Document): string[] {
  return [...page.querySelectorAll('*')].flatMap(({ tagName, attributes }) => [
    ...(DRAWN.test(tagName) ? [] : [tagName]),
    ...[...attributes].flatMap(({ name, value }) =>
      /^on|href|style/.test(name) || (value.includes('url(') && !value.startsWith('url(#')) ? [name] : [],
    ),
  ])
}

describe.each(CATALOGUE_RUNS.map((run) => [`${run.job} ${run.id}`, run] as const))('of %s', (_, run) => {
  it.each(['light', 'dark'] as const)('is well-formed and complete, %s', (side) => {
    const page = parse(drawPicture(makeInput(run, { side, isOld: side === 'dark' })).svg)
    expect(page.querySelector('parsererror')?.textContent).toBeUndefined()
    expect(findHarm(page)).toEqual([])
    expect(page.documentElement.outerHTML).not.toMatch(/NaN|undefined|Infinity|currentColor|\[object/)
  })
})

describe('the picture', () => {
  const at = (clock: string) => Date.parse(`2026-11-22T${clock}+08:00`)
  const run = makeInstance({ job: 'dwd_orders_daily', id: '7', status: 'running', startMs: at('12:00:00') }, [
    { name: 'load', type: 'DWSSQL', status: 'success', startMs: at('12:00:00'), endMs: at('12:10:00') },
    { name: 'merge', status: 'running', startMs: at('12:10:00') },
    { name: 'publish', status: 'waiting' },
  ])

  it('says what it is, as of when, and what its rows show', () => {
    const { svg, width, height } = drawPicture(makeInput(run))
    const texts = readTexts(parse(svg))
    expect(texts.slice(0, 2)).toEqual([
      'dwd_orders_daily 7 Running 22 Nov',
      'as of Sun 22 Nov 2026 13:00:00 · UTC+08:00 Shanghai',
    ])
    for (const text of ['load', 'merge', 'publish', '10m 00s', '50m 00s', 'waiting', '12:10:00'])
      expect(texts).toContain(text)
    expect({ width, height }).toEqual(measurePicture(3))
  })

  it('of old data says what it was', () => {
    const { svg } = drawPicture(makeInput(run, { isOld: true, lang: 'zh-CN', t: zh, words: wordsZh }))
    expect(readTexts(parse(svg))[0]).toBe('dwd_orders_daily 7 当时运行中 11月22日')
    expect(svg).toContain('url(#past)')
    expect(drawPicture(makeInput(run)).svg).not.toContain('url(#past)"')
  })

  it('has the colours of its theme', () => {
    const readCard = (svg: string) => parse(svg).querySelector('svg > rect')?.getAttribute('fill')
    expect(readCard(drawPicture(makeInput(run)).svg)).toBe('#ffffff')
    expect(readCard(drawPicture(makeInput(run, { side: 'dark' })).svg)).toBe('#0f141b')
  })

  it('shows the part of the axis that is zoomed to', () => {
    const zoom = { fromMs: at('12:20:00'), toMs: at('12:40:00') }
    const texts = readTexts(parse(drawPicture(makeInput(run, { zoom })).svg))
    expect(texts).toContain('12:30')
    expect(texts).toContain('earlier')
  })

  it('of 10,000 nodes has 200 rows and says how many more there are', () => {
    const large = makeInstance(
      {},
      Array.from({ length: 10_000 }, (_, index) => ({
        name: `n${index}`,
        startMs: NOON_MS,
        endMs: NOON_MS + 1,
      })),
    )
    const { svg, height } = drawPicture(makeInput(large))
    const texts = readTexts(parse(svg))
    expect(texts.at(-1)).toBe('+9,800 nodes')
    expect(texts).toContain('n199')
    expect(texts).not.toContain('n200')
    expect(height).toBe(measurePicture(10_000).height)
    expect(height).toBeLessThan(6_000)
  })

  it('has another silhouette for each status that has a bar of its own', () => {
    const shapes = STATUSES.map((status) => {
      const one = makeInstance({ startMs: at('12:00:00') }, [
        { status, name: 'n', startMs: at('12:00:00'), endMs: at('12:10:00') },
      ])
      const row = parse(drawPicture(makeInput(one)).svg).querySelector('[clip-path]')
      return [...(row?.querySelectorAll('rect, path') ?? [])].map((mark) => mark.outerHTML).join('')
    })
    expect(shapes.filter((shape) => shape === '')).toEqual([])
    // Hatched without a start: waiting, to be confirmed and frozen are told apart by their glyphs.
    expect(new Set(shapes).size).toBe(STATUSES.length - 2)
  })

  it('draws what the history says behind a bar, and the line that says why it failed beside it', () => {
    const failed = makeInstance({ status: 'fail', startMs: at('12:00:00'), endMs: at('13:00:00') }, [
      { key: 'load', name: 'load', status: 'fail', startMs: at('12:40:00'), endMs: at('12:50:00') },
      { key: 'first', name: 'first', startMs: at('12:00:00'), endMs: at('12:30:00') },
    ])
    const cause: NodeCause = {
      node: 'load',
      cause: {
        line: 7,
        byte: 0,
        text: 'ERROR: <b>invalid</b>',
        timeMs: null,
        family: 'dws',
        sure: 'cause',
      },
      verdicts: [],
      why: null,
    }
    const plain = drawPicture(makeInput(failed)).svg
    const full = drawPicture(
      makeInput(failed, {
        causes: new Map([['load', cause]]),
        insights: new Map([
          [
            'load',
            {
              hidesPlan: true,
              wait: { fromMs: at('12:30:00'), toMs: at('12:40:00'), words: null },
              usual: { medianMs: 300_000, upperMs: 400_000 },
              limitMs: at('12:58:00'),
            },
          ],
        ]),
      }),
    ).svg
    const count = (svg: string) =>
      parse(svg).querySelectorAll('[clip-path] > rect, [clip-path] > path').length
    expect(count(full) - count(plain)).toBe(4)
    expect(readTexts(parse(full))).toContain('ERROR: <b>invalid</b>')
    const xOf = (selector: string, text = '') =>
      [...parse(full).querySelectorAll(`[clip-path] > ${selector}`)]
        .filter(({ textContent }) => textContent.includes(text))
        .map((element) => Number(element.getAttribute('x')))[0] ?? NaN
    // The words end before the hatch of the wait.
    expect(xOf('text', 'ERROR')).toBeLessThan(xOf('rect[fill="url(#hatch)"]'))
    expect(parse(full).querySelector('b')).toBeNull()
  })
})
