import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type Run } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatClock, formatDay, isSameDay } from '../../../lib/time/format'
import { type OffAxisMark } from '../../../model/timeline/domain'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { type SheetLayout } from './columns'

/** A plan that lies on the same side as the window says nothing more. */
export function outsideShown(outside: readonly OffAxisMark[]): readonly OffAxisMark[] {
  const sides = new Set(outside.filter(({ what }) => what === 'window').map(({ side }) => side))
  return outside.filter(({ what, side }) => what === 'window' || !sides.has(side))
}

interface OutsideRowsProps {
  run: Run
  outside: readonly OffAxisMark[]
  layout: SheetLayout
}

/** What lies too far from the nodes for one scale: a row with an arrow and the distance, before all nodes. */
export function OutsideRows({ run, outside, layout }: OutsideRowsProps) {
  const { t, lang, zone } = useLocale()
  const finding = run.findings.findIndex(({ code }) => code === 'outside-window') + 1
  return outside.map(({ what, fromMs, toMs, side, distanceMs }, index) => {
    const Arrow = side === 'before' ? ArrowLeft : ArrowRight
    const label = what === 'window' ? t.timeline.runWindow : t.timeline.runPlan
    const nearMs = side === 'before' ? toMs + distanceMs : fromMs - distanceMs
    const at = (ms: number) => `${formatDay(ms, zone, lang, { nearMs })} ${formatClock(ms, zone)}`
    const until = isSameDay(fromMs, toMs, zone) ? formatClock(toMs, zone) : at(toMs)
    const times = toMs > fromMs ? `${at(fromMs)} – ${until}` : at(fromMs)
    const words = t.timeline.outside(formatDuration(distanceMs, lang, { units: 2 }), side)
    const name = (
      <span className="flex items-center gap-2">
        {what === 'window' ? <StatusGlyph status={run.status} /> : <span className="w-3.5" />}
        <span className="truncate">{label}</span>
      </span>
    )
    const where = (
      <span className={`flex items-center gap-1.5 px-2 text-12 ${side === 'after' ? 'justify-end' : ''}`}>
        <Arrow aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
        <span className="truncate">
          <b className="font-semibold">{times}</b>
          <span className="text-t2">
            {t.app.comma}
            {words}
          </span>
        </span>
      </span>
    )
    const note = (
      <>
        {t.timeline.outsideAxis}
        {finding > 0 && what === 'window' && (
          <>
            {t.app.comma}
            <a className="link underline" href={`#finding-${finding}`}>
              {t.timeline.finding(finding)}
            </a>
          </>
        )}
      </>
    )
    if (layout.phone) {
      return (
        <tr key={`${what} ${side}`} aria-rowindex={index + 2} className="node-row h-12">
          <th scope="row" className="bg-card px-4 text-left text-12 font-normal text-t2">
            {name}
            {where}
          </th>
        </tr>
      )
    }
    return (
      <tr key={`${what} ${side}`} aria-rowindex={index + 2} className="node-row h-7">
        <th
          scope="row"
          colSpan={1 + layout.before.length}
          className="overflow-hidden pr-2 pl-5 text-left text-12 font-normal text-t2"
        >
          {name}
        </th>
        <td className="overflow-hidden bg-card p-0">{where}</td>
        <td colSpan={Math.max(1, layout.after.length)} className="overflow-hidden px-2 text-12 text-t2">
          {note}
        </td>
      </tr>
    )
  })
}
