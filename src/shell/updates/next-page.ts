import { BUILD_META, PARTS_META } from '../../contract/build'

const MAX_WAIT_MS = 30_000
const NAMED = new RegExp(`<meta name="${BUILD_META}" content="([\\w-]+)"`)
const LATER = new RegExp(`<meta name="${PARTS_META}" content="([^"]*)"`)
const FILES = /(?:src|href)="(\/assets\/[^"]+)"/g

/** A build has some thirty files, and all walls of a house ask in the same minutes. */
const AT_ONCE = 4

const buildIn = (html: string): string | null => NAMED.exec(html)?.[1] ?? null

async function textOf(address: string, accept: string): Promise<string> {
  const signal = AbortSignal.timeout(MAX_WAIT_MS)
  // A way out of this server leads to somebody else's page, such as where one signs in.
  const response = await fetch(address, { headers: { accept }, redirect: 'error', signal })
  if (!response.ok) throw new Error(`${response.status}`)
  return response.text()
}

const filesIn = (html: string): string[] => {
  const later = LATER.exec(html)?.[1]?.split(' ') ?? []
  const named = Array.from(html.matchAll(FILES), ([, file = '']) => file)
  return [...named, ...later.filter((file) => file.startsWith('/assets/'))]
}

/** Throws at the first that is not there. They are in the browser's cache then, for the page and for whoever looks again. */
async function fetchAll(files: readonly string[]): Promise<void> {
  const waiting = [...files]
  async function fetchNext(): Promise<void> {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await textOf(file, '*/*').catch((error: unknown) => {
        waiting.length = 0
        throw error
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext))
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
    await fetchAll(filesIn(html))
    return build
  } catch {
    return null
  }
}

/** The build that this page is of; null where nobody wrote it down, as in development. */
export const ownBuild = (): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name="${BUILD_META}"]`)?.content ?? null
