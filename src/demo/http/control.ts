import { type IncomingMessage, type ServerResponse } from 'node:http'
import * as v from 'valibot'
import { DemoControl } from '../../contract/demo'
import { type Journal } from './journal'
import { type Reply } from '../reply'
import { MINUTE_MS } from '../../lib/time/units'

const MAX_WAIT_MS = MINUTE_MS
const MAX_BODY = 64 * 1024

/** The demo's own addresses, for tests in another process. They do not appear in the journal. */
export const isControl = (url: string): boolean => url.startsWith('/_demo/')

export interface ControlDeps {
  journal: Journal
  token: string
  control: (asked: DemoControl) => void
  send: (res: ServerResponse, reply: Reply) => void
}

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
})

export async function answerControl(req: IncomingMessage, res: ServerResponse, deps: ControlDeps) {
  const { journal, token, control, send } = deps
  if (req.headers['x-auth-token'] !== token) return send(res, json(401, { error: 'the token is wrong' }))
  const { pathname, searchParams } = new URL(req.url ?? '', 'http://demo')
  const number = (name: string): number => Math.max(0, Math.floor(Number(searchParams.get(name)) || 0))
  if (req.method === 'GET' && pathname === '/_demo/journal') {
    await waitForNews(journal, number('after'), Math.min(number('wait'), MAX_WAIT_MS), res)
    return send(res, json(200, journal.pageAfter(number('after'))))
  }
  if (req.method === 'POST' && pathname === '/_demo/control') {
    const asked = v.safeParse(DemoControl, parse(await readBody(req)))
    if (!asked.success) return send(res, json(400, { error: v.flatten(asked.issues) }))
    control(asked.output)
    return send(res, json(200, {}))
  }
  send(res, json(404, { error: 'there is no such address' }))
}

/** Resolves when there is an entry after that revision, the time is over, or the client has disconnected. */
function waitForNews(journal: Journal, after: number, waitMs: number, res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, waitMs)
    const leave = journal.watch(check)
    res.once('close', done)
    check()
    function check(): void {
      if (journal.pageAfter(after).entries.length > 0) done()
    }
    function done(): void {
      clearTimeout(timer)
      leave()
      resolve()
    }
  })
}

/** The body as text, cut off at a limit. */
export async function readBody(req: IncomingMessage): Promise<string> {
  let text = ''
  req.setEncoding('utf8')
  try {
    for await (const piece of req) if (text.length < MAX_BODY) text += piece as string
  } catch {
    // The client hung up and gets no answer.
  }
  return text
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
