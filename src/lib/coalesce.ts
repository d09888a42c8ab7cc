/** Calls `act` for one value at a time. Of the values that come meanwhile, only the last one is used. Rejections are the caller's to handle within `act`. */
export function coalesce<T>(act: (value: T) => Promise<unknown>): (value: T) => void {
  let next: { value: T } | null = null
  let isBusy = false
  const run = async () => {
    isBusy = true
    try {
      while (next !== null) {
        const { value } = next
        next = null
        // oxlint-disable-next-line no-await-in-loop -- one at a time
        await act(value)
      }
    } finally {
      isBusy = false
    }
  }
  return (value) => {
    next = { value }
    if (!isBusy) void run()
  }
}
