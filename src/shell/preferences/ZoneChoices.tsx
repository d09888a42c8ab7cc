import { useLocale } from '../../i18n/locale'
import { browserZone, zoneLabel } from '../../lib/time/zone'
import { Choice } from '../../ui/Choice'

interface ZoneChoicesProps {
  zone: string
  /** The zone that the DGC service keeps, when the server knows it. */
  service: string | null
  onChoose: (zone: string | null) => void
}

/** The zones that people need: their own, the service's, the one that log folders are named in, UTC, and that of the address. */
export function ZoneChoices({ zone, service, onChoose }: ZoneChoicesProps) {
  const { lang } = useLocale()
  const own = browserZone()
  const zones = [...new Set([own, ...(service === null ? [] : [service]), 'Asia/Shanghai', 'UTC', zone])]
  return (
    <>
      {zones.map((one) => (
        <Choice
          key={one}
          type="radio"

          checked={one === zone}
          onChange={() => onChoose(one === own ? null : one)}
        >
          {zoneLabel(WHEN_MS, one, lang)}
        </Choice>
      ))}
    </>
  )
}

/** A menu names offsets as they are on the day it was loaded. */
const WHEN_MS = Date.now()
