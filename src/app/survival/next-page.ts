import { BUILD_META } from '../../contract/config'

const MAX_WAIT_MS = 30_000
const NAMED = new RegExp(`<meta name="${BUILD_META}" content="([\\w-]+)"`)
const FILES = /(?:src|href)="(\/assets\/[^"]+)"/g

const buildIn = (html: string): string | null => NAMED.exec(html)?.[1] ?? null

async function textOf(address: string, accept: string): Promise<string> {
  const signal = AbortSignal.timeout(MAX_WAIT_MS)
  // A way out of this server leads to somebody else's page, such as where one signs in.
  const response = await fetch(address, { headers: { accept }, redirect: 'error', signal })
  if (!response.ok) throw new Error(`${response.status}`)
  return response.text()
}

/**
 * The build of the page that would come if this one were loaded anew. Null when nothing would come that is whole: no server, no session, a file
 * that is not there. What is on screen would be lost to it.
 */
export async function buildOfNextPage(address: string): Promise<string | null> {
  try {
    const html = await textOf(address, 'text/html')
    const build = buildIn(html)
    if (build === null) return null
    // They are in the browser's cache then, too.
    await Promise.all(Array.from(html.matchAll(FILES), ([, file = '']) => textOf(file, '*/*')))
    return build
  } catch {
    return null
  }
}

/** The build that this page is of; null where nobody wrote it down, as in development. */
export const ownBuild = (): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name="${BUILD_META}"]`)?.content ?? null
