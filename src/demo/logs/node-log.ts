import { SECOND_MS } from '../../lib/time/units'
import { type NodeType } from '../scenarios/node-types'
import { type RunNode } from '../scenarios/snapshot'
import { findFailure, pickFailure } from './failures'
import { gmt8, writeLine } from './line'
import { HARMLESS, type Words, findStory } from './words'

export type LoggedNode = Pick<RunNode, 'name' | 'endMs' | 'outcome' | 'rows' | 'retries' | 'failure'> & {
  type: NodeType
  startMs: number
  /** What varies from log to log. */
  seed: number
}

/** The whole log of a node, past and to come. A line that will be written later stands behind all that are there. */
export interface NodeLog {
  bytes: Buffer
  /** For each line when it is written, and the size of the log with it. */
  writtenMs: number[]
  sizes: number[]
}

const MAX_STEPS = 600
const MIN_STEP_MS = 1_500
/** Of a node whose end is not known. */
const OPEN_STEP_MS = 20 * SECOND_MS
const OPEN_STEPS = 3_000

interface Writer {
  node: LoggedNode
  isChinese: boolean
  add: (words: Words, ms: number, fields?: Readonly<Record<string, string>>) => void
}

export function writeNodeLog(node: LoggedNode): NodeLog {
  const { startMs, endMs, seed, name, retries = 0 } = node
  const isChinese = /\p{Script=Han}/u.test(name) || seed % 2 === 0
  const pieces: Buffer[] = []
  const log: NodeLog = { bytes: Buffer.alloc(0), writtenMs: [], sizes: [] }
  let size = 0
  const writer: Writer = {
    node,
    isChinese,
    add: (words, ms, fields = {}) => {
      const text = writeLine(words[isChinese ? 1 : 0], ms, { name, day: dayBefore(startMs), ...fields })
      const piece = Buffer.from(`${text}\n`)
      pieces.push(piece)
      size += piece.length
      log.writtenMs.push(ms)
      log.sizes.push(size)
    },
  }
  const attempts = retries + 1
  const untilMs = endMs ?? startMs + OPEN_STEPS * OPEN_STEP_MS
  for (let at = 0; at < attempts; at += 1) {
    const share = (untilMs - startMs) / attempts
    writeAttempt(writer, at + 1, attempts, startMs + at * share, startMs + (at + 1) * share)
  }
  log.bytes = Buffer.concat(pieces)
  return log
}

/** The business date, one day before. */
const dayBefore = (ms: number): string =>
  gmt8(ms - 86_400_000)
    .slice(0, 10)
    .replaceAll('-', '')

const FAILED: ReadonlySet<string> = new Set(['fail', 'ignoreSuccess', 'forceSuccess', 'running-exception'])

function writeAttempt({ node, add }: Writer, at: number, all: number, fromMs: number, toMs: number): void {
  const { type, seed, outcome, endMs, rows = 0 } = node
  const story = findStory(type)
  const lastsMs = Math.max(1, toMs - fromMs)
  const isLast = at === all
  const isFailed = !isLast || FAILED.has(outcome)
  const number = String(100_000 + (seed % 899_999))
  const fields = { number, count: String(1 + (seed % 9)), rows: String(rows), host: String(1 + (seed % 9)) }
  const begin = Math.min(lastsMs / 4, 2_000)
  if (all > 1) add([`Attempt ${at} of ${all} starts`, `第 ${at} 次执行开始，共 ${all} 次`], fromMs, fields)
  story.open.forEach((words, i) => add(words, fromMs + (begin * i) / story.open.length, fields))
  const steps = Math.max(1, Math.min(MAX_STEPS, Math.floor((lastsMs * 0.94 - begin) / MIN_STEP_MS)))
  const count = endMs === null ? OPEN_STEPS : steps
  for (let i = 0; i < count; i += 1) {
    const share = (i + 1) / count
    // Failed attempts stop in the middle of their work.
    const done = share * (isFailed ? 0.4 : 1)
    add(pickStep(i, seed, story.steps), fromMs + begin + (lastsMs * 0.94 - begin) * share, {
      ...fields,
      done: String(Math.floor(rows * done)),
      percent: String(Math.floor(100 * done)),
      lag: String(Math.max(0, Math.floor(100 * done) - 12)),
      poll: String(i + 1),
      stage: String(1 + Math.floor(done * 6)),
      tid: String(100 + i),
      speed: String(Math.floor((rows / lastsMs) * 1_000)),
      seconds: String(Math.round((lastsMs * share) / 1_000)),
    })
  }
  if (endMs === null) return
  const closing = closeAttempt(node, isLast, isFailed)
  const seconds = String(Math.round(lastsMs / 1_000))
  closing.forEach((words, i) => {
    const ms = fromMs + lastsMs * (0.97 + (0.03 * (i + 1)) / closing.length)
    add(words, ms, { ...fields, seconds, done: String(rows) })
  })
  if (!isLast) {
    add(
      [
        `WARN Attempt ${at} of ${all} failed, trying again`,
        `WARN 第 ${at} 次执行失败，准备重试（共 ${all} 次）`,
      ],
      toMs,
    )
  }
}

const HARMLESS_EVERY = 37

function pickStep(at: number, seed: number, steps: readonly Words[]): Words {
  const isHarmless = at % HARMLESS_EVERY === seed % HARMLESS_EVERY
  const from = isHarmless ? HARMLESS : steps
  const place = isHarmless ? Math.floor(at / HARMLESS_EVERY) : at
  return from[(place + seed) % from.length] ?? ['', '']
}

function closeAttempt(
  { type, outcome, failure, seed }: LoggedNode,
  isLast: boolean,
  isFailed: boolean,
): readonly Words[] {
  const lines = findFailure(failure ?? pickFailure(type, seed)).lines
  if (isFailed)
    return isLast ? [...lines, ['ERROR Node failed; no attempt left', 'ERROR 节点执行失败，不再重试']] : lines
  if (outcome === 'manual-stop') return [['WARN The node was stopped by a user', 'WARN 节点已被用户停止']]
  return findStory(type).close
}

/** How much of the log has been written by then, and when its last line was; null while there is none. */
export function logAt(
  { writtenMs, sizes }: NodeLog,
  nowMs: number,
): { size: number; writtenMs: number } | null {
  let [low, high] = [0, writtenMs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((writtenMs[middle] ?? 0) <= nowMs) low = middle + 1
    else high = middle
  }
  const size = sizes[low - 1]
  return size === undefined ? null : { size, writtenMs: writtenMs[low - 1] ?? 0 }
}
