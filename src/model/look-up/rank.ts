import UFuzzy from '@leeoniya/ufuzzy'
import { type Job } from '../../contract/job'
import { hasWords } from '../jobs/filter'
import { toPinyinInitials } from '../jobs/pinyin'

/** How a job was found, best first. */
const EXACT = 0
const PREFIX = 1
const WORD_START = 2
const INSIDE = 3
const MISTYPED = 4
const PINYIN = 5
const FOLDER = 6

interface Prepared {
  names: string[]
  /** Empty for a name without Chinese. */
  initials: readonly string[]
  /** Folder and name. */
  places: readonly string[]
}

const prepared = new WeakMap<readonly Job[], Prepared>()

/** Made once for a list: a search runs at each keystroke. */
export function prepareNames(jobs: readonly Job[]): Prepared {
  const known = prepared.get(jobs)
  if (known) return known
  const names = jobs.map(({ name }) => name.toLowerCase())
  const made: Prepared = {
    names,
    initials: names.map((name) => {
      const initials = toPinyinInitials(name)
      return initials === name ? '' : initials
    }),
    places: jobs.map(({ name, folder }) => `${folder}/${name}`.toLowerCase()),
  }
  prepared.set(jobs, made)
  return made
}

// By default anything but Latin letters and digits would separate words.
const UNICODE: UFuzzy.Options = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
}

/** Finds names with one mistyped letter in a word. */
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the library declares the enum, and exports none
const ONE_ERROR: UFuzzy.Options = { intraMode: 1 }
const latin = new UFuzzy(ONE_ERROR)
const unicode = new UFuzzy({ ...UNICODE, ...ONE_ERROR })
const MISTYPED_FROM = 4
/** The search takes the square of a word's length, and longer: such a text was pasted. */
const MAX_WORD = 24
const MAX_NAME = 128

const WORD = /[\p{L}\d]/u
const NO_WORD = /[^\p{L}\d]+/u

/** Whether a word of the name starts with the term, which the name has first at `from`. */
function startsWord(name: string, term: string, from: number): boolean {
  for (let at = from; at >= 0; at = name.indexOf(term, at + 1))
    if (at === 0 || !WORD.test(name.charAt(at - 1))) return true
  return false
}

function classify(name: string, terms: readonly string[], joined: string): number | null {
  let kind = WORD_START
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index] ?? ''
    const at = name.indexOf(term)
    if (at < 0) return null
    if (index === 0 && at === 0) kind = PREFIX
    else if (kind === WORD_START && !startsWord(name, term, at)) kind = INSIDE
  }
  return name === joined ? EXACT : kind
}

/**
 * The jobs that all terms match, best first, those that match equally well in the order of `jobs`; by a mistyped letter only where no name has the
 * terms as typed. `terms` are in lower case.
 */
export function rankJobs(jobs: readonly Job[], terms: readonly string[]): Job[] {
  if (terms.length === 0) return []
  const { names, initials, places } = prepareNames(jobs)
  const joined = terms.join(' ')
  const compact = terms.join('')
  // What is spelled as typed is what is meant.
  const mistyped = names.some((name) => hasWords(name, terms)) ? null : findMistyped(names, terms)
  const found: Job[][] = Array.from({ length: FOLDER + 1 }, () => [])
  for (let index = 0; index < names.length; index++) {
    let kind = classify(names[index] ?? '', terms, joined)
    if (kind === null && mistyped?.has(index) === true) kind = MISTYPED
    if (kind === null && (initials[index] ?? '').includes(compact)) kind = PINYIN
    if (kind === null && hasWords(places[index] ?? '', terms)) kind = FOLDER
    const job = jobs[index]
    if (kind !== null && job) found[kind]?.push(job)
  }
  return found.flat()
}

function findMistyped(names: string[], terms: readonly string[]): ReadonlySet<number> {
  const needle = terms.join(' ')
  const isTyped = needle.length <= MAX_NAME && needle.split(NO_WORD).every(({ length }) => length <= MAX_WORD)
  if (!isTyped || !terms.some((term) => term.length >= MISTYPED_FROM)) return new Set()
  // oxlint-disable-next-line no-control-regex -- ASCII is what is looked for
  const fuzzy = /^[\u0000-\u007f]*$/.test(needle) ? latin : unicode
  return new Set(fuzzy.filter(names, needle))
}

/** The places of the terms in a text, start and end by turns, merged where they overlap. */
export function findRanges(text: string, terms: readonly string[]): number[] {
  const lower = text.toLowerCase()
  const spans = terms
    .map((term) => ({ from: lower.indexOf(term), length: term.length }))
    .filter(({ from }) => from >= 0)
    .toSorted((a, b) => a.from - b.from)
  const ranges: number[] = []
  for (const { from, length } of spans) {
    const end = ranges.at(-1)
    if (end === undefined || from > end) ranges.push(from, from + length)
    else ranges[ranges.length - 1] = Math.max(end, from + length)
  }
  return ranges
}
