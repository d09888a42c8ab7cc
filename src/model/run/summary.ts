import { type Run } from '../../contract/run'
import { statusWord, type Locale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { groupDigits } from '../../lib/number'
import { showInvisible } from '../../lib/text'
import { formatStamp } from '../../lib/time/format'
import { zoneLabel } from '../../lib/time/zone'
import { countByStatus, runFacts, totalRows } from './facts'

const MAX_FAILED = 5

/** A few lines of plain text for a chat: what, when (with the zone), how long, what failed, and the address. */
export function formatSummary(run: Run, url: string, nowMs: number, { t, lang, zone }: Locale): string {
  const facts = runFacts(run, nowMs)
  const words = t.summary
  const span = (ms: number) => formatDuration(ms, lang, { exact: facts.exact, units: 4 })
  const at = (word: string, ms: number | null) => (ms === null ? [] : [`${word} ${formatStamp(ms, zone)}`])
  const times = [
    ...at(words.planned, facts.planMs),
    ...at(words.started, facts.startMs),
    ...at(words.ended, facts.endMs),
    ...(facts.lateMs !== null && facts.lateMs > 0 ? [`${words.late} ${span(facts.lateMs)}`] : []),
    ...(facts.ranMs === null
      ? []
      : [`${facts.endMs === null ? words.running : words.ran} ${span(facts.ranMs)}`]),
  ]
  const counts = countByStatus(run.nodes).map(
    ({ status, rawStatus, count }) => `${count} ${statusWord(status, rawStatus, lang)}`,
  )
  const failed = run.nodes.filter((node) => node.status === 'fail').map((node) => showInvisible(node.name))
  const more = failed.length > MAX_FAILED ? ` +${failed.length - MAX_FAILED}` : ''
  const rows = totalRows(run)
  return [
    `${showInvisible(run.job)} ${run.id}: ${statusWord(run.status, run.rawStatus, lang)}`,
    `${[...times, ...(facts.endMs === null ? [words.asOf(formatStamp(nowMs, zone))] : [])].join(' · ')} (${zoneLabel(run.startMs ?? nowMs, zone, lang)})`,
    [
      words.nodes(run.nodes.length),
      ...counts,
      ...(rows === null ? [] : [words.rows(groupDigits(rows))]),
    ].join(' · '),
    ...(failed.length > 0 ? [`${words.failed}: ${failed.slice(0, MAX_FAILED).join(', ')}${more}`] : []),
    url,
  ].join('\n')
}
