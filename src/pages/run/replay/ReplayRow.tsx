import { Link, Rewind } from 'lucide-react'
import { useState } from 'react'
import { useLocale } from '../../../i18n/locale'
import { formatClock } from '../../../lib/time/format'
import { isLiveRun } from '../../../model/run/duration'
import { CopyButton } from '../../../ui/CopyButton'
import { Icon } from '../../../ui/Icon'
import { giveFocus } from '../../../ui/keep-focus'
import { useRun } from '../run-context'
import { type Replay } from '../run-replay'

/** That the run is drawn as it was, and what that leaves out: the header's last row. */
export function ReplayRow({ replay }: { replay: Replay }) {
  const { t, zone } = useLocale()
  const { actualRun, buildLink, isPhone } = useRun()
  const isLive = isLiveRun(actualRun)
  const [wasLive] = useState(isLive)
  const { words, atMs, isPast, leave } = replay
  const at = formatClock(atMs, zone)
  return (
    <div
      data-tone="running"
      className="-mx-5 mt-3 -mb-5 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2 rounded-b-lg border-t border-line bg-(--tint) px-5 py-2 max-md:-mx-4 max-md:-mb-4 max-md:rounded-none max-md:px-4"
    >
      <Icon icon={Rewind} size={16} className="shrink-0 text-accent" />
      <p className="min-w-0 flex-1 text-t2 max-md:basis-3/4">
        <b className="font-semibold text-t1">{isPast ? words.lead(at) : words.leadEnd(at)}</b>
        {isPast && <span className="max-md:text-12"> {words.about}</span>}
        {wasLive && !isLive && (
          <span role="status" className="font-medium text-t1">
            {' '}
            {words.endedSince}
          </span>
        )}
      </p>
      <span className="no-print flex shrink-0 items-center gap-2">
        <CopyButton
          icon={Link}
          label={words.copyLabel(at)}
          text={buildLink}
          done={t.header.copied}
          failed={t.header.copyFailed}
        >
          <span>{`at=${at}`}</span>
        </CopyButton>
        <button ref={giveFocus('replay')} type="button" className="btn" onClick={leave}>
          {words.leave}
          {!isPhone && <kbd className="kbd">Esc</kbd>}
        </button>
      </span>
    </div>
  )
}
