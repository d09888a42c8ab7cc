/** As much of a request as most of this server needs: a framework's, or made of what Node has at hand. */
export interface IncomingRequest {
  method: string
  /** Whole, with the name by which the server was asked. */
  url: string
  headers: { get: (name: string) => string | null }
  body: ReadableStream<Uint8Array> | null
}
