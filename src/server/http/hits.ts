import { type IncomingMessage, type ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { FRESHNESS_HEADERS } from '../../contract/freshness'
import { type RunRef } from '../../contract/run-ref'
import { type Access } from '../auth/authenticate'
import { rawPath, readRef } from './parse-address'
import { type IncomingRequest } from './incoming'
import { type CompressedBody } from '../runs/compressed-body'
import { type Clock } from '../../lib/time/clock'
import { type Encoding, negotiateEncoding, matchesEtag } from '../runs/encoding'
import { type Observability } from '../observability/observability'
import { aboutBytes, headOf, isAtHand } from './reply'
import { RUN_CACHE, freshness } from './run-routes'
import { type Runs } from '../runs/runs'

export interface HitDeps {
  runs: Pick<Runs, 'peek'>
  access: Access
  operations: Pick<Observability, 'observe' | 'isCalm'>
  /** Used when the address names no workspace; empty when there is none. */
  workspace: string
  clock: Clock
}

/** Answers a request when that needs nothing but what is at hand; false leaves it to the app. */
export type AnswerHit = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

const RUN = /^\/api\/jobs\/[^/?#]+\/instances\/[^/?#]+(\?[^#]*)?$/
/** A name or an address, and a port: whatever else is written is looked at where there is time to. */
const PLAIN_HOST = /^[a-z\d.[\]:-]+$/
const MAX_KNOWN = 1000
/** Longer ones are no page's. */
const MAX_TARGET = 2048

/**
 * The polls of viewers, nearly all there is to do: a run that is at hand, asked for by somebody who may look. The app answers the same to the
 * byte; this is its way without a framework's objects, which take longer than all the rest. Anything else, a refusal for
 * instance, is not decided here.
 */
export function createHits({ runs, access, operations, workspace, clock }: HitDeps): AnswerHit {
  const refs = new LRUCache<string, RunRef>({ max: MAX_KNOWN })

  function refOf(target: string, path: string, url: string): RunRef | null {
    const known = refs.get(target)
    if (known !== undefined) return known
    const { ref } = readRef(path, url)
    if (ref === undefined) return null
    const asked = { ...ref, workspace: ref.workspace || workspace }
    if (target.length <= MAX_TARGET) refs.set(target, asked)
    return asked
  }

  return (incoming, outgoing) => {
    const { method = '', url: target = '', headers } = incoming
    const { host = '' } = headers
    if (method !== 'GET' || !RUN.test(target) || !PLAIN_HOST.test(host) || !operations.isCalm()) return false
    const startedElapsedMs = clock.elapsedMs()
    const path = rawPath(target, '')
    const url = `http://${host}${target}`
    const asking: IncomingRequest = {
      method,
      url,
      headers: { get: (name) => one(headers[name]) },
      body: null,
    }
    const admission = access.admit({ request: asking, path, incoming })
    if (admission instanceof Promise || admission.refused !== undefined) return false
    const ref = refOf(target, path, url)
    const wanted = { accept: one(headers['accept-encoding']), ifNoneMatch: one(headers['if-none-match']) }
    const run = ref && runs.peek(ref, ({ contract }) => isAtHand(contract, wanted))
    if (!run) return false

    const { contract } = run.value
    const isKnown = matchesEtag(wanted.ifNoneMatch, contract.hash)
    const coding = contract.coding(negotiateEncoding(wanted.accept))
    const bytes = isKnown ? null : contract.ready(coding)
    const status = isKnown ? 304 : 200
    const watched = operations.observe({
      method,
      path,
      url,
      status,
      startedElapsedMs,
      viewer: admission.viewer,
      state: run.state,
      agent: headers['user-agent'] ?? '',
      givenId: one(headers['x-request-id']) ?? undefined,
      peer: incoming.socket.remoteAddress,
    })
    const told = { [FRESHNESS_HEADERS.now]: String(clock.nowMs()), ...freshness(run), ...watched }
    const fixed = fixedOf(contract, { isKnown, coding, bytes, given: admission.headers })
    outgoing.writeHead(status, [...fixed, ...Object.entries(told).flat()])
    outgoing.end(bytes)
    return true
  }
}

interface Fixed {
  isKnown: boolean
  coding: Encoding | null
  bytes: Buffer | null
  given: Readonly<Record<string, string>>
}

/** The headers that are the same for all polls of an answer, as names and values by turns; made once for each form of it. */
const FIXED = new WeakMap<
  CompressedBody,
  Map<string, { given: Fixed['given']; headers: readonly string[] }>
>()

function fixedOf(body: CompressedBody, { isKnown, coding, bytes, given }: Fixed): readonly string[] {
  const form = `${isKnown} ${coding}`
  const forms = FIXED.get(body) ?? new Map<string, { given: Fixed['given']; headers: readonly string[] }>()
  const made = forms.get(form)
  // Nearly always the same object; with a cookie in it, it is this viewer's own.
  if (made?.given === given) return made.headers
  const always = headOf(body, coding, { 'cache-control': RUN_CACHE })
  const headers = Object.entries({ ...given, ...(bytes && aboutBytes(bytes, coding)), ...always }).flat()
  FIXED.set(body, forms.set(form, { given, headers }))
  return headers
}

const one = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value.join(', ') : value) ?? null
