import { decodeString, valueAfter } from './characters'

export const MAX_DEPTH = 32
/** From this many keys on, an object's keys are found by a map: comparing each with each would be quadratic. */
const MANY_KEYS = 32

/** Exact texts by key; more than one when the key is repeated. */
export type Texts = ReadonlyMap<string, readonly string[]>

export interface Duplicate {
  /** With the keys above it inside its record, joined by dots. */
  key: string
  /** The index of the entry; null in the top object itself. */
  index: number | null
  values: string[]
}

interface Repeat {
  key: string
  index: number | null
  /** Whether the key belongs to the record itself, not to something nested in it. */
  isField: boolean
  /** Offsets of the key's closing quotes. */
  ends: number[]
}

/** What the scan has found so far, and its position in the open objects. */
export class ScanState {
  readonly text: string
  readonly isObject = new Uint8Array(MAX_DEPTH + 2)
  readonly keyStart = new Int32Array(MAX_DEPTH + 2)
  readonly keyEnd = new Int32Array(MAX_DEPTH + 2)
  readonly valueStart = new Int32Array(MAX_DEPTH + 2)
  readonly fields = new Map<string, string[]>()
  readonly nonFinite: { start: number; end: number }[] = []
  entries = new Map<number, Map<string, string[]>>()
  private readonly topRepeats = new Map<number, Repeat>()
  private entryRepeats = new Map<number, Repeat>()

  constructor(text: string) {
    this.text = text
  }

  key(depth: number): string {
    return decodeString(this.text.slice(this.keyStart[depth], this.keyEnd[depth]))
  }

  /** Keeps the exact text of a field, or of an entry (depth 2). */
  keep(depth: number, index: number, from: number, to: number): void {
    const value = [this.text.slice(from, to)]
    if (depth === 1) return void this.fields.set(this.key(1), value)
    let texts = this.entries.get(index)
    if (texts === undefined) this.entries.set(index, (texts = new Map()))
    texts.set(depth === 2 ? '' : this.key(3), value)
  }

  /** The present key at `depth` stood in the same object before, with its closing quote at `first`. */
  repeat(depth: number, index: number | null, first: number): void {
    const repeats = index === null ? this.topRepeats : this.entryRepeats
    const end = this.keyEnd[depth] ?? 0
    const known = repeats.get(first)
    if (known !== undefined) return void known.ends.push(end)
    const record = index === null ? 1 : 3
    const path: string[] = []
    for (let d = record; d <= depth; d++) if (this.isObject[d] === 1) path.push(this.key(d))
    repeats.set(first, { key: path.join('.'), index, isField: depth === record, ends: [first, end] })
  }

  /** JSON.parse keeps the last of a repeated list, so what was found in an earlier one is dropped. */
  forgetEntries(): void {
    this.entries = new Map()
    this.entryRepeats = new Map()
  }

  /** Reads the values of the repeated keys, after the scan. */
  duplicates(): Duplicate[] {
    const found: Duplicate[] = []
    for (const { key, index, isField, ends } of [
      ...this.topRepeats.values(),
      ...this.entryRepeats.values(),
    ]) {
      const values = ends.map((end) => valueAfter(this.text, end))
      if (isField) {
        let texts: Map<string, string[]> | undefined = index === null ? this.fields : this.entries.get(index)
        if (texts === undefined) this.entries.set(index ?? 0, (texts = new Map()))
        texts.set(key, values)
      }
      if (values.some((value) => value !== values[0])) found.push({ key, index, values })
    }
    return found
  }
}

/** The keys of all open objects, those of the innermost last. */
export class OpenKeys {
  private readonly text: string
  private readonly hashes: number[] = []
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  private readonly base = new Int32Array(MAX_DEPTH + 2)
  private readonly maps: (Map<string, number> | undefined)[] = []
  private count = 0

  constructor(text: string) {
    this.text = text
  }

  open(depth: number): void {
    this.base[depth] = this.count
    this.maps[depth] = undefined
  }

  close(depth: number): void {
    this.count = this.base[depth] ?? 0
  }

  /** The closing quote of the same key earlier in this object, or -1; a new key is remembered. */
  find(depth: number, hash: number, start: number, end: number): number {
    const { hashes, count } = this
    const base = this.base[depth] ?? 0
    if (count - base >= MANY_KEYS) return this.findByMap(depth, base, start, end)
    for (let slot = base; slot < count; slot++) {
      if (hashes[slot] === hash && this.read(slot) === this.slice(start, end)) return this.ends[slot] ?? -1
    }
    this.push(hash, start, end)
    return -1
  }

  private findByMap(depth: number, base: number, start: number, end: number): number {
    let map = this.maps[depth]
    if (map === undefined) {
      this.maps[depth] = map = new Map()
      for (let slot = base; slot < this.count; slot++) map.set(this.read(slot), this.ends[slot] ?? -1)
    }
    const key = this.slice(start, end)
    const first = map.get(key)
    if (first !== undefined) return first
    map.set(key, end)
    return -1
  }

  private push(hash: number, start: number, end: number): void {
    this.hashes[this.count] = hash
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.count++
  }

  private read(slot: number): string {
    return this.slice(this.starts[slot] ?? 0, this.ends[slot] ?? 0)
  }

  private slice(start: number, end: number): string {
    return decodeString(this.text.slice(start, end))
  }
}
