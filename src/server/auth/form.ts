import { type IncomingRequest } from '../http/incoming'
import { errorReply } from '../http/reply'

const MAX_BYTES = 4096

type ReadForm = { fields: URLSearchParams; refused?: never } | { fields?: never; refused: Response }

/** What a browser sends for a form, and nothing else. */
export async function readForm(request: IncomingRequest): Promise<ReadForm> {
  const [type = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';')
  if (type.trim() !== 'application/x-www-form-urlencoded') return refuse(415)
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return refuse(413)
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of request.body ?? []) {
      bytes += piece.byteLength
      if (bytes > MAX_BYTES) return refuse(413)
      pieces.push(piece)
    }
  } catch {
    return refuse(400)
  }
  return { fields: new URLSearchParams(Buffer.concat(pieces).toString()) }
}

const refuse = (status: number): ReadForm => ({ refused: errorReply({ code: 'bad_address' }, {}, status) })
