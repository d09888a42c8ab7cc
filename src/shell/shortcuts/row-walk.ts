interface RowWalk {
  count: number
  keyAt: (index: number) => string
  /** The key of the row that has the focus. */
  focusedKey: string | null
  /** Of the row from which it goes on when none has the focus. */
  getLastKey: () => string | null
  focusAt: (index: number) => void
}

/** Moves the focus through the rows of a list. Rows are looked for when a key is pressed: there may be 10,000. */
export function createRowWalk({ count, keyAt, focusedKey, getLastKey, focusAt }: RowWalk) {
  /** The first place from `from` on for which it holds; -1 for none. */
  const findPlace = (from: number, holds: (index: number) => boolean): number => {
    for (let index = from; index < count; index++) if (holds(index)) return index
    return -1
  }
  const findKey = (key: string | null) => (key === null ? -1 : findPlace(0, (index) => keyAt(index) === key))
  const findFocused = () => findKey(focusedKey)
  const findLast = () => findKey(focusedKey ?? getLastKey())
  return {
    findFocused,
    step: (by: 1 | -1) => {
      const at = findLast()
      const first = by > 0 ? 0 : count - 1
      focusAt(at < 0 ? first : Math.min(count - 1, Math.max(0, at + by)))
    },
    /** To the next row for which it holds, and from the last one to the first. */
    stepTo: (holds: (index: number) => boolean) => {
      const after = findPlace(findLast() + 1, holds)
      focusAt(after >= 0 ? after : findPlace(0, holds))
    },
  }
}
