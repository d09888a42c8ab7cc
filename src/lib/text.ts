const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const BROAD = /[mwMW@%…]/
const CAPITAL = /[A-Z]/
const NARROW = /[iljtfrI.,:;|!'()[\] ]/

const LEAST_EM = 0.36

/** Of most sans-serif fonts, slightly overestimated. */
function estimateCharEm(char: string): number {
  if (WIDE.test(char) || char.length > 1) return 1
  if (BROAD.test(char)) return 0.9
  if (CAPITAL.test(char)) return 0.7
  return NARROW.test(char) ? LEAST_EM : 0.58
}

/** The approximate width of a text in em: decides whether it fits without a layout. */
export function estimateEm(text: string): number {
  let em = 0
  for (const char of text) em += estimateCharEm(char)
  return em
}

const ELLIPSIS = '…'

/** ASCII without controls, and Chinese: each character stands alone. */
const SIMPLE = /^[\u0020-\u007e\u4e00-\u9fff]*$/
/** Whether the width of each character is known, so that what `estimateEm` has room for needs no clip. */
export const isSimple = (text: string): boolean => SIMPLE.test(text)
/** For certain: such a text needs no clip. */
export const hasRoom = (text: string, maxEm: number): boolean => isSimple(text) && estimateEm(text) <= maxEm

let segmenter: Intl.Segmenter | null = null

/** Few texts need the segmenter, which takes milliseconds to be made. Firefox has it from version 125 on; before, only surrogates are kept together. */
function splitGraphemes(text: string): string[] {
  if (SIMPLE.test(text) || !('Segmenter' in Intl)) return Array.from(text)
  segmenter ??= new Intl.Segmenter(undefined)
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** The ends of a long text, as names are hostile and walls cut each one many times. What is between them never has room in `maxEm`. */
function shortenToEnds(text: string, maxEm: number): readonly [head: string, tail: string] {
  const most = 2 * Math.ceil(Math.max(0, maxEm) / LEAST_EM) + 2
  return text.length <= 2 * most ? [text, ''] : [text.slice(0, most), text.slice(-most)]
}

/**
 * Cuts in the middle to about `maxEm`, because sibling names differ at their ends. Accents and joined emoji stay whole, and the ellipsis is
 * always kept.
 */
export function truncateMiddle(text: string, maxEm: number): string {
  const [start, end] = shortenToEnds(text, maxEm)
  if (end === '' && estimateEm(text) <= maxEm) return text
  const points = [...splitGraphemes(start), ...splitGraphemes(end)]
  let left = maxEm - estimateCharEm(ELLIPSIS)
  let head = 0
  let tail = points.length
  for (let front = true; head < tail; front = !front) {
    const em = estimateEm((front ? points[head] : points[tail - 1]) ?? '')
    if (em > left) break
    left -= em
    if (front) head += 1
    else tail -= 1
  }
  return `${points.slice(0, head).join('')}${ELLIPSIS}${points.slice(tail).join('')}`
}

/** The same, but where one of `others` would be cut to the same text, it is cut up to where it differs from them. */
export function truncateApart(text: string, others: readonly string[], maxEm: number): string {
  const cut = truncateMiddle(text, maxEm)
  if (cut === text) return text
  const points = splitGraphemes(text)
  const differsAt = (other: string): number => {
    const otherPoints = splitGraphemes(other)
    return points.findIndex((point, index) => point !== otherPoints[index])
  }
  const alike = others.filter((other) => other !== text && truncateMiddle(other, maxEm) === cut)
  if (alike.length === 0) return cut
  const room = maxEm - estimateCharEm(ELLIPSIS)
  const cutFrom = (from: number, of: readonly string[]): string => {
    const end = truncateMiddle(of.slice(from).join(''), room)
    // What is left is for the beginning.
    let left = room - estimateEm(end)
    const head = of.slice(0, from)
    const fitting = head.findIndex((point) => (left -= estimateEm(point)) < 0)
    return head.slice(0, fitting < 0 ? from : fitting).join('') + ELLIPSIS + end
  }
  const places = alike.map(differsAt)
  const [first, last] = [Math.max(0, Math.min(...places)), Math.max(0, ...places)]
  // From where it differs from the first of them, if that tells it from all; else from where it differs from the last.
  const whole = cutFrom(first, points)
  return alike.some((other) => cutFrom(first, splitGraphemes(other)) === whole)
    ? cutFrom(last, points)
    : whole
}

/** As many of the parts as have room in full, in their order, since half a fact may say the opposite. */
export function joinFitting(parts: readonly string[], maxEm: number): string {
  return parts.reduce((text, part) => {
    const longer = [text, part].filter(Boolean).join(' · ')
    return estimateEm(longer) <= maxEm ? longer : text
  }, '')
}

/** Cuts to `maxChars` characters, including the ellipsis. */
export function truncateEnd(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  const chars = splitGraphemes(text)
  return chars.length <= maxChars ? text : `${chars.slice(0, maxChars - 1).join('')}${ELLIPSIS}`
}

// Controls and direction marks: a hostile name must not rearrange the page.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- finding controls is the purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** A zero-width joiner outside an emoji. */
const LOOSE_JOINER =
  /(?<!\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu

const formatCodePoint = (char: string) =>
  `⟨${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`

/** Makes invisible characters visible: `⟨202E⟩` for a right-to-left override. */
export const showInvisible = (text: string): string =>
  text.replace(LOOSE_JOINER, formatCodePoint).replace(INVISIBLE, formatCodePoint)

/** A name as it is shown; DGC gives empty ones. */
export const showName = (name: string): string => (name === '' ? '–' : showInvisible(name))
