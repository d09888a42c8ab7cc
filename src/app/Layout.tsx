import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { Outlet, useLocation } from 'react-router-dom'
import { configQuery } from '../api/config-query'
import { KeysDialog } from '../features/instance/KeysDialog'
import { useKeys } from '../features/instance/use-keys'
import { CATALOGUES, LocaleProvider } from '../i18n/locale'
import { usePreferences } from './preferences'
import { TopBar } from './TopBar'
import { ZoneChoices } from './ZoneChoices'

export interface LayoutContext {
  zones: ReactNode
}

/** What every page stands in: the bar, the words, the theme, the zone. */
export function Layout() {
  const preferences = usePreferences()
  const { lang, zone, theme } = preferences
  const { data: config } = useQuery(configQuery())
  const [help, setHelp] = useState(false)
  const locale = useMemo(() => ({ lang, zone, t: CATALOGUES[lang] }), [lang, zone])
  const { pathname } = useLocation()
  useEffect(() => {
    const { documentElement: root } = document
    root.lang = lang
    if (theme === 'auto') delete root.dataset['theme']
    else root.dataset['theme'] = theme
  }, [lang, theme])
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [pathname])
  useKeys({ '?': () => setHelp(true) })
  const zones = <ZoneChoices zone={zone} service={config?.zone ?? null} onChoose={preferences.setZone} />
  const { t } = locale
  return (
    <LocaleProvider value={locale}>
      <a
        href="#main"
        className="btn fixed top-2 left-2 z-50 -translate-y-16 focus-visible:translate-y-0"
        onClick={() => document.querySelector<HTMLElement>('#main h1')?.focus()}
      >
        {t.app.skip}
      </a>
      <TopBar preferences={preferences} onHelp={() => setHelp(true)} />
      {config?.demo === true && (
        <p className="no-print border-b border-line bg-card px-6 py-1 text-12 text-t2 max-sm:px-4">
          {t.app.demo}
        </p>
      )}
      <main id="main" className="mx-auto max-w-[1920px] p-3 px-6 max-md:px-4 max-sm:p-0">
        <Outlet context={{ zones } satisfies LayoutContext} />
      </main>
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </LocaleProvider>
  )
}
