import { createEtag, matchesEtag, negotiateEncoding } from '../runs/encoding'
import { type CompressedBody } from '../runs/compressed-body'
import { JSON_TYPE } from './error-response'

export interface BodyRequest {
  header: (name: string) => string | undefined
}

/** A body with a strong ETag, in the best encoding that the browser accepts; a 304 when the browser has it already. */
export async function bodyResponse(
  request: BodyRequest,
  body: CompressedBody,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const encoding = body.chooseEncoding(negotiateEncoding(request.header('accept-encoding')))
  // Objects spread into one another would leave V8 a new hidden class for each of a thousand polls a second, until its next large collection.
  const all = new Headers(headers)
  all.set('etag', createEtag(body.hash, encoding))
  all.set('vary', 'Accept-Encoding')
  if (matchesEtag(request.header('if-none-match'), body.hash))
    return new Response(null, { status: 304, headers: all })
  const bytes = await body.as(encoding)
  if (!all.has('content-type')) all.set('content-type', JSON_TYPE)
  all.set('content-length', String(bytes.byteLength))
  if (encoding !== null) all.set('content-encoding', encoding)
  return new Response(bytes as Buffer<ArrayBuffer>, { headers: all })
}
