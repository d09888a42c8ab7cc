import { FoldHorizontal, Maximize, Minus, Plus } from 'lucide-react'
import { type ReactNode } from 'react'
import { useLocale } from '../../../i18n/locale'
import { formatDay } from '../../../lib/time/format'
import { zoneLabel } from '../../../lib/time/zone'
import { Menu } from '../../../ui/Menu'
import { Select } from '../../../ui/Select'
import { type ToolProps } from './FilterTools'
import { Icon } from '../../../ui/Icon'

export interface TimelineButtonsProps extends ToolProps {
  canFold: boolean
  onZoom: (factor: number) => void
  onFit: () => void
}

interface TimelineToolsProps extends TimelineButtonsProps {
  /** The day that the timeline begins on. */
  dayMs: number
  nowMs: number
  zones: ReactNode
}

export function TimelineTools({ dayMs, nowMs, zones, ...buttons }: TimelineToolsProps) {
  const { t, lang, zone } = useLocale()
  return (
    <>
      <h2 className="shrink-0 text-13 font-semibold">{t.timeline.title}</h2>
      <Menu
        trigger={
          <span className="truncate">
            {t.timeline.about(zoneLabel(dayMs, zone, lang), formatDay(dayMs, zone, lang, { nearMs: nowMs }))}
          </span>
        }
        label={t.timeline.zone}
        className="flex min-h-6 max-w-full min-w-0 items-center rounded text-12 text-t2 hover:text-t1"
      >
        {zones}
      </Menu>
      <span className="no-print ml-auto flex shrink-0 items-center gap-2">
        <TimelineButtons {...buttons} />
      </span>
    </>
  )
}

/** How time is drawn: folded or to scale, by the clock or elapsed, nearer or farther. */
export function TimelineButtons({ view, change, canFold, onZoom, onFit }: TimelineButtonsProps) {
  const { t } = useLocale()
  const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const
  return (
    <>
      {canFold && (
        <button
          type="button"
          className="btn"
          aria-pressed={!view.keepIdle}
          title={view.keepIdle ? t.timeline.unfoldHint : t.timeline.foldHint}
          onClick={() => change({ keepIdle: !view.keepIdle })}
        >
          <Icon icon={FoldHorizontal} />
          {t.timeline.fold}
        </button>
      )}
      <Select
        label={t.timeline.axis}
        value={view.elapsed ? 'elapsed' : 'clock'}
        options={[
          { value: 'clock', label: t.timeline.clock },
          { value: 'elapsed', label: t.timeline.elapsed },
        ]}
        onChange={(axis) => change({ elapsed: axis === 'elapsed' })}
      />
      <span className="flex">
        <IconTool label={t.timeline.zoomOut} onClick={() => onZoom(1 / 1.5)}>
          <Minus {...icon} />
        </IconTool>
        <IconTool label={t.timeline.zoomIn} onClick={() => onZoom(1.5)}>
          <Plus {...icon} />
        </IconTool>
        <IconTool label={t.timeline.fit} onClick={onFit}>
          <Maximize {...icon} />
        </IconTool>
      </span>
    </>
  )
}

function IconTool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="btn btn-icon btn-quiet"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
