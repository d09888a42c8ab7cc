import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Outlet, useLocation, useSearchParams } from 'react-router-dom'
import { configQuery } from '../query/config'
import { useShortcuts } from '../shell/shortcuts/use-shortcuts'
import { LocaleProvider } from '../i18n/locale'
import { parseWallParams, writeWallParams } from '../contract/wall-params'
import { Section } from '../shell/updates/Section'
import { lazyWithRetry } from '../shell/updates/lazy'
import { useAfterPaint } from '../ui/use-after-paint'
import { usePreferences } from '../shell/preferences/preferences'
import { TopBar } from './TopBar'
import { useCatalogue } from './use-catalogue'
import { ZoneChoices } from '../shell/preferences/ZoneChoices'

const WallFrame = lazyWithRetry(async () => (await import('../shell/kiosk/WallFrame')).WallFrame)
const KeysDialog = lazyWithRetry(
  async () => (await import('../shell/shortcuts/ShortcutsDialog')).ShortcutsDialog,
)
const UpdateNote = lazyWithRetry(async () => (await import('../shell/updates/UpdateNote')).UpdateNote)

export interface LayoutContext {
  zones: ReactNode
}

function leaveField(): boolean {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement)) return false
  field.blur()
  return true
}

/** What every page stands in: the bar, the words, the theme, the zone. */
export function Layout() {
  const preferences = usePreferences()
  const { zone } = preferences
  const [search, setSearch] = useSearchParams()
  const wall = parseWallParams(search)
  const theme = wall.on ? 'dark' : preferences.theme
  const words = useCatalogue(preferences.lang)
  const lang = words?.lang ?? preferences.lang
  const { data: config } = useQuery(configQuery())
  const [help, setHelp] = useState(false)
  const locale = useMemo(() => words && { ...words, zone }, [words, zone])
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
  const painted = useAfterPaint()
  useEffect(() => {
    if (!painted) return
    let uninstall = () => {}
    void import('../ui/tooltips').then(({ installTooltips }) => {
      uninstall = installTooltips()
    })
    return () => uninstall()
  }, [painted])
  useEffect(() => {
    // Where there is no network any more, the page that says so must be here already.
    if (painted) void import('../pages/run/RunErrorPage').catch(() => undefined)
  }, [painted])
  // Whoever leaves a wall by a slip of the hand finds it again as it was.
  const last = useRef(wall)
  useEffect(() => {
    if (wall.on) last.current = wall
  })
  const turn = (on: boolean) =>
    setSearch((before) => writeWallParams(before, { ...last.current, on }), { replace: true })
  useShortcuts({
    '?': () => setHelp(true),
    w: () => turn(!wall.on),
    // Off a wall it belongs to whatever is open.
    ...(wall.on && { Escape: () => leaveField() || turn(false) }),
  })
  if (!locale) return null
  const zones = <ZoneChoices zone={zone} service={config?.zone ?? null} onChoose={preferences.setZone} />
  const { t } = locale
  const outlet = <Outlet context={{ zones } satisfies LayoutContext} />
  return (
    <LocaleProvider value={locale}>
      {wall.on ? (
        <Section fallback={outlet}>
          <WallFrame>{outlet}</WallFrame>
        </Section>
      ) : (
        <>
          <a
            href="#main"
            className="btn no-print fixed top-2 left-2 z-50 -translate-y-16 focus-visible:translate-y-0"
            onClick={(event) => {
              event.preventDefault()
              document.querySelector<HTMLElement>('#main h1')?.focus()
            }}
          >
            {t.app.skip}
          </a>
          <TopBar viewer={config?.viewer} preferences={preferences} onHelp={() => setHelp(true)} />
          {config?.demo === true && (
            <p className="no-print border-b border-line bg-card px-6 py-1 text-12 text-t2 max-sm:px-4">
              {t.app.demo}
            </p>
          )}
          <main id="main" className="mx-auto max-w-[1920px] p-3 px-6 max-md:px-4 max-sm:p-0">
            {outlet}
          </main>
        </>
      )}
      {painted && (
        <Section fallback={null}>
          <UpdateNote />
        </Section>
      )}
      {help && (
        <Section fallback={null}>
          <KeysDialog onClose={() => setHelp(false)} />
        </Section>
      )}
    </LocaleProvider>
  )
}
