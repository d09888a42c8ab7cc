import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COMMA,
  MINUS,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  closingQuote,
  hashOf,
  isCanonical,
  isDigit,
  isLetter,
  isNumberPart,
  nonFiniteAt,
  BACKSLASH,
} from './characters'
import { type Duplicate, MAX_DEPTH, OpenKeys, ScanState, type Texts } from './scan-state'

/** Far beyond any job (DGC advises 200 nodes), and still small enough to serve. */
const MAX_CONTAINERS = 400_000
const MAX_KEYS = 4_000_000

export interface Scan {
  problem: 'too_deep' | 'too_large' | null
  /** False when a string, an object or an array was still open at the end. */
  isComplete: boolean
  fields: Texts
  /** By the index in the list. */
  entries: ReadonlyMap<number, Texts>
  duplicates: Duplicate[]
  /** Where a bare `NaN` or `Infinity` stands in place of a value. */
  nonFinite: ScanState['nonFinite']
}

/**
 * One pass over a text before `JSON.parse`, for what parsing would lose: the exact text of numbers, escapes and nested values, and
 * repeated keys (the published example has `instanceId` twice). It tolerates any garbage, which `JSON.parse` refuses later, and is
 * linear in the length.
 */
export function scan(text: string, listKey: string): Scan {
  const length = text.length
  const found = new ScanState(text)
  const keys = new OpenKeys(text)
  const { isObject, keyStart, keyEnd, valueStart } = found
  let depth = 0
  let inList = false
  let entry = 0
  let expectKey = false
  /** Whether the next value is a field of the top object or of an entry, or an entry itself. */
  let isRecorded = false
  let containers = 0
  let keysSeen = 0
  let isOpen = false
  let problem: Scan['problem'] = null
  let nextEscape = text.indexOf('\\')
  if (nextEscape < 0) nextEscape = length

  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (i < length) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) {
      const start = i + 1
      let end = start
      let hash = 0
      if (expectKey) {
        for (let at = 0; end < length && (at = text.charCodeAt(end)) !== QUOTE; end++) {
          if (at === BACKSLASH) end++
          hash = (Math.imul(hash, 31) + at) | 0
        }
      } else {
        end = closingQuote(text, start, nextEscape)
      }
      if (end >= length) {
        isOpen = true
        break
      }
      i = end + 1
      let escaped = false
      if (nextEscape < end) {
        escaped = nextEscape >= start
        nextEscape = text.indexOf('\\', end)
        if (nextEscape < 0) nextEscape = length
      }
      if (expectKey) {
        expectKey = false
        if (++keysSeen > MAX_KEYS) {
          problem = 'too_large'
          break
        }
        keyStart[depth] = start
        keyEnd[depth] = end
        if (escaped) hash = hashOf(found.key(depth))
        const first = keys.find(depth, hash, start, end)
        if (first >= 0) found.repeat(depth, inList ? entry : null, first)
        if (depth === 1 && found.key(1) === listKey) found.forgetEntries()
      } else if (escaped && isRecorded && !isCanonical(text.slice(start - 1, i))) {
        found.keep(depth, entry, start - 1, i)
      }
    } else if (code === COMMA) {
      expectKey = isObject[depth] === 1
      if (inList && depth === 2) entry++
      i++
    } else if (isDigit(code) || code === MINUS) {
      const start = i++
      while (i < length && isDigit(text.charCodeAt(i))) i++
      const plain = code !== MINUS && (i === length || !isNumberPart(text.charCodeAt(i)))
      if (plain && i - start <= 15) continue
      while (i < length && isNumberPart(text.charCodeAt(i))) i++
      if (isRecorded) {
        const literal = text.slice(start, i)
        if (String(Number(literal)) !== literal) found.keep(depth, entry, start, i)
      }
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (++containers > MAX_CONTAINERS) problem = 'too_large'
      if (depth >= MAX_DEPTH) problem = 'too_deep'
      if (problem !== null) break
      valueStart[depth] = i
      if (depth === 1 && code === OPEN_ARRAY && isObject[1] === 1 && found.key(1) === listKey) {
        inList = true
        entry = 0
      }
      depth++
      expectKey = code === OPEN_OBJECT
      isObject[depth] = expectKey ? 1 : 0
      isRecorded = isRecordedAt(depth, inList, expectKey)
      keys.open(depth)
      i++
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      i++
      if (depth === 0) continue
      keys.close(depth)
      depth--
      expectKey = false
      const wasList = depth === 1 && inList
      if (wasList) inList = false
      isRecorded = isRecordedAt(depth, inList, isObject[depth] === 1)
      // An entry that is an object is recorded field by field; any other nested value as a whole.
      if (isRecorded && !wasList && !(depth === 2 && code === CLOSE_OBJECT)) {
        found.keep(depth, entry, valueStart[depth] ?? 0, i)
      }
    } else if (isLetter(code)) {
      const word = nonFiniteAt(text, i)
      i = word?.end ?? i + 1
      if (word === null) continue
      found.nonFinite.push(word)
      if (isRecorded) found.keep(depth, entry, word.start, word.end)
    } else {
      i++
    }
  }
  const duplicates = found.duplicates()
  return {
    problem,
    isComplete: !isOpen && depth === 0,
    fields: found.fields,
    entries: found.entries,
    duplicates,
    nonFinite: found.nonFinite,
  }
}

const isRecordedAt = (depth: number, inList: boolean, isObject: boolean): boolean =>
  depth === 1 ? isObject : inList && (depth === 2 || (depth === 3 && isObject))
