import { type Finding, type FindingCode } from '../contract/findings'
import { MAX_DATE_MS } from '../contract/time'

/** How values inside a sentence are printed: the page knows the zone and the language. */
export interface FindingFormat {
  duration: (ms: number) => string
  stamp: (ms: number) => string
}

/** What contradicts, what the page does about it, and the values as they stood in the answer. */
export interface FindingWords {
  what: string
  why: string
  values: string
}

/** A wording for every code: a new finding without words does not compile. */
export type FindingTexts = {
  [Code in FindingCode]: (finding: Extract<Finding, { code: Code }>, format: FindingFormat) => FindingWords
}

export interface FindingsWords {
  title: string
  about: string
  texts: FindingTexts
}

/** A time may have been given as a text, and in units of `unitMs`. */
export function timeStamp(value: string, unitMs: number, stamp: (ms: number) => string): string {
  const ms = Number(value.replaceAll('"', '')) * unitMs
  return Math.abs(ms) <= MAX_DATE_MS ? stamp(ms) : value
}
