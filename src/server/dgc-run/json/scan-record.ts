import { decodeString, valueAfter } from './json-text'

export const MAX_DEPTH = 32
/** From this many keys on an object is looked up by a map: comparing each key with each would be quadratic. */
const MANY_KEYS = 32

/** Exact texts by key; more than one when the key is repeated. Only fields that would not print the same again. */
export type Texts = ReadonlyMap<string, readonly string[]>

export interface Duplicate {
  /** With the keys above it inside the record, joined by dots. */
  key: string
  /** The index of the node, or null in the instance itself. */
  node: number | null
  values: string[]
}

interface Repeat {
  key: string
  node: number | null
  /** Whether the key belongs to the instance or the node itself, not to something nested in it. */
  field: boolean
  /** Where the key's closing quotes are, one for each time. */
  ends: number[]
}

/** What the pass has found so far, and where it stands in the objects that are open. */
export class Found {
  readonly text: string
  readonly isObject = new Uint8Array(MAX_DEPTH + 2)
  readonly keyStart = new Int32Array(MAX_DEPTH + 2)
  readonly keyEnd = new Int32Array(MAX_DEPTH + 2)
  readonly valueStart = new Int32Array(MAX_DEPTH + 2)
  readonly instance = new Map<string, string[]>()
  nodes = new Map<number, Map<string, string[]>>()
  private readonly instanceRepeats = new Map<number, Repeat>()
  private nodeRepeats = new Map<number, Repeat>()

  constructor(text: string) {
    this.text = text
  }

  key(depth: number): string {
    return decodeString(this.text.slice(this.keyStart[depth], this.keyEnd[depth]))
  }

  /** Keeps the text of a field (or of an entry of `nodes`, at depth 2) as it stands. */
  keep(depth: number, node: number, from: number, to: number): void {
    const value = [this.text.slice(from, to)]
    if (depth === 1) return void this.instance.set(this.key(1), value)
    let texts = this.nodes.get(node)
    if (texts === undefined) this.nodes.set(node, (texts = new Map()))
    texts.set(depth === 2 ? '' : this.key(3), value)
  }

  /** The key that now stands at `depth` stood in the same object before, with its closing quote at `first`. */
  repeat(depth: number, node: number | null, first: number): void {
    const repeats = node === null ? this.instanceRepeats : this.nodeRepeats
    const end = this.keyEnd[depth] ?? 0
    const known = repeats.get(first)
    if (known !== undefined) return void known.ends.push(end)
    const record = node === null ? 1 : 3
    const path: string[] = []
    for (let d = record; d <= depth; d++) if (this.isObject[d] === 1) path.push(this.key(d))
    repeats.set(first, { key: path.join('.'), node, field: depth === record, ends: [first, end] })
  }

  /** Of a repeated `nodes` JSON.parse keeps the last, so what was found in an earlier one is not of these nodes. */
  forgetNodes(): void {
    this.nodes = new Map()
    this.nodeRepeats = new Map()
  }

  /** Reads the values of the repeated keys, once the pass is over. */
  duplicates(): Duplicate[] {
    const found: Duplicate[] = []
    for (const { key, node, field, ends } of [
      ...this.instanceRepeats.values(),
      ...this.nodeRepeats.values(),
    ]) {
      const values = ends.map((end) => valueAfter(this.text, end))
      if (field) {
        let texts: Map<string, string[]> | undefined = node === null ? this.instance : this.nodes.get(node)
        if (texts === undefined) this.nodes.set(node ?? 0, (texts = new Map()))
        texts.set(key, values)
      }
      if (values.some((value) => value !== values[0])) found.push({ key, node, values })
    }
    return found
  }
}

/** The keys of all open objects, the innermost object's last. */
export class Keys {
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

  /** The end of the same key before in this object, or -1; a new key is remembered. */
  seen(depth: number, hash: number, start: number, end: number): number {
    const { hashes, count } = this
    const base = this.base[depth] ?? 0
    if (count - base >= MANY_KEYS) return this.seenByMap(depth, base, start, end)
    for (let slot = base; slot < count; slot++) {
      if (hashes[slot] === hash && this.read(slot) === this.slice(start, end)) return this.ends[slot] ?? -1
    }
    this.push(hash, start, end)
    return -1
  }

  private seenByMap(depth: number, base: number, start: number, end: number): number {
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
