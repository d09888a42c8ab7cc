import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useLocale } from '../../../i18n/locale'
import { COMMA } from '../../../i18n/punctuation'
import { formatDuration } from '../../../lib/time/duration'
import { formatClock, formatDay, isSameDay } from '../../../lib/time/format'
import { formatOffsetChange } from '../../../lib/time/zone'
import { type OffAxisMark } from '../../../model/timeline/domain'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Icon } from '../../../ui/Icon'
import { useRun } from '../run-context'
import { type SheetLayout } from './columns'

interface OffAxisRowsProps {
  marks: readonly OffAxisMark[]
  layout: SheetLayout
}

/** A row with an arrow and the distance for each mark that is too far from the nodes for one axis. */
export function OffAxisRows({ marks, layout }: OffAxisRowsProps) {
  return marks.map((mark, index) => (
    <OffAxisRow key={`${mark.what} ${mark.side}`} mark={mark} rowIndex={index + 2} layout={layout} />
  ))
}

interface OffAxisRowProps {
  mark: OffAxisMark
  rowIndex: number
  layout: SheetLayout
}

function OffAxisRow({ mark, rowIndex, layout }: OffAxisRowProps) {
  const { t, lang, zone } = useLocale()
  const { run, namedMs } = useRun()
  const { what, fromMs, toMs, side, distanceMs } = mark
  const finding = run.findings.findIndex(({ code }) => code === 'outside-window') + 1
  const nearMs = side === 'before' ? toMs + distanceMs : fromMs - distanceMs
  const clock = (ms: number) => `${formatClock(ms, zone)}${formatOffsetChange(ms, namedMs, zone)}`
  const at = (ms: number) => `${formatDay(ms, zone, lang, { nearMs })} ${clock(ms)}`
  const until = isSameDay(fromMs, toMs, zone) ? clock(toMs) : at(toMs)
  const name = (
    <span className="flex items-center gap-2">
      {what === 'window' ? <StatusGlyph status={run.status} /> : <span className="w-3.5" />}
      <span className="truncate">{what === 'window' ? t.timeline.runWindow : t.timeline.runPlan}</span>
    </span>
  )
  const where = (
    <span className={`flex items-center gap-1.5 px-2 text-12 ${side === 'after' ? 'justify-end' : ''}`}>
      <Icon icon={side === 'before' ? ArrowLeft : ArrowRight} />
      <span className="truncate">
        <b className="font-semibold">{toMs > fromMs ? `${at(fromMs)} – ${until}` : at(fromMs)}</b>
        <span className="text-t2">
          {COMMA[lang]}
          {t.timeline.outside(formatDuration(distanceMs, lang, { units: 2 }), side)}
        </span>
      </span>
    </span>
  )
  if (layout.phone) {
    return (
      <tr aria-rowindex={rowIndex} className="node-row h-12">
        <th scope="row" className="bg-card px-4 text-left text-12 font-normal text-t2">
          {name}
          {where}
        </th>
      </tr>
    )
  }
  return (
    <tr aria-rowindex={rowIndex} className="node-row h-7">
      <th
        scope="row"
        colSpan={1 + layout.before.length}
        className="overflow-hidden pr-2 pl-5 text-left text-12 font-normal text-t2"
      >
        {name}
      </th>
      <td className="overflow-hidden bg-card p-0">{where}</td>
      <td colSpan={Math.max(1, layout.after.length)} className="overflow-hidden px-2 text-12 text-t2">
        {t.timeline.outsideAxis}
        {finding > 0 && what === 'window' && (
          <>
            {COMMA[lang]}
            <a className="link underline" href={`#finding-${finding}`}>
              {t.timeline.finding(finding)}
            </a>
          </>
        )}
      </td>
    </tr>
  )
}
