import { useCallback, useMemo, useState } from 'react'
import { isStored, readStored, writeStored } from '../../lib/storage'
import { type Lang, readLang } from '../../contract/lang'
import { browserZone, isZone } from '../../lib/time/zone'
import { useSearch } from '../address/AddressRouter'

export type Theme = 'auto' | 'light' | 'dark'

const readTheme = (value: string | null): Theme | null =>
  value === 'auto' || value === 'light' || value === 'dark' ? value : null

const readZone = (value: string | null): string | null => (value !== null && isZone(value) ? value : null)

export interface Preferences {
  lang: Lang
  theme: Theme
  zone: string
  setLang: (lang: Lang) => void
  setTheme: (theme: Theme) => void
  /** Null follows the browser again. */
  setZone: (zone: string | null) => void
}

/** From the address, else from this device, else from the browser. */
export const readPreferences = (search: URLSearchParams): Pick<Preferences, 'lang' | 'theme' | 'zone'> => ({
  lang: readLang(search.get('lang')) ?? readLang(readStored('lang')) ?? readLang(navigator.language) ?? 'en',
  theme: readTheme(search.get('theme')) ?? readTheme(readStored('theme')) ?? 'auto',
  zone: readZone(search.get('tz')) ?? readZone(readStored('zone')) ?? browserZone(),
})

/** Preferences and their setters. A choice is stored on this device and removed from the address, which would override it. */
export function usePreferences(): Preferences {
  const [search, changeSearch] = useSearch()
  const [, refresh] = useState(0)
  const choose = useCallback(
    (name: string, param: string, value: string | null) => {
      writeStored(name, value)
      refresh((count) => count + 1)
      changeSearch((next) => {
        // A shared link keeps the zone. Language and theme belong to the viewer: the address has them only where storage is not available.
        if (value !== null && (param === 'tz' || !isStored(name))) next.set(param, value)
        else next.delete(param)
        return next
      })
    },
    [changeSearch],
  )
  const { lang, theme, zone } = readPreferences(search)
  return useMemo(
    () => ({
      lang,
      theme,
      zone,
      setLang: (to) => choose('lang', 'lang', to),
      setTheme: (to) => choose('theme', 'theme', to === 'auto' ? null : to),
      setZone: (to) => choose('zone', 'tz', to),
    }),
    [lang, theme, zone, choose],
  )
}
