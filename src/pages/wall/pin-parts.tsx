import { isFailing } from '../../contract/status'
import { type WallJobsWords } from '../../i18n/en/wall-jobs'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { estimateEm, joinFitting, showInvisible, truncateMiddle } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { type WallCell } from '../../model/wall/cells'
import { type FailingRun } from '../../shell/alerts/WallChime'
import { type Reader } from './texts'

/** With less room, in em, the node that failed is not named. */
export const LEAST_NODE_EM = 6

/** The line of the log that says why, else the first of what DGC says; controls are shown. Null when there is neither. */
export const firstLine = ({ run, nodes }: WallCell): string | null => {
  const line = nodes?.line?.text ?? run?.error?.trim().split(/\r?\n/, 1)[0] ?? ''
  return line === '' ? null : showInvisible(line)
}

/** Whether no log that may say why is still to be read; a run that has not failed has none. */
export const isLineFinal = ({ run, nodes }: WallCell): boolean =>
  nodes?.isLineFinal === true || (run !== null && !isFailing(run.status))

/** Instead of an error line, of jobs that have none. */
function explainNoLine(cells: readonly WallCell[], words: WallJobsWords): string {
  if (cells.every(({ run }) => run?.status === 'waiting-confirm')) return words.waitsForUser
  return cells.every(isLineFinal) ? words.noLine : words.noLineYet
}

/** When it failed, in ms; 0 where that is not known. */
export const failedAt = ({ run }: Pick<WallCell, 'run'>): number =>
  run?.endMs ?? run?.startMs ?? run?.planMs ?? 0

/** For the chime. */
export const toFailing = (cells: readonly WallCell[]): FailingRun[] =>
  cells.map(({ name, workspace, run }) => ({
    job: name,
    workspace,
    id: run?.id ?? '',
    startMs: run?.startMs ?? null,
  }))

/** How long ago it failed; empty where that is not known. */
export function describeAge(cell: WallCell, { words, lang, nowMs, isOld }: Reader): string {
  const atMs = failedAt(cell)
  if (isOld || atMs === 0) return ''
  return words.ago(formatDuration(Math.max(1_000, nowMs - atMs), lang, { units: 2, spelled: true }))
}

const MAX_LINE = 400

interface ErrorLineProps {
  line: string | null
  /** Whose it is. */
  cells: readonly WallCell[]
  /** Its number in the log. */
  number?: number | null
  /** A second line that belongs to it. */
  detail?: string | null
}

/** Its end is cut by the browser, which knows the font. */
export function ErrorLine({ line, cells, number = null, detail = null }: ErrorLineProps) {
  const words = useWallJobsWords()
  return (
    <div className="wj-error" data-none={line === null || undefined}>
      {number !== null && <span>L{number}</span>}
      <p>
        <code>{line === null ? explainNoLine(cells, words) : line.slice(0, MAX_LINE).toWellFormed()}</code>
        {detail !== null && (
          <code className="wj-detail">{showInvisible(detail).slice(0, MAX_LINE).toWellFormed()}</code>
        )}
      </p>
    </div>
  )
}

/** The node that failed, and what came of it: `DWS SQL · retried 3 times · 5 of 22 nodes did not run`. */
export function FailedNode({ cell: { nodes }, em }: { cell: WallCell; em: number }) {
  const words = useWallJobsWords()
  if (!nodes?.failed) return null
  const { name, type, retries } = nodes.failed
  const facts = [
    ...(type === '' ? [] : [showInvisible(type)]),
    ...(retries > 0 ? [words.retried(retries)] : []),
    ...(nodes.notRun > 0 ? [words.notRun(nodes.notRun, nodes.total)] : []),
  ]
  const shown = truncateMiddle(showInvisible(name), Math.max(8, em * 0.55))
  const rest = joinFitting(facts, em - estimateEm(shown) - 2)
  return (
    <p className="wj-failed-node">
      <b>
        <bdi>{shown}</bdi>
      </b>
      {rest !== '' && <span> · {rest}</span>}
    </p>
  )
}
