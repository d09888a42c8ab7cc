import { type RunNode } from '../../../contract/run'
import { STATUS, type Status, isTerminal } from '../../../contract/status'
import { showInvisible, showName } from '../../../lib/text'
import { formatInstant, formatMinute } from '../../../lib/time/format'
import { MINUTE_MS } from '../../../lib/time/units'
import { type RunWaitReason, type WaitingReason } from '../../../model/insight/waiting'
import { formatSpelledDuration, type Reader } from './reader'

export interface WaitingText {
  /** The same at decreasing lengths. */
  forms: readonly string[]
  /** The node that it is about, by its key. */
  key: string | null
}

type Nodes = readonly RunNode[]

const nothing: WaitingText = { forms: [], key: null }
const plain = (...forms: string[]): WaitingText => ({ forms, key: null })

/** Why a node waits, in words. Empty where nothing is known that its status does not say. */
export function describeWaiting(
  reason: WaitingReason,
  runReason: RunWaitReason | null,
  nodes: Nodes,
  reader: Reader,
): WaitingText {
  const words = reader.words.waits
  const nameAt = (at: number) => showName(nodes[at]?.name ?? '')
  const keyAt = (at: number) => nodes[at]?.key ?? null
  switch (reason.kind) {
    case 'run-not-started':
      return runReason === null ? nothing : plain(describeRunWait(runReason, reader))
    case 'held-by':
      return { forms: describeHeldBy(reason, nameAt(reason.at), reader), key: keyAt(reason.at) }
    case 'ready': {
      const sentence = words.ready(reason.before, formatMinutes(reason.waitedMs, reader)) ?? words.notStarted
      const queue = reason.queue === null || reason.queue === '' ? [] : [showInvisible(reason.queue)]
      const short = sentence === words.notStarted ? [] : [words.notStarted]
      return plain(...queue.map((name) => words.queue(sentence, name)), sentence, ...short)
    }
    case 'condition':
      return { forms: [words.condition(nameAt(reason.at)), words.conditionShort], key: keyAt(reason.at) }
    case 'skipped':
      return { forms: [words.skipped(nameAt(reason.at)), words.skippedShort], key: keyAt(reason.at) }
    case 'failed': {
      const name = nameAt(reason.at)
      const sentence = reason.policy === 'suspend' ? words.suspended(name) : words.failed(name)
      return { forms: [sentence, words.failedShort], key: keyAt(reason.at) }
    }
    case 'paused':
      return plain((reason.of === 'run' ? describeRunPause : describePause)(reason.status, words))
    case 'run-ended':
      return plain(reason.status === 'manual-stop' ? words.runStopped : words.runEnded, words.failedShort)
    case 'not-known':
      return describeUnknown(reason.why, words)
  }
}

function describeHeldBy(
  { more, status, runningMs, usualMs }: Extract<WaitingReason, { kind: 'held-by' }>,
  name: string,
  reader: Reader,
): string[] {
  const words = reader.words.waits
  const whom = words.nodes(name, more)
  if (reader.isPast === true) return [words.heldByThen(whom)]
  const short = words.heldBy(whom)
  const { phase, label } = STATUS[status]
  if (phase === 'blocked') return [words.heldByHalted(whom, label[reader.lang]), short]
  const ran = runningMs === null ? null : formatMinutes(runningMs, reader)
  if (ran === null) return [short]
  if (usualMs === null) return [words.heldByRuns(whom, ran), short]
  const usual = formatSpelledDuration(usualMs, reader)
  return [words.heldByFull(whom, ran, usual), words.heldByOf(whom, ran, usual), short]
}

/** Null below a minute: a sentence does not tick, so its seconds would be wrong until the next poll, which would draw every such row again. */
const formatMinutes = (ms: number, reader: Reader): string | null =>
  ms < MINUTE_MS ? null : formatSpelledDuration(ms, reader)

function describePause(status: RunNode['status'], words: Reader['words']['waits']): string {
  if (status === 'freeze') return words.frozen
  if (status === 'running-exception') return words.halted
  return status === 'waiting-confirm' ? words.confirm : words.paused
}

function describeRunPause(status: RunNode['status'], words: Reader['words']['waits']): string {
  if (status === 'freeze') return words.runFrozen
  if (status === 'running-exception') return words.runHalted
  return status === 'waiting-confirm' ? words.runConfirm : words.runPaused
}

function describeUnknown(
  why: Extract<WaitingReason, { kind: 'not-known' }>['why'],
  words: Reader['words']['waits'],
): WaitingText {
  switch (why) {
    // Said once for the run, in the menu of marks.
    case 'no-definition':
    case 'cycle':
      return nothing
    case 'not-in-definition':
    case 'same-name':
      return plain(words.changed)
    case 'lost-edge':
      return plain(words.lostEdge)
    case 'fail-policy':
      return plain(words.policyUnknown)
    case 'stopped-before':
      return plain(words.stoppedBefore)
    case 'no-times':
      return plain(words.noTimes)
  }
}

const describeEnd = (status: Status, { lang }: Reader): string =>
  isTerminal(status) ? STATUS[status].label[lang] : ''

/** Why the run has not started. */
export function describeRunWait(reason: RunWaitReason, reader: Reader): string {
  const words = reader.words.run
  switch (reason.kind) {
    case 'planned':
      return words.planned(formatMinute(reason.atMs, reader.zone))
    case 'job':
      return words.job(showInvisible(reason.job), reason.more, describeEnd(reason.status, reader))
    case 'previous': {
      const at = formatInstant(reason.planMs, reader.zone, reader.lang, reason.beforeMs)
      return words.previous(at, describeEnd(reason.status, reader))
    }
    case 'elsewhere': {
      const { job, workspace, more } = reason
      return words.elsewhere(showInvisible(job), showInvisible(workspace ?? ''), more)
    }
    case 'full':
      return words.full(reason.running)
    case 'paused':
      return describeRunPause(reason.status, reader.words.waits)
    case 'not-known':
      return words.unknown
  }
}
