import { type CDPSession, type Page } from '@playwright/test'
import { get } from './product'

/** What one opening of a run costs on the wire, in bytes as sent, headers included. */
export interface ColdLoad {
  /** From the click to the bars. */
  barsMs: number
  requests: number
  requestsBefore: number
  bytes: Record<Part, number>
  /** The scripts that were asked for before the bars stood there, as gzip would send them: what the aim is about. */
  earlyGzipBytes: number
}

export const PARTS = [
  'html',
  'css',
  'script before the bars',
  'script after the bars',
  'answer',
  'other',
] as const
type Part = (typeof PARTS)[number]

interface Request {
  url: string
  type: string
  bytes: number
}

const partOf = ({ url, type }: Request, early: ReadonlySet<string>): Part => {
  if (type === 'Document') return 'html'
  if (type === 'Stylesheet') return 'css'
  if (type === 'Script') return early.has(url) ? 'script before the bars' : 'script after the bars'
  return url.includes('/instances/') ? 'answer' : 'other'
}

export async function coldLoad(page: Page, cdp: CDPSession, url: string): Promise<ColdLoad> {
  const requests = new Map<string, Request>()
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
    requests.set(requestId, { url: request.url, type, bytes: 0 })
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const known = requests.get(requestId)
    if (known) known.bytes = encodedDataLength
  })
  await cdp.send('Network.enable')
  await page.goto(url)
  const barsMs = await page.evaluate(() => window.probe.painted)
  await page.evaluate(() => window.probe.quiet(400))
  const started = await page.evaluate((untilMs) => {
    const all = performance.getEntriesByType('resource')
    return all.filter(({ startTime }) => startTime < untilMs).map(({ name }) => name)
  }, barsMs)
  const early = new Set(started)
  const all = [...requests.values()].filter((request) => request.url.startsWith('http'))
  const bytes = Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>
  for (const request of all) bytes[partOf(request, early)] += request.bytes
  const scripts = all.filter((request) => partOf(request, early) === 'script before the bars')
  const packed = await Promise.all(scripts.map((script) => get(script.url, { 'accept-encoding': 'gzip' })))
  return {
    barsMs,
    requests: all.length,
    requestsBefore: all.filter(({ url: asked }) => asked === url || early.has(asked)).length,
    bytes,
    earlyGzipBytes: packed.reduce((sum, { body }) => sum + body.byteLength, 0),
  }
}
