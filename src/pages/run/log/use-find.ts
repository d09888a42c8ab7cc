import { useLayoutEffect, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { type LogEncoding } from '../../../contract/log'
import { type RunNode } from '../../../contract/run'
import { markMatch, type Mark } from '../../../model/log/line-parts'
import { type LineRow } from '../../../model/log/rows'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { useRun } from '../run-context'
import { useLogSearch, type LogSearchState } from './use-log-search'

interface FindOptions {
  isRegex: boolean
  matchCase: boolean
}

interface UseFindOptions {
  node: RunNode
  encoding: LogEncoding
  /** Of the whole log view: `/` finds in the log while the focus is within. */
  body: RefObject<HTMLElement | null>
  list: RefObject<HTMLElement | null>
  field: RefObject<HTMLInputElement | null>
  /** From where the next and the previous match are counted. */
  from: number
  onShow: (byte: number) => void
}

/** What is looked for in a log, and which of the matches is looked at. */
export interface Find {
  text: string
  options: FindOptions
  search: LogSearchState
  /** The place of the current match among those that are known. */
  current: number | null
  /** Where the field is not always shown. */
  isOpen: boolean
  /** Shows the field, and puts the focus there. */
  open: () => void
  setText: (text: string) => void
  setOptions: (options: FindOptions) => void
  step: (by: 1 | -1) => void
  stop: () => void
  close: () => void
  /** The matches in a line. */
  markLine: (row: LineRow) => Mark[]
}

export function useFind({ node, encoding, body, list, field, from, onShow }: UseFindOptions): Find {
  const { reference, view, change } = useRun()
  const text = view.logFind
  const [options, setOptions] = useState<FindOptions>({ isRegex: false, matchCase: false })
  const [isOpen, setOpen] = useState(text !== '')
  const [stepped, setStepped] = useState({ asked: '', index: 0 })
  const { isRegex, matchCase } = options
  const { stop, ...search } = useLogSearch(reference, node.key, {
    text: isOpen ? text : '',
    isRegex,
    matchCase,
  })
  const { matches } = search
  const asked = JSON.stringify([text, isRegex, matchCase])
  const current = stepped.asked === asked ? stepped.index : null

  const open = () => {
    // At once: the next key is for the field.
    flushSync(() => setOpen(true))
    field.current?.focus()
    field.current?.select()
  }
  const findClosest = (by: 1 | -1): number => {
    if (by < 0) return matches.findLastIndex(({ byte }) => byte <= from)
    const next = matches.findIndex(({ byte }) => byte >= from)
    return next < 0 ? matches.length : next
  }
  const step = (by: 1 | -1) => {
    const count = matches.length
    const next = ((current === null ? findClosest(by) : current + by) + count) % count
    const match = matches[next]
    if (!match) return
    setStepped({ asked, index: next })
    onShow(match.byte)
  }
  useShortcuts({
    findInLog: () => (body.current?.contains(document.activeElement) === true ? open() : false),
    nextMatch: isOpen ? () => step(1) : undefined,
    previousMatch: isOpen ? () => step(-1) : undefined,
  })
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      const isFind = key.toLowerCase() === 'f' && (ctrlKey || metaKey) && !altKey && !shiftKey
      // A second one is the browser's own.
      if (!isFind || document.activeElement === field.current) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
    // oxlint-disable-next-line react/exhaustive-deps -- it opens alike from each rendering
  }, [])

  return {
    text,
    options,
    search,
    current,
    isOpen,
    open,
    setText: (next) => {
      setOpen(true)
      change({ logFind: next })
    },
    setOptions,
    step,
    stop,
    close: () => {
      setOpen(false)
      change({ logFind: '' })
      list.current?.focus({ preventScroll: true })
    },
    markLine: ({ line }) =>
      matches.flatMap((match, index) => {
        if (match.byte < line.byte || match.byte >= line.byte + line.bytes) return []
        return markMatch(line, match, encoding, index === current ? 'log-hit-current' : 'log-hit') ?? []
      }),
  }
}
