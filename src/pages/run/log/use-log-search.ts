import { useEffect, useState } from 'react'
import { type RunRef } from '../../../contract/run-ref'
import { ApiError } from '../../../query/http'
import { searchLog, type LogSearch } from '../../../query/log-search'

export interface LogMatch {
  byte: number
  toByte: number
  line: number | null
}

export interface LogSearchState {
  matches: readonly LogMatch[]
  scannedBytes: number
  size: number
  isDone: boolean
  /** There are more than the server names. */
  isCut: boolean
  error: ApiError | null
}

const NONE: LogSearchState = {
  matches: [],
  scannedBytes: 0,
  size: 0,
  isDone: true,
  isCut: false,
  error: null,
}
const STARTED: LogSearchState = { ...NONE, isDone: false }
/** While letters are typed nothing is searched for. */
const TYPING_MS = 250
/** Matches come faster than a page can be drawn. */
const SHOW_MS = 100

/** Searches a log on the server, again for each change of what is looked for. An empty text finds nothing. */
export function useLogSearch(
  run: RunRef,
  node: string,
  { text, isRegex, matchCase }: LogSearch,
): LogSearchState & { stop: () => void } {
  const [state, setState] = useState(NONE)
  const [controller, setController] = useState<AbortController | null>(null)
  useEffect(() => {
    setState(text === '' ? NONE : STARTED)
    if (text === '') return
    const search = new AbortController()
    let isOver = false
    setController(search)
    const timer = window.setTimeout(() => void read(), TYPING_MS)
    const read = async () => {
      const found: LogSearchState & { matches: LogMatch[] } = { ...STARTED, matches: [] }
      let shownMs = 0
      const show = () => {
        // What an earlier search found is nothing that is looked for now.
        if (isOver) return
        shownMs = performance.now()
        setState({ ...found, matches: found.matches.slice() })
      }
      try {
        for await (const line of searchLog(run, node, { text, isRegex, matchCase }, search.signal)) {
          if ('byte' in line) found.matches.push(line)
          else {
            found.scannedBytes = line.scannedBytes
            found.size = line.size
            found.isDone = line.isDone
            found.isCut = line.isCut
          }
          if (performance.now() - shownMs > SHOW_MS) show()
        }
        found.isDone = true
      } catch (error) {
        found.isDone = true
        if (!search.signal.aborted) {
          found.error = error instanceof ApiError ? error : new ApiError({ code: 'server_answer' }, 0)
        }
      }
      show()
    }
    return () => {
      isOver = true
      window.clearTimeout(timer)
      search.abort()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- another log mounts another component
  }, [text, isRegex, matchCase])
  return { ...state, stop: () => controller?.abort() }
}
