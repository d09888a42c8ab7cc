/** Which lines of a log an address names: by their numbers, or by the first byte of one while lines are not counted. */
export type LogTarget = { kind: 'lines'; from: number; to: number } | { kind: 'byte'; byte: number }

/** Reads `#L120`, `#L120-L140` and `#@4096`. Null for anything else. */
export function readLogHash(hash: string): LogTarget | null {
  const [, first, last] = /^#L(\d{1,15})(?:-L?(\d{1,15}))?$/.exec(hash) ?? []
  if (first !== undefined) {
    const [from = 0, to = 0] = [Number(first), Number(last ?? first)].toSorted((a, b) => a - b)
    return from > 0 ? { kind: 'lines', from, to } : null
  }
  const byte = /^#@(\d{1,15})$/.exec(hash)?.[1]
  return byte === undefined ? null : { kind: 'byte', byte: Number(byte) }
}

export function writeLogHash(target: LogTarget): string {
  if (target.kind === 'byte') return `#@${target.byte}`
  return target.from === target.to ? `#L${target.from}` : `#L${target.from}-L${target.to}`
}
