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
  const common = { ...headers, etag: createEtag(body.hash, encoding), vary: 'Accept-Encoding' }
  if (matchesEtag(request.header('if-none-match'), body.hash))
    return new Response(null, { status: 304, headers: common })
  const bytes = await body.as(encoding)
  const response = new Response(bytes as Buffer<ArrayBuffer>, {
    headers: { 'content-type': JSON_TYPE, ...common, 'content-length': String(bytes.byteLength) },
  })
  if (encoding !== null) response.headers.set('content-encoding', encoding)
  return response
}
