import { type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable, pipeline } from 'node:stream'
import { type ObsFault } from '../../contract/demo'
import { type ObsAnswer, answerObject, refuse } from './answer'
import { type FindObject } from './object'
import { type ObsKey, checkSignature } from './signature'

const PREFIX = '/obs/'
const DRIP_MS = 200

/** The stand-in OBS has the demo's own port: `/obs/BUCKET/KEY`. */
export const isObs = (url: string): boolean => url.startsWith(PREFIX)

export interface ObsOptions {
  key: ObsKey
  find: FindObject
  /** Current faults of the service. */
  switches: Readonly<{ obs: ObsFault | null; refuse: boolean; revokeKeys: boolean }>
}

interface Moment {
  nowMs: number
  requestId: string
}

/** Answers a request, and says with what: its status and code, or the name of a fault. */
export type ServeObs = (req: IncomingMessage, res: ServerResponse, moment: Moment) => Promise<string>

export function createObs({ key, find, switches }: ObsOptions): ServeObs {
  return async (req, res, { nowMs, requestId }) => {
    const fault = switches.obs
    if (fault === 'hang') return fault
    if (fault === 'down') {
      res.socket?.destroy()
      return fault
    }
    res.setHeader('server', 'OBS')
    res.setHeader('x-obs-request-id', requestId)
    const answer = await findAnswer(req, { nowMs, requestId })
    const isBroken = (fault === 'cut' || fault === 'drip') && answer.status < 300
    send(res, answer, req.method === 'HEAD', isBroken ? fault : null)
    if (isBroken) return fault
    return [answer.status, answer.code].filter(Boolean).join(' ')
  }

  async function findAnswer(req: IncomingMessage, { nowMs, requestId }: Moment): Promise<ObsAnswer> {
    const { method = '', url = '', headers } = req
    const resource = url.slice(PREFIX.length - 1)
    const place = { resource, requestId }
    if (switches.obs === 'html') return html()
    if (switches.obs === 'throttle') return refuse('SlowDown', place)
    if (switches.obs === 'fail') return refuse('InternalError', place)
    const known = switches.refuse || switches.revokeKeys ? null : key
    const wrong = checkSignature({ method, headers, resource }, known, nowMs)
    if (wrong !== null) {
      const { code, stringToSign } = wrong
      return refuse(code, place, stringToSign === undefined ? {} : { StringToSign: stringToSign })
    }
    if (switches.obs === 'deny') return refuse('AccessDenied', place)
    if (method !== 'GET' && method !== 'HEAD') return refuse('MethodNotAllowed', place)
    const named = readResource(resource)
    if (named === null) return refuse('InvalidRequest', place)
    const found = await find(named.bucket, named.key, nowMs)
    return typeof found === 'string' ? refuse(found, place) : answerObject(found, headers, place)
  }
}

/** Null for an address of no object: a bucket alone, a subresource, or no valid percent-encoding. */
function readResource(resource: string): { bucket: string; key: string } | null {
  const [, bucket = '', key = ''] = /^\/([^/?]+)\/([^?]+)$/.exec(resource) ?? []
  try {
    return key === '' ? null : { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key) }
  } catch {
    return null
  }
}

/** What a company's proxy says in OBS's place. */
function html(): ObsAnswer {
  const body = Buffer.from('<!doctype html><title>Sign in</title><p>Sign in to the network.')
  return { status: 200, headers: { 'content-type': 'text/html' }, length: body.length, body: [body] }
}

function send(
  res: ServerResponse,
  { status, headers, length, body }: ObsAnswer,
  isHead: boolean,
  broken: 'cut' | 'drip' | null,
): void {
  res.writeHead(status, { ...headers, ...(status === 304 ? {} : { 'content-length': String(length) }) })
  if (isHead || status === 304) {
    res.end()
    return
  }
  // A client that has read enough hangs up; that is no error of the demo.
  if (broken === null) pipeline(Readable.from(body), res, () => {})
  else if (broken === 'drip') drip(res)
  else res.write('\n'.repeat(Math.min(64 * 1024, Math.floor(length / 2))), () => res.destroy())
}

function drip(res: ServerResponse): void {
  res.write('\n')
  const timer = setInterval(() => res.write('\n'), DRIP_MS)
  res.once('close', () => clearInterval(timer))
}
