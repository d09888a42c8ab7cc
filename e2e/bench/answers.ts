import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync } from 'node:zlib'
import { type Run } from '../../src/contract/run'
import { unpackRun } from '../../src/contract/run-transfer'
import { paths } from '../../src/contract/routes'
import { get, type Got } from './product'

const FIRST_ID = 8_840_000_000
const LOOK_MS = 250

export const pathOf = (size: number, live: boolean): string =>
  paths.apiRun({
    job: `load_${live ? 'live_' : ''}${size}`,
    id: String(FIRST_ID + size),
    workspace: '',
  })

export async function answerOf(product: string, path: string): Promise<Got> {
  const got = await get(`${product}${path}`, { 'accept-encoding': 'br' })
  if (got.status !== 200) throw new Error(`${path} was answered with ${got.status}.`)
  return got
}

export const textOf = ({ headers, body }: Got): string =>
  (headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString()

const readAnswer = (got: Got): Run => unpackRun(JSON.parse(textOf(got)))

/** Two answers of a running instance, one after the other by the demo's own clock, and how many nodes changed between them. */
export interface Pair {
  before: Got
  after: Got
  /** The demo's time when it gave the first. */
  takenMs: number
  changed: number
}

export async function pairOf(product: string, path: string, skewMs: number): Promise<Pair> {
  const before = await answerOf(product, path)
  const takenMs = Date.now() + skewMs
  let after = before
  while (after.headers.etag === before.headers.etag) {
    await sleep(LOOK_MS)
    after = await answerOf(product, path)
  }
  const texts = new Set(readAnswer(before).nodes.map((node) => JSON.stringify(node)))
  const changed = readAnswer(after).nodes.filter((node) => !texts.has(JSON.stringify(node))).length
  return { before, after, takenMs, changed }
}
