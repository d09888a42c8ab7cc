import { createHash } from 'node:crypto'
import { type ErrorDetail } from '../../../contract/errors'
import { type RunRef } from '../../../contract/run-ref'
import { type Aging } from '../freshness'
import { packRun } from '../../../contract/run-transfer'
import { type DgcResponse, decodeResponse } from '../../dgc/response'
import { createLogUrl } from '../../dgc-run/log-url'
import { UpstreamError } from '../../dgc/faults'
import { createRedactor } from '../../dgc/redact'
import { toRun } from '../../dgc-run/to-run'
import { parseResponse } from '../../dgc-run/wire'

/** How log paths become addresses; null makes none. */
export type LogUrlSettings = { template: string; region: string | null; project: string } | null

export interface ReadJob {
  ref: RunRef
  response: DgcResponse
  /** What must not be passed on, should the answer repeat it. */
  secrets: readonly string[]
  logUrl: LogUrlSettings
}

/** What all viewers of a run are given, made once of an answer. DGC's own words can be seen also when they make no run. */
export type RunTexts =
  | {
      /** The run in the words of the contract. */
      contract: string
      /** DGC's own words. */
      raw: string
      aging: Aging
      problem?: never
    }
  | { problem: ErrorDetail; raw: string }

/**
 * Pure, and the costly part of a refresh: reads the answer, says what it contradicts, and writes it down for the page. Throws an
 * UpstreamError for an answer that is none.
 */
export function readRun({ ref, response, secrets, logUrl }: ReadJob): RunTexts {
  const raw = decodeResponse(response, createRedactor(secrets))
  try {
    const instance = toRun(ref, parseResponse(raw), {
      logUrl: (place) => logUrl && createLogUrl(logUrl.template, logUrl, place),
    })
    const { status, endMs } = instance
    return { contract: JSON.stringify(packRun(instance)), raw, aging: { status, endMs } }
  } catch (error) {
    if (error instanceof UpstreamError) return { problem: error.detail, raw }
    throw error
  }
}

/** Tells whether an answer is the same as the last one, so that it need not be read again. */
export const hashResponse = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')
