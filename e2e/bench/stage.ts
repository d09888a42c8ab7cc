import { readFile } from 'node:fs/promises'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { FRESHNESS_HEADERS } from '../../src/contract/freshness'
import { type Got } from './product'

/**
 * One origin for Nodeline and its peers. The page of the product passes through as it is; an answer that was taken from the product is
 * handed out from here, so that all contenders get the same bytes, and at the moment that the bench chooses.
 */
export interface Stage {
  origin: string
  /** From now on `path` is answered so, with a server's clock that is so far from ours. */
  give: (path: string, answer: Got, skewMs?: number) => void
  /** Answers wait until `release`. */
  hold: () => void
  release: () => void
  /** Resolves when an answer is being waited for. */
  asked: () => Promise<void>
  stop: () => void
}

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

export async function openStage(product: string, peersFolder: string): Promise<Stage> {
  const answers = new Map<string, { answer: Got; skewMs: number }>()
  let waiting: (() => void)[] | null = null
  let onAsked: () => void = () => undefined

  const send = (
    { answer, skewMs }: { answer: Got; skewMs: number },
    req: IncomingMessage,
    res: ServerResponse,
  ) => {
    const { etag, ...rest } = answer.headers
    const nowMs = String(Date.now() + skewMs)
    const headers = { ...rest, etag, [FRESHNESS_HEADERS.fetchedAt]: nowMs, [FRESHNESS_HEADERS.now]: nowMs }
    if (etag !== undefined && req.headers['if-none-match'] === etag) {
      const { 'content-length': _, 'content-encoding': __, ...still } = headers
      res.writeHead(304, still).end()
    } else res.writeHead(200, headers).end(answer.body)
  }
  const pass = (req: IncomingMessage, res: ServerResponse) => {
    const { host: _, ...headers } = req.headers
    const upstream = request(`${product}${req.url ?? '/'}`, { method: req.method, headers }, (got) => {
      res.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(res)
    })
    upstream.once('error', () => res.destroy()).end()
  }
  const showPeer = async (path: string, res: ServerResponse) => {
    const name = normalize(path.replace(/^\/peers\//, '')).replace(/^\.?$/, 'index.html')
    const body = await readFile(join(peersFolder, name)).catch(() => null)
    if (body === null || name.startsWith('..')) res.writeHead(404).end()
    else res.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/plain' }).end(body)
  }
  const server = createServer((req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/'
    const answer = answers.get(path)
    if (path.startsWith('/peers/')) void showPeer(path, res)
    else if (!answer) pass(req, res)
    else if (!waiting) send(answer, req, res)
    else {
      waiting.push(() => send(answer, req, res))
      onAsked()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    give: (path, answer, skewMs = 0) => void answers.set(path, { answer, skewMs }),
    hold: () => {
      waiting = []
    },
    release: () => {
      for (const go of waiting ?? []) go()
      waiting = null
    },
    asked: () =>
      new Promise((resolve) => {
        onAsked = resolve
        if (waiting !== null && waiting.length > 0) resolve()
      }),
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
