import { isLatestWord } from '../../contract/job-run'
import { type Lang } from '../../contract/lang'
import { type RunRef } from '../../contract/run-ref'
import { STATUS, isTerminal, type Tone } from '../../contract/status'
import { type PreviewWords } from '../../i18n/en/preview'
import { statusWord } from '../../i18n/status-word'
import { formatCount } from '../../lib/number'
import { estimateEm, showInvisible, truncateMiddle } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatDay, formatMinute } from '../../lib/time/format'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { offsetLabel } from '../../lib/time/zone'
import { drawGlyph, takesInk } from '../../model/run/glyphs'
import { computeRunTimes } from '../../model/run/times'
import { type Area, type Bar, layBars } from './lay-bars'
import { type PreviewFacts } from './preview-facts'

export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630

/** The family of the fonts beside this file. */
export const FONT_FAMILY = 'Noto Sans CJK SC'

const LEFT = 72
const RIGHT = 1152
const AREA: Area = { x: LEFT, y: 322, width: RIGHT - LEFT, height: 152 }
/** Of the lines of now and of the expected end, which are higher than the bars. */
const LINE = { y: AREA.y - 8, height: AREA.height + 16 }
/** Of the times below the bars, and of their zone. */
const TIMES_Y = 532
const ZONE_Y = 592

/** The dark theme of `ui/palette.css`: what bars, words and the background have there. */
export const PALETTE = {
  card: '#0f141b',
  t1: '#e8ecf2',
  t2: '#b0b9c6',
  late: '#e3b341',
  bar: {
    success: '#1ba37b',
    running: '#4c7cdf',
    fail: '#db4355',
    exception: '#bf8b07',
    paused: '#a883c7',
    neutral: '#686b74',
    none: '#686b74',
  },
  fill: {
    success: '#1ba37b',
    running: '#245bca',
    fail: '#c21e33',
    exception: '#bf8b07',
    paused: '#a883c7',
    neutral: '#686b74',
    none: '#686b74',
  },
  ink: {
    success: '#3cc59a',
    running: '#86abf7',
    fail: '#ff8189',
    exception: '#e3b341',
    paused: '#c9addf',
    neutral: '#a4a9b3',
    none: '#b0b9c6',
  },
} as const satisfies Record<string, string | Record<Tone, string>>

export interface CardOptions {
  /** When the facts were read, which is now for a run that has not ended. */
  nowMs: number
  /** When a run that has not ended is expected to; null when that is not known, or over. */
  expectedMs: number | null
  lang: Lang
  zone: string
  words: PreviewWords
}

/** The picture of a run, 1200 x 630, as SVG of `rect`, `path` and `text` alone. Texts of others are cut, and inert. */
export function drawRunCard(facts: PreviewFacts, options: CardOptions): string {
  const { nowMs, lang, zone, words } = options
  const { status, rawStatus, endMs, planMs } = facts
  const { tone, glyph } = STATUS[status]
  const shownMs = endMs ?? nowMs
  const isFinal = isTerminal(status) && endMs !== null
  const times = computeRunTimes(facts, nowMs)
  const line = facts.failed
    ? describeFailed(facts.failed, words)
    : words.nodes(formatCount(facts.finished), formatCount(facts.total))
  const [before, strong, after] = line
  const clock = isFinal ? [] : [soft(`${words.asOf} `, 44)]
  const expectedMs = options.expectedMs !== null && options.expectedMs > nowMs ? options.expectedMs : null
  const bars = layBars(facts, { nowMs, expectedMs }, AREA)
  const ending = expectedMs === null || facts.failed ? [] : describeEnd(formatMinute(expectedMs, zone), words)
  const duration = (ms: number) => formatMinutes(ms, lang)
  return card(PALETTE.bar[tone], [
    drawStatusGlyph(glyph, tone),
    text(205, 126, 100, [strongPart(fit(statusWord(status, rawStatus, lang), 640, 100), PALETTE.ink[tone])]),
    textAtEnd(RIGHT, 92, 66, [...clock, strongPart(formatMinute(shownMs, zone))]),
    textAtEnd(RIGHT, 137, 40, [soft(formatDay(shownMs, zone, lang, { weekday: true, nearMs: nowMs }))]),
    jobName(facts.job),
    text(LEFT, 281, 46, [soft(before), strongPart(strong), soft(after), ...ending]),
    bars.late === null ? '' : hatch(bars.late),
    bars.rest === null ? '' : expectation(bars.rest),
    ...bars.bars.map(drawBar),
    bars.nowX === null
      ? ''
      : rect({ x: bars.nowX - 2, y: LINE.y, width: 4, height: LINE.height }, PALETTE.t1, 0),
    planMs === null
      ? ''
      : text(LEFT, TIMES_Y, 44, [soft(`${words.plan} `), strongPart(formatMinute(planMs, zone))]),
    punctuality(times.lateMs, { words, duration }),
    times.ranMs === null
      ? ''
      : textAtEnd(RIGHT, TIMES_Y, 44, [
          soft(`${words.ran} `),
          strongPart(duration(times.ranMs)),
          soft(isTerminal(status) ? '' : ` ${words.soFar}`),
        ]),
    text(LEFT, ZONE_Y, 40, [soft(offsetLabel(shownMs, zone))]),
  ])
}

/** The picture of a link of which no more is told than its address says. */
export function drawNameCard({ job, id }: Pick<RunRef, 'job' | 'id'>, words: PreviewWords): string {
  return card(PALETTE.bar.neutral, [
    drawStatusGlyph('ring-dashed', 'neutral'),
    text(205, 112, 66, [soft('Nodeline')]),
    text(LEFT, 330, 66, [strongPart(fitName(job, RIGHT - LEFT, 66))]),
    text(LEFT, 410, 46, [soft(fit(nameInstance(id, words), RIGHT - LEFT, 46))]),
  ])
}

/** The run in words: its instance, or what a word such as `latest` stands for. */
export const nameInstance = (id: string, words: PreviewWords): string =>
  isLatestWord(id) ? words.newest[id] : words.instance(showInvisible(id))

function describeEnd(time: string, words: PreviewWords): string[] {
  const [before, strong, after] = words.endsAbout(time)
  return [soft(`  ·  ${before}`), strongPart(strong), soft(after)]
}

function describeFailed(
  { name, more }: NonNullable<PreviewFacts['failed']>,
  words: PreviewWords,
): readonly [string, string, string] {
  const rest = more === 0 ? '' : ` +${formatCount(more)}`
  return [`${words.at} `, fitName(name, RIGHT - LEFT - 46 * estimateEm(`${words.at} ${rest}`), 46), rest]
}

function punctuality(
  lateMs: number | null,
  { words, duration }: { words: PreviewWords; duration: (ms: number) => string },
): string {
  if (lateMs === null) return ''
  const middle = (part: string) =>
    element('text', 'text-anchor="middle"', { x: 610, y: TIMES_Y, size: 44 }, [part])
  if (Math.abs(lateMs) < MINUTE_MS) return middle(soft(words.onTime))
  return lateMs > 0
    ? middle(part(words.late(duration(lateMs)), 400, PALETTE.late))
    : middle(soft(words.early(duration(-lateMs))))
}

/** Large, then smaller, then cut in the middle, where names of siblings differ least. */
function jobName(job: string): string {
  const width = RIGHT - LEFT
  const size = estimateEm(showName(job)) * 66 <= width * BOLD_SHARE ? 66 : 52
  return text(LEFT, 217, size, [strongPart(fitName(job, width, size))])
}

/** Longer names are cut before anything is measured. */
const MAX_NAME = 400

const showName = (name: string): string =>
  showInvisible(
    (name.length <= MAX_NAME
      ? name
      : `${name.slice(0, MAX_NAME / 2)}${name.slice(-MAX_NAME / 2)}`
    ).toWellFormed(),
  )

const fitName = (name: string, width: number, size: number): string => fit(showName(name), width, size)
/** The estimate is for a regular font. */
const BOLD_SHARE = 0.94
const fit = (words: string, width: number, size: number): string =>
  truncateMiddle(words, (width / size) * BOLD_SHARE)

/** From a minute on without seconds: the picture is small, and soon old. */
function formatMinutes(ms: number, lang: Lang): string {
  if (ms < MINUTE_MS) return formatDuration(ms, lang)
  return formatDuration(Math.round(ms / MINUTE_MS) * MINUTE_MS, lang, {
    units: ms < HOUR_MS - MINUTE_MS / 2 ? 1 : 2,
  })
}

function drawBar({ isFailed, tone, ...area }: Bar): string {
  if (!isFailed || area.width < 28) return rect(area, PALETTE.bar[tone], 2)
  // The bar of a failed node has a notch, as on the page.
  const { x, y, width, height } = area
  const d = `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}l14 ${round(-height / 2)}Z`
  return `<path d="${d}" fill="${PALETTE.bar[tone]}"/>`
}

/** Slanted lines in a frame: the time between plan and start. */
function hatch({ x, y, width, height }: Area): string {
  const lines: string[] = []
  for (let at = x - height; at < x + width; at += 11) {
    const from = Math.max(x, at)
    const to = Math.min(x + width, at + height)
    if (to > from)
      lines.push(
        `M${round(from)} ${round(y + height - (from - at))}L${round(to)} ${round(y + height - (to - at))}`,
      )
  }
  const frame = `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`
  return `<path d="${frame}${lines.join('')}" fill="none" stroke="${PALETTE.late}" stroke-width="3"/>`
}

/** The time from now to the expected end: dots, and a bracket where they end. */
function expectation({ x, y, width, height }: Area): string {
  const dots = `M${round(x)} ${round(y)}h${round(width)}m0 ${round(height)}h${round(-width)}`
  const end = `M${round(x + width - 12)} ${LINE.y}h12v${LINE.height}h-12`
  return `<path d="${dots}" fill="none" stroke="${PALETTE.t2}" stroke-width="3" stroke-dasharray="3 6"/><path d="${end}" fill="none" stroke="${PALETTE.t1}" stroke-width="4"/>`
}

const drawStatusGlyph = (glyph: Parameters<typeof drawGlyph>[0], tone: Tone): string => {
  const colors = {
    tone: takesInk(glyph, tone) ? PALETTE.ink[tone] : PALETTE.fill[tone],
    on: '#fff',
    ok: PALETTE.fill.success,
    bad: PALETTE.fill.fail,
  }
  return `<g transform="translate(71.5 35.5) scale(6.5)">${drawGlyph(glyph, colors)}</g>`
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10

const rect = ({ x, y, width, height }: Area, fill: string, radius: number): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${fill}"/>`

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Around the code of an invisible character; the fonts lack them.
  '⟨': '[',
  '⟩': ']',
}

/** As XML, without the two characters that it cannot hold and that are no controls. */
const escape = (words: string): string =>
  words.replaceAll(/[&<>"'⟨⟩]/g, (sign) => ESCAPES[sign] ?? '').replaceAll(/[\ufffe\uffff]/g, '\ufffd')

const part = (words: string, weight: 400 | 700, fill: string, size?: number): string =>
  words === ''
    ? ''
    : `<tspan font-weight="${weight}" fill="${fill}"${size === undefined ? '' : ` font-size="${size}"`}>${escape(words)}</tspan>`

const soft = (words: string, size?: number): string => part(words, 400, PALETTE.t2, size)
const strongPart = (words: string, fill: string = PALETTE.t1): string => part(words, 700, fill)

interface Place {
  x: number
  y: number
  size: number
}

const element = (name: 'text', more: string, { x, y, size }: Place, parts: readonly string[]): string =>
  `<${name} x="${x}" y="${y}" font-size="${size}" xml:space="preserve" ${more}>${parts.join('')}</${name}>`

const text = (x: number, y: number, size: number, parts: readonly string[]): string =>
  element('text', 'text-anchor="start"', { x, y, size }, parts)

const textAtEnd = (x: number, y: number, size: number, parts: readonly string[]): string =>
  element('text', 'text-anchor="end"', { x, y, size }, parts)

const card = (band: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}" font-family="${FONT_FAMILY}">${[
    `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${PALETTE.card}"/>`,
    `<rect width="24" height="${CARD_HEIGHT}" fill="${band}"/>`,
    ...parts,
  ].join('')}</svg>`
