import { type JournalEntry, type JournalPage } from '../../contract/demo'

export type NewEntry = Omit<JournalEntry, 'number' | 'revision'>

type Predicate = (entry: JournalEntry) => boolean

interface Waiter {
  predicate: Predicate
  resolve: (entry: JournalEntry) => void
  reject: (error: Error) => void
}

/** A demo may run for weeks. */
const MAX_ENTRIES = 20_000

export class Journal {
  readonly entries: JournalEntry[] = []
  #number = 0
  #revision = 0
  #waiters: Waiter[] = []
  readonly #readers = new Set<() => void>()

  add(entry: NewEntry): JournalEntry {
    this.#number += 1
    const added = { ...entry, number: this.#number, revision: 0 }
    // Many at once, since removing the first of a long list moves all others.
    if (this.entries.push(added) > MAX_ENTRIES) this.entries.splice(0, MAX_ENTRIES / 10)
    this.changed(added)
    return added
  }

  /** Call it when the outcome of an entry is known and when its answer ends. */
  changed(entry: JournalEntry): void {
    this.#revision += 1
    entry.revision = this.#revision
    this.#waiters = this.#waiters.filter(({ predicate, resolve }) => {
      if (!predicate(entry)) return true
      resolve(entry)
      return false
    })
    for (const reader of this.#readers) reader()
  }

  /** The first entry that fits, past or future; rejects if the demo stops first. */
  waitFor(predicate: Predicate): Promise<JournalEntry> {
    const known = this.entries.find(predicate)
    if (known) return Promise.resolve(known)
    return new Promise((resolve, reject) => this.#waiters.push({ predicate, resolve, reject }))
  }

  pageAfter(revision: number): JournalPage {
    const entries = this.entries.filter((entry) => entry.revision > revision)
    return { revision: this.#revision, entries: entries.toSorted((a, b) => a.revision - b.revision) }
  }

  /** Calls back at every change, until what it returns is called. */
  watch(reader: () => void): () => void {
    this.#readers.add(reader)
    return () => this.#readers.delete(reader)
  }

  stop(): void {
    for (const { reject } of this.#waiters) reject(new Error('The demo stopped before such a request came.'))
    this.#waiters = []
    this.#readers.clear()
  }
}
