import { type WirePage } from './fields'

/** What DGC takes `offset` for: its documents say a page, programs that work with it count records. */
export type OffsetMeaning = 'page' | 'record' | 'unknown'

export interface PagesOptions<T> {
  limit: number
  fetch: (offset: number) => Promise<WirePage<T>>
  /** Equal for entries that are the same. */
  keyOf: (row: T) => string
  /** As far as an earlier list has shown; lists that end on their first page do not show it. */
  meaning: OffsetMeaning
  /** Called with the new rows of each page, as they come. */
  onPage?: (rows: T[], total: number | null) => void
  /** Asked after each page: whether what was looked for has come. */
  isEnough?: () => boolean
  /** Far beyond any workspace, against a list that never ends. */
  maxPages?: number
}

export interface ReadPages<T> {
  rows: T[]
  meaning: OffsetMeaning
}

/**
 * Reads a list to its end, one page after the other, whatever `offset` means to this DGC. The second call asks for offset 1: that is the
 * second page, or the first one again less its first entry. What comes twice, since the list grows while it is read, counts once.
 * Throws what `fetch` throws.
 */
export async function readPages<T>(options: PagesOptions<T>): Promise<ReadPages<T>> {
  const { fetch, keyOf, onPage, isEnough, maxPages = 500 } = options
  const seen = new Set<string>()
  const rows: T[] = []
  let { meaning } = options
  /** Entries of a page: DGC may give fewer than it was asked for. */
  let size = options.limit
  /** The record after the last one that was read. */
  let position = 0

  function keepNew(read: readonly T[]): T[] {
    const news: T[] = []
    for (const row of read) {
      const key = keyOf(row)
      if (seen.has(key)) continue
      seen.add(key)
      news.push(row)
    }
    rows.push(...news)
    return news
  }

  for (let page = 0; page < maxPages; page++) {
    const isTrial = page === 1 && meaning === 'unknown'
    if (isTrial) position = 1
    // oxlint-disable-next-line no-await-in-loop -- a page says whether there is a next one
    const { rows: read, received, total } = await fetch(meaning === 'page' || isTrial ? page : position)
    const news = keepNew(read)
    if (isTrial) meaning = news.length * 2 < read.length ? 'record' : 'page'
    onPage?.(news, total)
    if (isEnough?.() === true) break
    position += received
    // A total beyond the page counts all entries; some versions give the number of those in the page.
    const isTotal = total !== null && total > (page === 0 ? received : size)
    if (received === 0 || (news.length === 0 && !isTrial)) break
    if (page === 0 && isTotal) size = received
    // A short page is the last one, unless DGC has left out what this account may not see.
    else if (received < size && !isTotal) break
    if (isTotal && seen.size >= total) break
  }
  return { rows, meaning }
}
