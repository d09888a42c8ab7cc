import { type DrawnLine } from './draw-line'

/** Fewer lines stand as they are. */
export const MIN_FOLD = 4
const JAVA_FRAME = /^\s+at [\w$.<>/@-]+\(|^\s*\.{3} \d+ (?:more|common frames)|^\s+at .*\.\w+:\d+\)?$/
const PYTHON_FRAME = /^\s{2,}File ".*", line \d+/

/** Whether a line is a frame of a stack. */
export function isFrame(text: string, isBehindPython: boolean): boolean {
  return JAVA_FRAME.test(text) || PYTHON_FRAME.test(text) || (isBehindPython && /^\s{4,}\S/.test(text))
}

/** How many lines from `from` on are frames of one stack. */
export function countFrames(lines: readonly DrawnLine[], from: number, kept: ReadonlySet<number>): number {
  let python = false
  let index = from
  for (; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || kept.has(line.byte) || !isFrame(line.source, python)) break
    if (PYTHON_FRAME.test(line.source)) python = true
    else if (JAVA_FRAME.test(line.source)) python = false
  }
  return index - from
}

/** A line that states a progress, without its numbers; null for others. */
function findProgress(text: string): string | null {
  return text.length < 300 && /\d ?%/.test(text) ? text.replace(/[\d.,:#=>\-|█▏▎▍▌▋▊▉ ]+/g, '') : null
}

/** How many lines from `from` on state the same progress. */
export function countProgress(lines: readonly DrawnLine[], from: number, kept: ReadonlySet<number>): number {
  const first = lines[from]
  const progress = first && findProgress(first.text)
  if (progress === null || progress === undefined) return 0
  let index = from
  for (; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || kept.has(line.byte) || findProgress(line.text) !== progress) break
  }
  return index - from
}
