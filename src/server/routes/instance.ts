import { FRESH_HEADERS } from '../../contract/config'
import type { ErrorDetail } from '../../contract/errors'
import type { InstanceRef } from '../../contract/ref'
import { packInstance } from '../../contract/transfer'
import { readRef } from '../address'
import type { Dgc } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'
import { type Reading, toInstance } from '../dgc/to-instance'
import { readWire } from '../dgc/wire'
import type { Log } from '../ops/log'
import { errorReply, textReply } from '../reply'
import { SANDBOX_CSP } from '../security-headers'

export interface InstanceDeps extends Reading {
  dgc: Pick<Dgc, 'readInstance'>
  /** Used when the address names no workspace; empty when there is none. */
  workspace: string
  clock: () => number
  log: Log
}

export interface Asked {
  path: string
  url: string
  headers: Headers
}

/** `GET /api/jobs/:job/instances/:id`: the run in the words of the contract. */
export const getInstance = (deps: InstanceDeps, asked: Asked): Promise<Response> =>
  answer(deps, asked, (ref, text) => {
    const instance = toInstance(ref, readWire(text), deps)
    return { text: JSON.stringify(packInstance(instance)), headers: {} }
  })

/** `GET /api/jobs/:job/instances/:id/raw`: DGC's own words, exactly as they came. */
export const getRaw = (deps: InstanceDeps, asked: Asked): Promise<Response> =>
  answer(deps, asked, ({ job, id }, text) => {
    const isDownload = new URL(asked.url).searchParams.get('download') === '1'
    const file = `filename="instance-${id}.json"; filename*=UTF-8''${encodeValue(`${job}-${id}.json`)}`
    const headers = {
      'content-security-policy': SANDBOX_CSP,
      'content-disposition': isDownload ? `attachment; ${file}` : 'inline',
    }
    return { text, headers }
  })

interface Body {
  text: string
  headers: Record<string, string>
}

async function answer(
  deps: InstanceDeps,
  { path, url, headers }: Asked,
  toBody: (ref: InstanceRef, text: string) => Body,
): Promise<Response> {
  const { dgc, clock, log } = deps
  const { ref: asked, problem } = readRef(path, url)
  if (problem !== undefined) return errorReply(problem)
  const ref = { ...asked, workspace: asked.workspace || deps.workspace }
  try {
    const answered = await dgc.readInstance(ref)
    const fetchedAtMs = clock()
    const body = toBody(ref, answered)
    const accept = headers.get('accept-encoding')
    return await textReply(
      body.text,
      { accept, ifNoneMatch: headers.get('if-none-match') },
      {
        'cache-control': 'private, no-cache',
        [FRESH_HEADERS.fetchedAt]: String(fetchedAtMs),
        [FRESH_HEADERS.now]: String(clock()),
        ...body.headers,
      },
    )
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    if (!error.detail.code.endsWith('_found')) log.warn({}, lineOf(error.detail))
    return errorReply(error.detail, { [FRESH_HEADERS.now]: String(clock()) })
  }
}

/** What an operator needs to ask Huawei; what upstream wrote is cut to one harmless line. */
function lineOf({ code, reason, upstream }: ErrorDetail): string {
  const said = [
    reason,
    upstream?.status,
    upstream?.code,
    upstream?.requestId && `request ${upstream.requestId}`,
  ]
  const words = ['DGC:', code, ...said.filter((part) => part !== null && part !== undefined && part !== '')]
  return words.join(' ').replaceAll(/[^\u0020-\u007e]/g, '?')
}

/** A parameter of a header as RFC 8187 writes it: stricter than encodeURIComponent. */
const encodeValue = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
