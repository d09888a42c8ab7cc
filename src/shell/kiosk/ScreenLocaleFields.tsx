import { useQuery } from '@tanstack/react-query'
import { type Lang } from '../../contract/lang'
import { useLocale } from '../../i18n/locale'
import { browserZone, usableZone, zoneLabel } from '../../lib/time/zone'
import { configQuery } from '../../query/config'
import { Labelled } from '../../ui/Labelled'
import { Select } from '../../ui/Select'

/** The value that leaves the choice to the screen. */
const OWN = ''
/** Offsets are those of the day on which the page was loaded. */
const LOADED_MS = Date.now()

/** Null: the screen's own. */
interface ScreenLocale {
  zone: string | null
  lang: Lang | null
}

interface ScreenLocaleFieldsProps extends ScreenLocale {
  words: { zone: string; lang: string; own: string }
  /** Of each select. */
  className: string
  onChange: (patch: Partial<ScreenLocale>) => void
}

/** The time zone and the language of a screen. */
export function ScreenLocaleFields({ zone, lang, words, className, onChange }: ScreenLocaleFieldsProps) {
  const locale = useLocale()
  const { data: config } = useQuery(configQuery())
  const service = config?.zone ? usableZone(config.zone) : null
  const named = [locale.zone, browserZone(), service, 'Asia/Shanghai', 'UTC', zone]
  const zones = [...new Set(named.filter((one) => one !== null))]
  const langs: readonly { value: Lang | typeof OWN; label: string }[] = [
    { value: 'en', label: 'English' },
    { value: 'zh-CN', label: '简体中文' },
    { value: OWN, label: words.own },
  ]
  return (
    <div className="grid gap-3 @min-[440px]:grid-cols-2">
      <Labelled name={words.zone}>
        <Select
          label={words.zone}
          className={className}
          value={zone ?? OWN}
          options={[
            ...zones.map((one) => ({ value: one, label: zoneLabel(LOADED_MS, one, locale.lang) })),
            { value: OWN, label: words.own },
          ]}
          onChange={(value) => onChange({ zone: value === OWN ? null : value })}
        />
      </Labelled>
      <Labelled name={words.lang}>
        <Select
          label={words.lang}
          className={className}
          value={lang ?? OWN}
          options={langs}
          onChange={(value) => onChange({ lang: value === OWN ? null : value })}
        />
      </Labelled>
    </div>
  )
}
