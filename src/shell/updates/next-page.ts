import { BUILD_META } from '../../contract/build'

const TIMEOUT_MS = 30_000
const BUILD = new RegExp(`<meta name="${BUILD_META}" content="([\\w-]+)"`)
const FILES = /(?:src|href)="([^":]*\/assets\/[^"]+)"/g

/**
 * The build that a reload of the page at `address` would load. Null when the page, or a file that its HTML names, cannot be fetched: a reload would
 * replace what is on screen by an error.
 */
export async function fetchNextBuild(address: string): Promise<string | null> {
  try {
    const html = await fetchText(address, 'text/html')
    const build = BUILD.exec(html)?.[1]
    // A page without it is not this app, such as a form to sign in.
    if (build === undefined) return null
    await Promise.all(Array.from(html.matchAll(FILES), ([, file = '']) => fetchText(file, '*/*')))
    return build
  } catch {
    return null
  }
}

async function fetchText(address: string, accept: string): Promise<string> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  // A redirect leads to another site, such as an identity provider.
  const response = await fetch(address, { headers: { accept }, redirect: 'error', signal })
  if (!response.ok) throw new Error(`${response.status}`)
  return response.text()
}

/** The build of this page; null when the page does not name it, as in development. */
export const ownBuild = (): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name="${BUILD_META}"]`)?.content ?? null
