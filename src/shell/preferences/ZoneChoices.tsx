import { useQuery } from '@tanstack/react-query'
import { useLocale } from '../../i18n/locale'
import { browserZone, usableZone, zoneLabel } from '../../lib/time/zone'
import { configQuery } from '../../query/config'
import { Choice } from '../../ui/Choice'
import { usePreferences } from './preferences'

/** Offsets are those of the day on which the page was loaded. */
const LOADED_MS = Date.now()

/** The browser's zone, that of the DGC service, the zone that log folders are named in, UTC, and the current one. */
export function ZoneChoices() {
  const { lang, zone } = useLocale()
  const { setZone } = usePreferences()
  const { data: config } = useQuery(configQuery())
  const own = browserZone()
  const zones = new Set([own, config?.zone ? usableZone(config.zone) : own, 'Asia/Shanghai', 'UTC', zone])
  return [...zones].map((value) => (
    <Choice
      key={value}
      type="radio"
      name="zone"
      checked={value === zone}
      onChange={() => setZone(value === own ? null : value)}
    >
      {zoneLabel(LOADED_MS, value, lang)}
    </Choice>
  ))
}
