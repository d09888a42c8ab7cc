import { FoldHorizontal, Maximize, Minus, Plus, Rewind } from 'lucide-react'
import { memo } from 'react'
import { useLocale } from '../../../i18n/locale'
import { formatDay } from '../../../lib/time/format'
import { zoneLabel } from '../../../lib/time/zone'
import { ZoneChoices } from '../../../shell/preferences/ZoneChoices'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { lazySection, Section } from '../../../shell/updates/Section'
import { IconButton } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { keepFocus } from '../../../ui/keep-focus'
import { Menu } from '../../../ui/Menu'
import { Select } from '../../../ui/Select'
import { useRunClock, useRunFrame } from '../run-context'
import { ZOOM_STEP, type Timeline } from './use-timeline'

const ReplayTools = lazyWithRetry(async () => (await import('../replay/ReplayTools')).ReplayTools)
const MarksMenu = lazySection(async () => (await import('../insight/MarksMenu')).MarksMenu)

export function TimelineTools({ timeline }: { timeline: Timeline }) {
  const { t, lang, zone } = useLocale()
  const { facts, namedMs } = useRunFrame()
  const nowMs = useRunClock().readMs()
  const dayMs = timeline.firstMs ?? facts.planMs ?? nowMs
  return (
    <>
      <h2 className="shrink-0 text-13 font-semibold">{t.timeline.title}</h2>
      <div className="min-w-0">
        <ZoneMenu
          about={t.timeline.about(
            zoneLabel(namedMs, zone, lang),
            formatDay(dayMs, zone, lang, { nearMs: nowMs }),
          )}
        />
      </div>
      <span className="no-print ml-auto flex shrink-0 items-center gap-1.5">
        <TimelineButtons timeline={timeline} />
      </span>
    </>
  )
}

const ZoneMenu = memo(function ZoneMenu({ about }: { about: string }) {
  const { t } = useLocale()
  return (
    <Menu
      // Where room is short, whole words go: the place before the offset.
      trigger={<span className="h-5 overflow-hidden text-left leading-5">{about}</span>}
      label={t.timeline.zone}
      className="flex min-h-6 max-w-full min-w-0 items-center rounded text-12 text-t2 hover:text-t1"
    >
      <ZoneChoices />
    </Menu>
  )
})

/** How time is drawn: collapsed or to scale, as time of day or elapsed, nearer or farther. */
export function TimelineButtons({ timeline }: { timeline: Timeline }) {
  const { t } = useLocale()
  const { view, told, replay, startReplay, change } = useRunFrame()
  const { isCollapsible, zoomBy, zoomTo } = timeline
  const zoom = (
    <span className="flex">
      <IconButton icon={Minus} label={t.timeline.zoomOut} onClick={() => zoomBy(1 / ZOOM_STEP, 0.5)} />
      <IconButton icon={Plus} label={t.timeline.zoomIn} onClick={() => zoomBy(ZOOM_STEP, 0.5)} />
      <IconButton icon={Maximize} label={t.timeline.fit} onClick={() => zoomTo(null)} />
    </span>
  )
  if (replay) {
    return (
      <Section fallback={null}>
        <ReplayTools replay={replay} />
        {zoom}
      </Section>
    )
  }
  return (
    <>
      <span ref={keepFocus('replay')} className="flex">
        <IconButton icon={Rewind} label={t.timeline.replay} onClick={() => startReplay(null)} />
      </span>
      {told && <MarksMenu isCrowded={isCollapsible} />}
      {isCollapsible && (
        <button
          type="button"
          className="btn"
          aria-pressed={view.collapseIdle}
          data-tip={view.collapseIdle ? t.timeline.expandIdleHint : t.timeline.collapseIdleHint}
          onClick={() => change({ collapseIdle: !view.collapseIdle })}
        >
          <Icon icon={FoldHorizontal} />
          <span className="@max-[660px]:sr-only">{t.timeline.collapseIdle}</span>
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
      {zoom}
    </>
  )
}
