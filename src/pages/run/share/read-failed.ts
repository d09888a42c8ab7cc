import { type QueryClient } from '@tanstack/react-query'
import { type LogPiece, type NodeCause } from '../../../contract/log'
import { type Run, type RunNode } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { isFailing } from '../../../contract/status'
import { type LogWords } from '../../../i18n/en/log'
import { displayLine } from '../../../model/log/display-line'
import { logPieceQuery } from '../../../query/log'
import { MAX_FAILED, type ExcerptLine, type FailedNode } from '../../../run/snapshot/input'
import { explainCause } from '../cause/explain'

/** Five lines around the one that says why. */
const LINES_BEFORE = 2
const LINES_AFTER = 3
/** Of one line: some hold a whole data set. */
const MAX_LINE_CHARS = 2_000

interface ReadFailedOptions {
  run: Run
  reference: RunRef
  causes: ReadonlyMap<string, NodeCause>
  words: LogWords
}

/** The failed nodes, the earliest first, with the lines around the cause of each. A log that cannot be read leaves what is known of it. */
export async function readFailed(
  client: QueryClient,
  { run, reference, causes, words }: ReadFailedOptions,
): Promise<{ failed: FailedNode[]; moreFailed: number }> {
  const timeOf = ({ endMs, startMs }: RunNode) => endMs ?? startMs ?? Infinity
  const all = run.nodes.filter(({ status }) => isFailing(status)).toSorted((a, b) => timeOf(a) - timeOf(b))
  const failed = await Promise.all(
    all.slice(0, MAX_FAILED).map(async (node): Promise<FailedNode> => {
      const found = causes.get(node.key)
      if (!found?.cause) return { node, lines: [], note: found?.why ? explainCause(found.why, words) : '' }
      return { node, lines: await readAround(client, reference, node.key, found.cause), note: '' }
    }),
  )
  return { failed, moreFailed: all.length - failed.length }
}

type Cause = NonNullable<NodeCause['cause']>

async function readAround(
  client: QueryClient,
  reference: RunRef,
  node: string,
  cause: Cause,
): Promise<ExcerptLine[]> {
  const { line, byte } = cause
  const range =
    line === null
      ? ({ kind: 'from-byte', byte } as const)
      : ({ kind: 'from-line', line: Math.max(1, line - LINES_BEFORE) } as const)
  try {
    return cutExcerpt(await client.fetchQuery(logPieceQuery(reference, node, range)), cause)
  } catch {
    return cutExcerpt(null, cause)
  }
}

/** The lines around the cause in a piece of its log; where they are not in it, the cause as it was found. */
export function cutExcerpt(piece: LogPiece | null, cause: Cause): ExcerptLine[] {
  let byte = piece?.fromByte ?? 0
  const starts = (piece?.lines ?? []).map(([text, bytes]) => {
    byte += bytes
    return { text, from: byte - bytes, to: byte }
  })
  const at = starts.findIndex(({ from, to }) => from <= cause.byte && cause.byte < to)
  if (at < 0) {
    return [cause.text, cause.detail ?? '']
      .filter((text) => text !== '')
      .map((text, index) => ({
        number: cause.line === null ? null : cause.line + index,
        text: showLine(text),
        isCause: index === 0,
      }))
  }
  const first = Math.max(0, at - LINES_BEFORE)
  return starts.slice(first, at + LINES_AFTER + 1).map(({ text }, index) => ({
    number: cause.line === null ? null : cause.line + first + index - at,
    text: showLine(text),
    isCause: first + index === at,
  }))
}

const showLine = (text: string): string => {
  const { text: shown, hiddenChars } = displayLine(text, MAX_LINE_CHARS)
  return hiddenChars > 0 ? `${shown}…` : shown
}
