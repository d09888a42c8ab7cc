import { type IncomingHttpHeaders } from 'node:http'
import { checkConditions, isRangeWanted } from './conditions'
import { type ObsErrorCode, type ObsObject } from './object'
import { readRange } from './range'

/** A whole answer of OBS, as data: the body is bytes or, of an object, what reads them. */
export interface ObsAnswer {
  status: number
  /** OBS's own code, for the journal. */
  code?: string
  headers: Readonly<Record<string, string>>
  /** How many bytes the body has. */
  length: number
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

const ERRORS: Record<ObsErrorCode, readonly [status: number, message: string]> = {
  AccessDenied: [403, 'Access Denied'],
  InvalidAccessKeyId: [403, 'The OBS Access Key Id you provided does not exist in our records.'],
  SignatureDoesNotMatch: [
    403,
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  ],
  RequestTimeTooSkewed: [403, 'The difference between the request time and the current time is too large.'],
  NoSuchBucket: [404, 'The specified bucket does not exist.'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  InvalidObjectState: [403, "The operation is not valid for the object's storage class."],
  InvalidRange: [416, 'The requested range cannot be satisfied.'],
  PreconditionFailed: [412, 'At least one of the pre-conditions you specified did not hold.'],
  MethodNotAllowed: [405, 'The specified method is not allowed against this resource.'],
  InvalidRequest: [400, 'The request is invalid.'],
  InternalError: [500, 'We encountered an internal error. Please try again.'],
  SlowDown: [503, 'Please reduce your request rate.'],
}

export interface Place {
  /** `/bucket/key`, as it was asked for. */
  resource: string
  requestId: string
}

/** `detail` is what OBS adds for some codes, by the name of its element. */
export function refuse(
  code: ObsErrorCode,
  { resource, requestId }: Place,
  detail: Readonly<Record<string, string>> = {},
): ObsAnswer {
  const [status, message] = ERRORS[code]
  const fields = Object.entries({
    Code: code,
    Message: message,
    RequestId: requestId,
    HostId: 'demo',
    Resource: resource,
    ...detail,
  })
  const xml = fields.map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`).join('')
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error>${xml}</Error>`)
  return { status, code, headers: { 'content-type': 'application/xml' }, length: body.length, body: [body] }
}

const escapeXml = (text: string): string =>
  text.replaceAll(/[<>&"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)

/** The whole object, the part that is asked for, or why neither is sent. */
export function answerObject(object: ObsObject, headers: IncomingHttpHeaders, place: Place): ObsAnswer {
  const { size, etag, modifiedMs } = object
  const own = { etag, 'last-modified': new Date(modifiedMs).toUTCString(), 'accept-ranges': 'bytes' }
  const state = checkConditions(headers, object)
  if (state === 412) return refuse('PreconditionFailed', place)
  if (state === 304) return { status: 304, headers: own, length: 0, body: [] }
  const asked = isRangeWanted([headers['if-range']].flat()[0], object) ? headers.range : undefined
  const range = readRange(asked, size)
  const typed = { ...own, 'content-type': 'text/plain' }
  switch (range.kind) {
    case 'all':
      return { status: 200, headers: typed, length: size, body: object.read(0, size) }
    case 'none': {
      const refusal = refuse('InvalidRange', place, {
        RangeRequested: asked ?? '',
        ActualObjectSize: `${size}`,
      })
      return { ...refusal, headers: { ...refusal.headers, 'content-range': `bytes */${size}` } }
    }
    case 'part': {
      const { fromByte, toByte } = range
      const contentRange = `bytes ${fromByte}-${toByte - 1}/${size}`
      const body = object.read(fromByte, toByte)
      const partial = { ...typed, 'content-range': contentRange }
      return { status: 206, headers: partial, length: toByte - fromByte, body }
    }
  }
}
