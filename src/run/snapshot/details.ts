import { type Finding } from '../../contract/findings'
import { type FindingFormat, type FindingWords } from '../../i18n/finding-words'
import { formatCount } from '../../lib/number'
import { formatDuration } from '../../lib/time/duration'
import { formatStamp } from '../../lib/time/format'
import { formatOffsetChange } from '../../lib/time/zone'
import { getNamedMs } from '../../model/run/times'
import { hidePaths, type SnapshotInput } from './input'
import { escapeLines, html, type Markup } from './markup'

/** What the answer and the definition contradict, as text. */
export function drawFindings(input: SnapshotInput): Markup {
  const { run, t, findings, moreFindings, lang, zone } = input
  const format: FindingFormat = {
    duration: (ms) => formatDuration(ms, lang, { spelled: true }),
    stamp: (ms) => `${formatStamp(ms, zone)}${formatOffsetChange(ms, getNamedMs(run, ms), zone)}`,
  }
  const own = run.findings.map((finding) => {
    const word = findings.texts[finding.code] as (finding: Finding, format: FindingFormat) => FindingWords
    return word(finding, format)
  })
  const safe = (text: string) => hidePaths(text, input)
  const items = [...own, ...moreFindings].map(
    ({ what, why, values }) =>
      html`<li><b>${safe(what)}</b> ${safe(why)}<br /><code>${safe(values)}</code></li>`,
  )
  if (items.length === 0) return html``
  return html`<details class="card" id="findings" open>
    <summary>${findings.title} <small>${t.header.findings(items.length)}</small></summary>
    <ol class="findings">
      ${items}
    </ol>
  </details>`
}

/** Log paths as text: a file has no page that could open them. */
export function drawLogPaths({ shown, withoutPaths, words }: SnapshotInput): Markup {
  const nodes = shown.filter(({ logPath }) => logPath !== null)
  if (withoutPaths || nodes.length === 0) return html``
  return html`<details class="card">
    <summary>${words.logPaths(formatCount(nodes.length))}</summary>
    <ul class="paths">
      ${nodes.map(({ name, logPath }) => html`<li><bdi>${name}</bdi> <code>${logPath ?? ''}</code></li>`)}
    </ul>
  </details>`
}

/** The answer as it came, or the sentence in its place. */
export function drawRaw({ raw, words }: SnapshotInput, fits: boolean): Markup {
  if ('absent' in raw)
    return html`<p class="quiet note">${raw.absent === 'private' ? words.rawPrivate : words.rawUnread}</p>`
  if (!fits) return html`<p class="quiet note">${words.rawTooLarge}</p>`
  return html`<details class="card">
    <summary>${words.rawTitle} <small>${words.rawAbout}</small></summary>
    <pre>${escapeLines(raw.text)}</pre>
  </details>`
}
