import { type CauseFamily, type NodeCause } from '../../contract/log'
import { startsAttempt } from './attempt'
import { type Candidate, isBareStatus, isRetried, readCandidate } from './cause-candidate'
import { chooseCause } from './choose-cause'
import { VAGUE, splitEvents } from './events'
import { findLogFamily } from './family'
import { isFrame } from './frames'
import { isHeading, readBelowHeading } from './heading'
import { readLastWords, readStatusReason } from './last-words'
import { isHarmless } from './line-level'
import { isStamped, type LogLine, type Message, readMessage } from './message'
import { DWS_NODE } from './phrases'
import { isSuccess, isVerdict } from './verdict'

interface FoundCause {
  line: number | null
  byte: number
  text: string
  detail?: string
  timeMs: number | null
  family: CauseFamily
  /** No line says it clearly; this one is the best guess. */
  isLikely: boolean
}

interface CauseFinding {
  cause: FoundCause | null
  verdicts: NodeCause['verdicts']
}

const MAX_TEXT = 500
const MAX_VERDICTS = 5

/** Below a line that ends with dots it tells of that line alone: `Shutting down the session...`. */
const BARE_DONE = /^(?:done|ok|finished|完成)[.!。]?$/i
const endsWithDots = (message: Message | undefined): boolean => /(?:\.{3}|…)$/.test(message?.body ?? '')

/** Below the head of a table that a client prints; its rows are data, whatever they say. */
const TABLE_RULE = /^[\s|+]{0,4}-{2,400}[+|]-[-+|\s]{0,2000}$/

/** A row of psql or gsql, also without that head. */
const TABLE_ROW = /^ \S.{0,300} \| .{0,300} \| /

/** How `set -x` writes that a script went on: `rm x || true`. */
const EXCUSE = /^\+{1,4} (?:true|:)$|^\W{0,4}(?:ignor(?:ed|ing)|continu(?:e|ing)|已?忽略)\W{0,4}$/i

/**
 * Why the work failed that a log tells of, and apart from that, which lines say that it failed. Looks behind the mark of the last attempt.
 * Half a MiB of hostile lines takes a second: it yields where other work may go on.
 *
 * @param zone IANA name, for moments that name none.
 */
export function* findCause(lines: readonly LogLine[], zone: string): Generator<undefined, CauseFinding> {
  const messages: Message[] = []
  let start = 0
  const hasStamps = isStamped(lines)
  for (const line of lines) {
    yield
    const message = readMessage(line, zone, hasStamps)
    if (startsAttempt(message.body)) start = messages.length
    messages.push(message)
  }
  const last = yield* findInAttempt(messages.slice(start))
  if (last.cause || last.verdicts.length > 0 || start === 0) return last
  return yield* findInAttempt(messages)
}

function* findInAttempt(messages: readonly Message[]): Generator<undefined, CauseFinding> {
  const logFamily = findLogFamily(
    messages
      .slice(0, 500)
      .map(({ source }) => source.text.slice(0, 200))
      .join('\n'),
  )
  const candidates: Candidate[] = []
  const verdicts: Message[] = []
  let at = 0
  let lastSuccess = -1
  let isTable = false
  for (const event of splitEvents(messages)) {
    yield
    const head = event.messages[0]
    if (head) {
      const next = messages[at + event.messages.length]?.body ?? ''
      const isRow: boolean = TABLE_ROW.test(head.source.text) || (isTable && head.source.text.includes('|'))
      isTable = isRow || event.messages.some(({ source }) => TABLE_RULE.test(source.text.slice(0, 400)))
      const read =
        isRow || EXCUSE.test(event.messages[1]?.body ?? next) ? null : readCandidate(event, at, logFamily)
      const found = read && isHeading(read.text) ? readBelowHeading(read, messages) : read
      if (found && isRetried(next)) found.rank = 'follows'
      if (found) candidates.push(found)
      for (const message of event.messages)
        if (mayBeVerdict(message) && isVerdict(message.body)) verdicts.push(message)
      // what a script wrote last below an error line that it went on after
      const last = event.messages.at(-1) ?? head
      const isOwn = last === head || (last.indent === 0 && !isFrame(last.body))
      const lastAt = at + event.messages.length - 1
      const isOfStep = BARE_DONE.test(last.body) && endsWithDots(messages[lastAt - 1])
      if (isOwn && last.level !== 'error' && isSuccess(last.body) && !isOfStep) lastSuccess = lastAt
    }
    at += event.messages.length
  }
  const weak = candidates.every((candidate) => isBareStatus(candidate) || VAGUE.test(candidate.text))
    ? (readStatusReason(messages, logFamily) ?? readLastWords(messages, verdicts, logFamily))
    : null
  if (weak) candidates.splice(0, candidates.length, weak)
  const lastVerdict = verdicts.at(-1)
  const endsWell =
    lastSuccess > (candidates.at(-1)?.at ?? -1) &&
    (!lastVerdict || messages.indexOf(lastVerdict) < lastSuccess)
  const hasFailed = verdicts.length > 0 || weak !== null
  const choice = endsWell ? null : chooseCause(candidates, messages, hasFailed)
  return {
    cause: choice && toCause(choice.chosen, choice.isLikely),
    verdicts: listVerdicts(verdicts.filter((message) => message !== choice?.chosen.message)),
  }
}

const mayBeVerdict = ({ body }: Message): boolean => body !== '' && !isFrame(body) && !isHarmless(body)

function listVerdicts(found: readonly Message[]): NodeCause['verdicts'] {
  const byText = new Map<string, NodeCause['verdicts'][number]>()
  for (const { source, body } of found) {
    const text = body.slice(0, MAX_TEXT)
    if (!byText.has(text)) byText.set(text, { line: source.line, text })
  }
  return [...byText.values()].slice(-MAX_VERDICTS)
}

/** A row has room for what a line says: not for packages, folders, ids of containers and the names around an error of OBS. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/^.{0,2000}<Code>(\w{3,60})<\/Code>\s{0,8}<Message>([^<]{4,400})<\/Message>.*$/s, '$1: $2'],
  [
    new RegExp(
      String.raw`^(?:gsql|psql):(?:[^:\s]{0,200}\/)?([\w.-]{1,80}:\d{1,9}): ERROR: {1,2}(?:${DWS_NODE})?`,
    ),
    '$1: ',
  ],
  // Tez names vertex, task and attempt before the last exception, or before what YARN says of a container
  [
    /^Vertex failed, .{1,3000}?((?:[a-z][\w$]{0,60}\.){2,14}[A-Z]\w{1,80}: (?!(?:[a-z]\w{0,60}\.){2})\S)/,
    '$1',
  ],
  [
    /^Vertex failed, .{1,3000}\b(?:info=\[|diagnostics=\[|diagnostics set to \[)(?:Container failed, exitCode=-?\d{1,5}\.\s?)?(?:\[[\d :.-]{10,30}\])?/,
    '',
  ],
  [/^org\.apache\.hadoop\.ipc\.RemoteException\(([\w.$]{3,200})\)(?=: )/, '$1'],
  [/^(?:[a-z_][\w$]{0,60}\.){2,14}(?=[A-Z][\w$]{2,80}(?:[:(]|$))/, ''],
  [/^Container \[pid=[^\]]{1,200}\] /, 'Container '],
]

const shorten = (text: string): string =>
  SHORTER.reduce((shorter, [pattern, by]) => shorter.replace(pattern, by), text)

function toCause({ message, text, detail, family }: Candidate, isLikely: boolean): FoundCause {
  const { line, byte } = message.source
  const { timeMs } = message
  const shown = shorten(text).slice(0, MAX_TEXT)
  const cause: FoundCause = { line, byte, text: shown, timeMs, family, isLikely }
  if (detail !== undefined) cause.detail = detail.slice(0, MAX_TEXT)
  return cause
}
