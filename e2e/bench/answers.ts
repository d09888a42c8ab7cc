import { brotliDecompressSync } from 'node:zlib'
import { type Run } from '../../src/contract/run'
import { isTerminal } from '../../src/contract/status'
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
  changed: number
}

export async function pairOf(product: string, path: string): Promise<Pair> {
  let before = await answerOf(product, path)
  for (;;) {
    const after = await answerOf(product, path)
    if (after.headers.etag === before.headers.etag) {
      // What is waited for is the next tick of the demo; this only keeps the asking from being a load of its own.
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      continue
    }
    const old = readAnswer(before)
    const run = readAnswer(after)
    const texts = new Set(old.nodes.map((node) => JSON.stringify(node)))
    const changed = run.nodes.filter((node) => !texts.has(JSON.stringify(node))).length
    // Between two cycles all nodes change at once; that is another run.
    if (changed > 0 && changed < run.nodes.length / 2 && !isTerminal(run.status))
      return { before, after, changed }
    before = after
  }
}
