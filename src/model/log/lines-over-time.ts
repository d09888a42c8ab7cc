import { type LogSketch } from '../../contract/log'
import { type Interval } from '../../lib/time/interval'

/**
 * How many lines were written in each of `bins` equal parts of an interval. Moments are known once for each block of the sketch; the lines
 * between two of them are spread evenly.
 */
export function countLinesOverTime(sketch: LogSketch, { fromMs, toMs }: Interval, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0)
  const known = sketch.blocks.flatMap(({ line, timeMs }) => (timeMs === null ? [] : [{ line, timeMs }]))
  const last = known.at(-1)
  if (!last || toMs <= fromMs) return counts
  const place = (ms: number) => ((ms - fromMs) / (toMs - fromMs)) * bins
  const add = (bin: number, lines: number) => {
    if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + lines
  }
  for (const [index, { line, timeMs }] of known.entries()) {
    const next = known[index + 1] ?? { line: sketch.lines + 1, timeMs: last.timeMs }
    const lines = Math.max(0, next.line - line)
    const [from, to] = [place(timeMs), place(Math.max(timeMs, next.timeMs))]
    if (to - from < 1e-6) {
      add(Math.min(bins - 1, Math.floor(from)), lines)
      continue
    }
    for (let bin = Math.floor(Math.max(0, from)); bin < Math.min(bins, to); bin += 1)
      add(bin, (lines * (Math.min(to, bin + 1) - Math.max(from, bin))) / (to - from))
  }
  return counts
}
