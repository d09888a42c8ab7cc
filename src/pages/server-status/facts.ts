import { type ErrorCode, type ErrorReason } from '../../contract/errors'
import { type ServerStatus } from '../../contract/server-status'
import { type ServerStatusWords } from '../../i18n/en/server-status'
import { formatDuration } from '../../lib/time/duration'
import { formatInstant } from '../../lib/time/format'
import { type Lang } from '../../contract/lang'

interface StatusFact {
  label: string
  text: string
  /** An operator has to act. */
  warns?: boolean
}

export interface StatusSection {
  name: keyof ServerStatusWords['sections']
  facts: StatusFact[]
}

export interface StatusReader {
  words: ServerStatusWords
  /** The title of an error. */
  faultTitle: (code: ErrorCode) => string
  /** Why there is no connection, in a sentence. */
  connectionText: (reason: ErrorReason) => string
  lang: Lang
  zone: string
  /** The server's time at this moment, not that of the answer. */
  nowMs: number
  /** The response is too old to describe the present. */
  past: boolean
}

/** The two clocks are compared by whole seconds, and over a network. */
const CLOCK_TOLERANCE_MS = 30_000
const KIB = 1024

export const formatAt = (ms: number, { zone, lang, nowMs }: StatusReader): string =>
  formatInstant(ms, zone, lang, nowMs)

/** In whole seconds, at least one. */
const formatSpan = (ms: number, { lang }: StatusReader): string =>
  formatDuration(Math.max(1_000, Math.floor(ms / 1_000) * 1_000), lang, { units: 2, spelled: true })

/** From one instant to the other; null for an old response, where "3s ago" would be read as now. */
export const span = (fromMs: number, toMs: number, reader: StatusReader): string | null =>
  reader.past ? null : formatSpan(toMs - fromMs, reader)

/** The facts below the health, in words. Ages are those at the time of the response, so only the day changes between two. */
export function listStatusFacts(status: ServerStatus, reader: StatusReader): StatusSection[] {
  const { budget, cache, viewers, nowMs, startedAtMs, build } = status
  const { words } = reader
  const { labels } = words
  return [
    { name: 'upstream', facts: listUpstreamFacts(status, reader) },
    {
      name: 'calls',
      facts: [
        {
          label: labels.used,
          text: words.used(budget.usedLastMinute, budget.perSecond),
        },
        { label: labels.underWay, text: words.underWay(budget.underWay, budget.atOnce) },
        { label: labels.queued, text: words.queued(budget.queued), warns: budget.queued > budget.perSecond },
      ],
    },
    {
      name: 'viewers',
      facts: [
        { label: labels.active, text: words.activeViewers(viewers.active, viewers.runs) },
        { label: labels.requests, text: words.answers(viewers.requests) },
      ],
    },
    {
      name: 'memory',
      facts: [
        { label: labels.runs, text: words.runs(cache.runs, formatBytes(cache.bytes)) },
        { label: labels.fresh, text: words.answers(cache.fresh) },
        { label: labels.stale, text: words.answers(cache.stale) },
        { label: labels.cold, text: words.answers(cache.cold) },
      ],
    },
    {
      name: 'server',
      facts: [
        ...listLedgerFacts(status, reader),
        { label: labels.build, text: build },
        {
          label: labels.started,
          text: words.ago(formatAt(startedAtMs, reader), span(startedAtMs, nowMs, reader)),
        },
      ],
    },
  ]
}

function listUpstreamFacts({ upstream, nowMs }: ServerStatus, reader: StatusReader): StatusFact[] {
  const { words, faultTitle } = reader
  const { labels } = words
  const { lastAnswerAtMs, lastError, credential, state } = upstream
  const at = (ms: number) => formatAt(ms, reader)
  const fault =
    lastError === null ? words.noFault : words.fault(faultTitle(lastError.code), at(lastError.atMs))
  return [
    {
      label: labels.answer,
      text:
        lastAnswerAtMs === null
          ? words.never
          : words.ago(at(lastAnswerAtMs), span(lastAnswerAtMs, nowMs, reader)),
    },
    { label: labels.fault, text: fault },
    ...(state === 'paused'
      ? [{ label: labels.retry, text: formatRetry(upstream.retryAtMs, nowMs, reader) }]
      : []),
    { label: labels.credential, text: words.credential[credential] },
    ...(credential === 'token' || credential === 'password'
      ? [createTokenFact(upstream.tokenEndsAtMs, nowMs, reader)]
      : []),
    createClockFact(upstream.clockAheadMs, reader),
  ]
}

function listLedgerFacts({ ledger }: ServerStatus, reader: StatusReader): StatusFact[] {
  const { problem, runs, kept, fileBytes } = ledger
  const { words } = reader
  const size = fileBytes === null ? null : formatBytes(fileBytes)
  const remembered = { label: words.labels.remembered, text: words.remembered(runs, kept, size) }
  if (problem === null) return [remembered]
  const text = words.ledgerProblem[problem.kind](formatAt(problem.sinceMs, reader))
  return [{ label: words.labels.ledger, text, warns: true }, remembered]
}

function formatRetry(retryAtMs: number | null, nowMs: number, reader: StatusReader): string {
  const { words } = reader
  if (retryAtMs === null || retryAtMs <= nowMs) return words.retryNow
  return words.retry(formatAt(retryAtMs, reader), span(nowMs, retryAtMs, reader))
}

function createTokenFact(endsAtMs: number | null, nowMs: number, reader: StatusReader): StatusFact {
  const { words } = reader
  const label = words.labels.token
  if (endsAtMs === null) return { label, text: words.tokenUnknown }
  const at = formatAt(endsAtMs, reader)
  return endsAtMs <= nowMs
    ? { label, text: words.tokenEnded(at), warns: true }
    : { label, text: words.tokenEnds(at, span(nowMs, endsAtMs, reader)) }
}

function createClockFact(aheadMs: number | null, reader: StatusReader): StatusFact {
  const { words } = reader
  const label = words.labels.clock
  if (aheadMs === null) return { label, text: words.clockUnknown }
  if (Math.abs(aheadMs) < CLOCK_TOLERANCE_MS) return { label, text: words.clockRight }
  return { label, text: words.clockOff(formatSpan(Math.abs(aheadMs), reader), aheadMs > 0), warns: true }
}

const formatBytes = (bytes: number): string =>
  bytes < KIB * KIB ? `${Math.round(bytes / KIB)} KiB` : `${(bytes / KIB / KIB).toFixed(1)} MiB`
