import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { type ErrorDetail } from '../../../contract/errors'
import { type RunEnd } from '../../../contract/poll-policy'
import { type RunRef } from '../../../contract/run-ref'
import { packRun } from '../../../contract/run-transfer'
import { createLogUrl } from '../../dgc-run/log-url'
import { toRun } from '../../dgc-run/to-run'
import { parseResponse } from '../../dgc-run/wire'
import { UpstreamError } from '../../dgc/faults'
import { createRedactor } from '../../dgc/redact'
import { type DgcResponse, decodeResponse } from '../../dgc/response'

/** How log paths become addresses; null makes none. */
export type LogUrlSettings = { template: string; region: string | null; project: string } | null

export interface ReadJob {
  ref: RunRef
  response: DgcResponse
  /** Removed from the text, should the response repeat them. */
  secrets: readonly string[]
  logUrl: LogUrlSettings
  nowMs: number
}

/** What all viewers of a run are sent: the run in the words of the contract, and DGC's own text. */
export type ReadResult<Body> =
  | { kind: 'run'; contract: Body; raw: Body; end: RunEnd }
  /** `raw` is null when DGC sent an error or no text of an API at all. */
  | { kind: 'unreadable'; error: ErrorDetail; raw: Body | null }

/** Pure, and the expensive part of a refresh: parses a response, finds its contradictions and writes it down for the page. */
export function readRun({ ref, response, secrets, logUrl, nowMs }: ReadJob): ReadResult<string> {
  let raw: string | null = null
  try {
    raw = decodeResponse(response, createRedactor(secrets))
    const run = toRun(ref, parseResponse(raw, nowMs), {
      logUrl: (place) => logUrl && createLogUrl(logUrl.template, logUrl, place),
    })
    if (!isUtf8(response.bytes)) run.findings.push({ code: 'not-utf8', value: excerptLost(raw) })
    const { status, endMs } = run
    return { kind: 'run', contract: JSON.stringify(packRun(run)), raw, end: { status, endMs } }
  } catch (error) {
    if (error instanceof UpstreamError) return { kind: 'unreadable', error: error.detail, raw }
    throw error
  }
}

const EXCERPT = 20

/** The text around the first character that could not be decoded. */
function excerptLost(text: string): string {
  const at = text.indexOf('\ufffd')
  return text.slice(Math.max(0, at - EXCERPT), at + EXCERPT).toWellFormed()
}

export function mapBodies<A, B>(result: ReadResult<A>, map: (body: A) => B): ReadResult<B> {
  const { raw } = result
  if (result.kind === 'unreadable') return { ...result, raw: raw === null ? null : map(raw) }
  return { ...result, contract: map(result.contract), raw: map(result.raw) }
}

/** Equal for responses that need not be read again. */
export const hashResponse = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')
