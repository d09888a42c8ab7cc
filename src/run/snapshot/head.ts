import { parseTrigger } from '../../contract/run'
import { STATUS, type Status, isUnstarted } from '../../contract/status'
import { statusWord } from '../../i18n/locale'
import { formatCount, groupDigits } from '../../lib/number'
import { formatDuration } from '../../lib/time/duration'
import { formatClock, formatDay } from '../../lib/time/format'
import { formatOffsetChange, zoneLabel } from '../../lib/time/zone'
import { countByStatus, countFinished } from '../../model/run/counts'
import { sumRows } from '../../model/run/rows'
import { computeRunTimes, getNamedMs } from '../../model/run/times'
import { isPast, type SnapshotInput } from './input'
import { html, type Markup } from './markup'

/** The moment of the snapshot, which its title, both bands and its name say. */
export const formatMoment = ({ asOfMs, zone, lang }: SnapshotInput): string =>
  `${formatDay(asOfMs, zone, lang, { weekday: true })} ${formatClock(asOfMs, zone)}`

/** A link leads to a page of ours, or is none. */
const isWebAddress = (address: string): boolean => /^https?:\/\//.test(address)

/** The band says that this is no live page. It cannot be closed, and stands at the foot as well. */
export function drawBand(input: SnapshotInput, tag: 'header' | 'footer'): Markup {
  const { words, zone, lang, asOfMs, savedMs, takenBy, build, address } = input
  const facts = [
    words.savedAt(formatClock(savedMs, zone)),
    takenBy !== null && words.takenBy(takenBy),
    zoneLabel(asOfMs, zone, lang),
    build !== null && words.build(build),
  ].filter((fact) => fact !== false)
  const link =
    isWebAddress(address) && html` <a href="${address}" rel="noreferrer noopener">${words.openLive}</a>`
  const content = html`<span class="camera" aria-hidden="true"></span
    ><span class="moment"><b>${words.band(formatMoment(input))}</b><small>${facts.join(' · ')}</small></span
    ><span class="later">${words.later}${link}</span>`
  return tag === 'header'
    ? html`<header class="band">${content}</header>`
    : html`<footer class="band">${content}</footer>`
}

/** A glyph of a status as a mask: its class says which, see `writeGlyphRules`. */
export const drawGlyph = (status: Status): Markup =>
  html`<i class="glyph s-${status}" data-tone="${STATUS[status].tone}" aria-hidden="true"></i>`

/** What the page shows above its table: the run, its times and the counts of its nodes. */
export function drawHead(input: SnapshotInput): Markup {
  const { run, lang, zone, t, words, region, asOfMs } = input
  const word = statusWord(run.status, run.rawStatus, lang)
  const past = isPast(input)
  const tone = past ? 'neutral' : STATUS[run.status].tone
  const trigger = run.trigger === null ? null : parseTrigger(run.trigger)
  const triggerWord = trigger === null ? t.triggers.other(run.trigger ?? 0) : t.triggers[trigger]
  const facts: [string, string][] = [
    [t.header.instance, run.id],
    [t.header.trigger, run.trigger === null ? t.app.notGiven : triggerWord],
    [t.header.workspace, run.workspace ?? t.header.defaultWorkspace],
  ]
  if (region !== null) facts.push([t.header.region, region])
  return html`<section class="card head">
    <div class="name">
      <h1>${run.job}</h1>
      <span class="badge" data-tone="${tone}"
        >${drawGlyph(run.status)}<bdi>${past ? t.header.was(word) : word}</bdi></span
      ><span class="as-of${past && ' old'}">${words.asOf(formatClock(asOfMs, zone))}</span>
    </div>
    <div class="halves">
      <div>
        <ul class="facts">
          ${facts.map(([name, value]) => html`<li>${name} <b>${value}</b></li>`)}
        </ul>
        ${drawTimes(input)}
      </div>
      <div>${drawCounts(input)}</div>
    </div>
  </section>`
}

/** Planned, late, started, ran, ended and total, which add up as they are printed. */
function drawTimes({ run, asOfMs, lang, zone, t }: SnapshotInput): Markup {
  const times = computeRunTimes(run, asOfMs)
  const namedMs = getNamedMs(run, asOfMs)
  const span = (ms: number) => formatDuration(ms, lang, { exact: times.exact, units: 4 })
  const instant = (label: string, ms: number | null, absent: string) =>
    ms === null
      ? html`<div>
          <dt>${label}</dt>
          <dd class="none">${absent}</dd>
        </div>`
      : html`<div>
          <dt>${label}</dt>
          <dd><b>${formatClock(ms, zone, times.exact)}</b></dd>
          <dd class="note">
            ${formatDay(ms, zone, lang, { weekday: true, nearMs: asOfMs })}${formatOffsetChange(ms, namedMs, zone)}
          </dd>
        </div>`
  const duration = (label: string, ms: number) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${span(ms)}</dd>
    </div>`
  const { lateMs, ranMs, totalMs, startMs, endMs, planMs } = times
  const isLate = lateMs !== null && lateMs > 0
  const past = isPast({ run })
  const fill = past ? 'past-line' : 'fill'
  return html`<dl class="times">
    <div class="part">
      <i class="${isLate && 'hatched'}"></i
      >${instant(t.header.planned, planMs, t.app.notGiven)}${lateMs !== null && lateMs !== 0 && duration(isLate ? t.header.late : t.header.early, Math.abs(lateMs))}
    </div>
    <div class="part">
      <i class="${startMs !== null && fill}" data-tone="${STATUS[run.status].tone}"></i
      >${instant(t.header.started, startMs, past && isUnstarted(run.status) ? t.header.notStarted : t.app.notGiven)}${ranMs !== null && duration(t.header.ran, ranMs)}
    </div>
    <div class="part">
      <i></i
      >${past && endMs === null ? instant(t.header.asOf, asOfMs, '') : instant(t.header.ended, endMs, t.app.notGiven)}
    </div>
    <div class="part">
      <i></i>
      <div>
        <dt>${isLate && startMs !== null ? t.header.total : t.header.totalShort}</dt>
        <dd><b>${totalMs === null ? t.app.none : span(totalMs)}</b></dd>
      </div>
    </div>
  </dl>`
}

function drawCounts({ run, moreFindings, lang, t }: SnapshotInput): Markup {
  const counts = countByStatus(run.nodes)
  const rows = sumRows(run)
  const [nodesWord, doneWord] = t.header.counts(run.nodes.length)
  const found = run.findings.length + moreFindings.length
  return html`<p class="counted">
      <span
        ><b>${formatCount(run.nodes.length)}</b
        >${nodesWord}<b>${formatCount(countFinished(counts))}</b>${doneWord}</span
      >${rows !== null && html`<span>${t.header.rows} <b>${groupDigits(rows)}</b></span>`}<span class="end"
        >${found === 0 ? t.header.noFindings : html`<a href="#findings">${t.header.findings(found)}</a>`}</span
      >
    </p>
    <div class="segments" aria-hidden="true">
      ${counts.map(({ status, count }) => html`<i class="segment shape-${status}" data-tone="${STATUS[status].tone}" style="flex-grow:${count}"></i>`)}
    </div>
    <ul class="chips">
      ${counts.map(({ status, rawStatus, count }) => html`<li>${drawGlyph(status)}<b>${formatCount(count)}</b> <bdi>${statusWord(status, rawStatus, lang)}</bdi></li>`)}
    </ul>`
}
