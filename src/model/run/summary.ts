import { type NodeCause } from '../../contract/log'
import { type Run, type RunNode } from '../../contract/run'
import { groupDigits } from '../../lib/number'
import { showInvisible, truncateEnd } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { type Lang } from '../../contract/lang'
import { formatStamp } from '../../lib/time/format'
import { formatOffsetChange, zoneLabel } from '../../lib/time/zone'
import { countByStatus, type StatusCount } from './counts'
import { sumRows } from './rows'
import { computeRunTimes, getNamedMs } from './times'

const MAX_FAILED = 5
const MAX_CAUSES = 3
/** Of a cause, in characters: a chat shows a few lines. */
const MAX_CAUSE = 200
/** Of a node's name, which is no longer in DGC. */
const MAX_NAME = 128

interface SummaryWords {
  planned: string
  started: string
  ended: string
  late: string
  ran: string
  running: string
  failed: string
  nodes: (n: number) => string
  rows: (n: string) => string
  findings: (n: number) => string
  asOf: (time: string) => string
}

interface SummaryOptions {
  /** The address of the run, the last line. */
  url: string
  nowMs: number
  lang: Lang
  zone: string
  /** Why nodes failed, by their keys, as far as their logs were read. */
  causes: ReadonlyMap<string, NodeCause>
  /** How many contradictions in the data the page lists. */
  findings: number
  /** Whether the failure of the run is new, in words; null where that is not known. */
  streak: string | null
  words: SummaryWords
  /** Between what a line is about and what it says, and between names. */
  colon: string
  comma: string
  /** A status in the reader's language. */
  statusWord: (of: Pick<StatusCount, 'status' | 'rawStatus'>) => string
}

type When = Pick<Run, 'status' | 'trigger' | 'planMs' | 'startMs' | 'endMs'>
type WhenOptions = Pick<SummaryOptions, 'nowMs' | 'lang' | 'zone' | 'words'>

/** One line: when the run was planned, started and ended, how late it was and how long it ran, with the zone. */
export function formatWhen(run: When, { nowMs, lang, zone, words }: WhenOptions): string {
  const times = computeRunTimes(run, nowMs)
  const duration = (ms: number) => formatDuration(ms, lang, { exact: times.exact, units: 4, spelled: true })
  const namedMs = getNamedMs(run, nowMs)
  const stamp = (ms: number) => `${formatStamp(ms, zone)}${formatOffsetChange(ms, namedMs, zone)}`
  const when: string[] = []
  const addInstant = (word: string, ms: number | null) => {
    if (ms !== null) when.push(`${word} ${stamp(ms)}`)
  }
  addInstant(words.planned, times.planMs)
  addInstant(words.started, times.startMs)
  addInstant(words.ended, times.endMs)
  if (times.lateMs !== null && times.lateMs > 0) when.push(`${words.late} ${duration(times.lateMs)}`)
  if (times.ranMs !== null)
    when.push(`${times.endMs === null ? words.running : words.ran} ${duration(times.ranMs)}`)
  if (times.endMs === null) when.push(words.asOf(stamp(nowMs)))
  return `${when.join(' · ')} (${zoneLabel(namedMs, zone, lang)})`
}

const nameNode = ({ name }: RunNode): string => truncateEnd(showInvisible(name), MAX_NAME)

/** A few lines of plain text for a chat: what, when (with the zone), how long, what failed, and the address. */
export function formatSummary(run: Run, options: SummaryOptions): string {
  const { url, causes, findings, streak, words, colon, comma, statusWord } = options
  const rows = sumRows(run)

  const counts = [
    words.nodes(run.nodes.length),
    ...countByStatus(run.nodes).map((count) => `${count.count} ${statusWord(count)}`),
  ]
  if (rows !== null) counts.push(words.rows(groupDigits(rows)))
  if (findings > 0) counts.push(words.findings(findings))

  const lines = [
    `${showInvisible(run.job)} ${run.id}${colon}${statusWord(run)}${streak === null ? '' : ` · ${streak}`}`,
    formatWhen(run, options),
    counts.join(' · '),
  ]
  const failed = run.nodes.filter((node) => node.status === 'fail')
  const names = failed.slice(0, MAX_FAILED).map(nameNode)
  const more = failed.length > MAX_FAILED ? ` +${failed.length - MAX_FAILED}` : ''
  // One whose cause is known is named there.
  const isNamed = failed.length === 1 && (causes.get(failed[0]?.key ?? '')?.cause ?? null) !== null
  if (failed.length > 0 && !isNamed) lines.push(`${words.failed}${colon}${names.join(comma)}${more}`)
  const known = run.nodes.flatMap((node) => {
    const text = causes.get(node.key)?.cause?.text
    return text === undefined
      ? []
      : [`${nameNode(node)}${colon}${truncateEnd(showInvisible(text), MAX_CAUSE)}`]
  })
  return [...lines, ...known.slice(0, MAX_CAUSES), url].join('\n')
}
