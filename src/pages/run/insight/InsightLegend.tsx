import { type ReactNode } from 'react'
import { findPlace } from '../../../model/insight/node-times'
import { isInside, type Axis } from '../../../model/timeline/axis'
import { placeWait } from '../../../run/gantt/InsightMarks'
import { CompareLegend } from './CompareLegend'
import { useRun } from '../run-context'

interface InsightLegendProps {
  axis: Axis
  /** Of the timeline, in px. */
  width: number
}

/** The marks of insight that are on screen. */
export function InsightLegend({ axis, width }: InsightLegendProps) {
  const { run, insight, isPhone, selected, view, comparison, replay } = useRun()
  if (!insight) return null
  const { words, rows, insight: given, showsPath, runLimitMs } = insight
  const all = [...rows.values()]
  const { edges } = insight.reading
  const at = selected[0] ? findPlace(run.nodes, selected[0].key) : -1
  const hasLinks = (edges.before[at]?.length ?? 0) + (edges.after[at]?.length ?? 0) > 0
  const showsLinks = view.marks.links && hasLinks && !isPhone
  const legend = words.legend
  return (
    <>
      {comparison?.state === 'ready' && comparison.comparison.span !== null && (
        <CompareLegend comparison={comparison.comparison} />
      )}
      {all.some(
        (row) => row.wait && (row.wait.toMs === null || placeWait(row, { axis, width, nowShare: null })),
      ) && <Entry mark={<span className="waited w-full" />}>{legend.waited}</Entry>}
      {all.some(({ ahead }) => ahead && ahead.toMs > axis.fromMs && ahead.fromMs < axis.toMs) && (
        <Entry mark={<span className="ahead w-full" />}>
          {replay?.words.forecastLegend ?? legend.projected}
        </Entry>
      )}
      {all.some(({ usual }) => usual) && (
        <Entry
          mark={
            <>
              <span className="whisker left-4 w-3" />
              <span className="ghost w-4" />
            </>
          }
          wide
        >
          {legend.usual(given.sample.runs)}
        </Entry>
      )}
      {showsPath && !showsLinks && !isPhone && (
        <Entry
          mark={
            <svg aria-hidden width="20" height="27">
              <path d="M1 9h9v8h9" className="path-line" fill="none" />
            </svg>
          }
        >
          {legend.path}
        </Entry>
      )}
      {showsLinks && (
        <Entry
          mark={
            <svg aria-hidden width="20" height="27" className="link-lines" fill="none">
              <path d="M1 9h9v8h9" strokeWidth="1.5" />
            </svg>
          }
        >
          {legend.links}
        </Entry>
      )}
      {all.some(({ limitMs }) => limitMs !== undefined && isInside(axis, limitMs)) && (
        <Entry mark={<span className="limit left-3" />}>{legend.limit}</Entry>
      )}
      {runLimitMs !== null && !isPhone && isInside(axis, runLimitMs) && (
        <Entry
          mark={
            <svg aria-hidden width="20" height="27">
              <path d="M9.5 4v19" className="run-limit" />
            </svg>
          }
        >
          {legend.runLimit}
        </Entry>
      )}
    </>
  )
}

/** Marks hang from the top of a row of 27 px. */
function Entry({ mark, wide = false, children }: { mark: ReactNode; wide?: boolean; children: string }) {
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden className={`relative -my-1.5 h-[27px] ${wide ? 'w-8' : 'w-5'}`}>
        {mark}
      </span>
      {children}
    </li>
  )
}
