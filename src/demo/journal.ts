/** One request as the demo saw it. It holds no header, so no credential. */
export interface JournalEntry {
  readonly atMs: number
  readonly method: string
  readonly path: string
  readonly job: string | null
  readonly id: string | null
  readonly workspace: string
  /** The status and, when there is one, the code: `400 DLF.0137`; or the fault's name when it has no status. */
  outcome: string
  /** `broken` when either side closed before the whole answer was out. */
  end: 'open' | 'sent' | 'broken'
}

type Predicate = (entry: JournalEntry) => boolean

interface Waiter {
  predicate: Predicate
  resolve: (entry: JournalEntry) => void
  reject: (error: Error) => void
}

export class Journal {
  readonly entries: JournalEntry[] = []
  #waiters: Waiter[] = []

  add(entry: JournalEntry): JournalEntry {
    this.entries.push(entry)
    this.changed(entry)
    return entry
  }

  /** An entry changes once after it was added, when its answer ends; waiters look again. */
  changed(entry: JournalEntry): void {
    this.#waiters = this.#waiters.filter(({ predicate, resolve }) => {
      if (!predicate(entry)) return true
      resolve(entry)
      return false
    })
  }

  /** The first entry that fits, of the past or to come; rejects when the demo stops before. */
  waitFor(predicate: Predicate): Promise<JournalEntry> {
    const known = this.entries.find(predicate)
    if (known) return Promise.resolve(known)
    return new Promise((resolve, reject) => this.#waiters.push({ predicate, resolve, reject }))
  }

  stop(): void {
    for (const { reject } of this.#waiters) reject(new Error('The demo stopped before such a request came.'))
    this.#waiters = []
  }
}
