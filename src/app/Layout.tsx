import { useQuery } from '@tanstack/react-query'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Navigate, Outlet, useMatch, useNavigate } from 'react-router-dom'
import { ViewLink } from '../shell/address/ViewLink'
import { keepViewParams, paths, ROUTES } from '../contract/routes'
import { parseWallParams, writeWallParams } from '../contract/wall-params'
import { laterWords } from '../i18n/load'
import { LocaleProvider, useLocale } from '../i18n/locale'
import { pairWords } from '../i18n/pair-words'
import { configQuery } from '../query/config'
import { useSearch } from '../shell/address/AddressRouter'
import { usePreferences, type Preferences } from '../shell/preferences/preferences'
import { OpeningLookUp } from '../shell/look-up/OpeningLookUp'
import { PageFieldContext } from '../shell/look-up/page-field'
import { areShortcutsSuspended, useShortcuts } from '../shell/shortcuts/shortcuts'
import { Section } from '../shell/updates/Section'
import { lazyWithRetry } from '../shell/updates/lazy'
import { PageHeadingProvider } from '../ui/PageHeading'
import { stopCompositionKey } from '../ui/typing'
import { useAfterPaint } from '../ui/use-after-paint'
import { waitForAnswers } from './prefetch'
import { TopBar, type TopBarProps } from './TopBar'
import { useCatalogue } from './use-catalogue'

const WallFrame = lazyWithRetry(async () => (await import('../shell/kiosk/WallFrame')).WallFrame)
const ShortcutsDialog = lazyWithRetry(
  async () => (await import('../shell/shortcuts/ShortcutsDialog')).ShortcutsDialog,
)
const LookUpDialog = lazyWithRetry(async () => (await import('../shell/look-up/LookUpDialog')).LookUpDialog)
const PairedScreen = lazyWithRetry(async () => (await import('../shell/screen/PairedScreen')).PairedScreen)
const UpdateNote = lazyWithRetry(async () => (await import('../shell/updates/UpdateNote')).UpdateNote)

/** The frame of every page: top bar or wall, words, theme and zone. */
export function Layout() {
  const preferences = usePreferences()
  const { zone } = preferences
  const address = useSearch()
  const { isWall, setWall, wallAddress } = useWallSwitch(address)
  const isStart = useMatch(ROUTES.lookUp) !== null
  const words = useCatalogue(preferences.lang)
  const locale = useMemo(() => words && { ...words, zone }, [words, zone])
  const [help, setHelp] = useState(false)
  const showHelp = useCallback(() => setHelp(true), [])
  const lookUp = useLookUpSwitch(isWall)
  useRootAttributes(words?.lang ?? preferences.lang, isWall ? 'dark' : preferences.theme)
  useEffect(() => {
    window.addEventListener('keydown', stopCompositionKey, true)
    return () => window.removeEventListener('keydown', stopCompositionKey, true)
  }, [])
  const isAnswered = useAnswered()
  // Asks nothing itself: the page of a code has no session, and the first answer to others is prefetched.
  const { data: config } = useQuery({ ...configQuery(), enabled: false })
  const isPaired = Boolean(config?.viewer.screen)
  useShortcuts({
    help: showHelp,
    lookUp: isWall ? undefined : lookUp.open,
    wall: () => setWall(!isWall),
    // Outside a wall, Escape belongs to what is open.
    close: isWall ? () => leaveField() || setWall(false) : undefined,
  })
  if (wallAddress !== null) return <Navigate replace to={wallAddress} />
  if (!locale) return null
  return (
    <LocaleProvider value={locale}>
      {isWall ? (
        <Section fallback={<Outlet />}>
          <WallFrame>
            <Outlet />
          </WallFrame>
          {isPaired && (
            <Section fallback={null}>
              <PairedScreen />
            </Section>
          )}
          {isAnswered && config?.pairing === true && <PairAgainParts />}
        </Section>
      ) : (
        <PageFieldContext value={lookUp.pageField}>
          <DesktopFrame
            preferences={preferences}
            workspace={address[0].get('workspace') ?? ''}
            isStart={isStart}
            onHelp={showHelp}
            onLookUp={lookUp.open}
          />
        </PageFieldContext>
      )}
      {isAnswered && LATE_PARTS}
      {lookUp.isOpen && (
        <Section fallback={null} loading={<OpeningLookUp typed={lookUp.typed} onClose={lookUp.close} />}>
          <LookUpDialog typed={lookUp.typed} onClose={lookUp.close} />
        </Section>
      )}
      {help && (
        <Section fallback={null}>
          <ShortcutsDialog onClose={() => setHelp(false)} />
        </Section>
      )}
    </LocaleProvider>
  )
}

type DesktopFrameProps = Omit<TopBarProps, 'config'>

/** Reads nothing of the address, which changes with each key in a filter: what does so is a leaf. */
const DesktopFrame = memo(function DesktopFrame(props: DesktopFrameProps) {
  const { t } = useLocale()
  const { data: config } = useQuery(configQuery())
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <PageHeadingProvider value={heading}>
      <a
        href="#main"
        className="btn no-print fixed top-2 left-2 z-50 -translate-y-16 focus-visible:translate-y-0"
        onClick={(event) => {
          // The hash stays free for links to findings.
          event.preventDefault()
          heading.current?.focus()
        }}
      >
        {t.app.skip}
      </a>
      <TopBar config={config} {...props} />
      {config?.demo === true && (
        <p
          translate="yes"
          className="no-print border-b border-line bg-card px-6 py-1 text-12 text-t2 max-sm:px-4"
        >
          {t.app.demo} ·{' '}
          <ViewLink to={ROUTES.demo} className="link underline">
            {t.app.demoLink}
          </ViewLink>
        </p>
      )}
      <main id="main" className="mx-auto max-w-[1920px] p-3 px-6 max-md:px-4 max-sm:p-0 print:p-0!">
        <Outlet />
      </main>
    </PageHeadingProvider>
  )
})

/** Ctrl K and Cmd K open the look-up from anywhere, also while typing; a page that shows its field gets the focus there. */
function useLookUpSwitch(isWall: boolean) {
  const [isOpen, setOpen] = useState(false)
  const pageField = useRef<HTMLInputElement>(null)
  const typed = useRef('')
  const open = useCallback(() => {
    if (pageField.current) return pageField.current.focus()
    typed.current = ''
    setOpen(true)
  }, [])
  const close = useCallback(() => setOpen(false), [])
  useLayoutEffect(() => {
    if (isWall) return
    const onKeyDown = (event: KeyboardEvent) => {
      const isKey = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
      if (!isKey || event.shiftKey || event.altKey || areShortcutsSuspended()) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isWall, open])
  return { pageField, typed, isOpen, open, close }
}

/** A wall that was left by mistake comes back with its settings. */
function useWallSwitch([search, changeSearch]: ReturnType<typeof useSearch>) {
  const wall = parseWallParams(search)
  const last = useRef(wall)
  useEffect(() => {
    if (wall.on) last.current = wall
  })
  // `/wall` is always a wall; leaving it leads to the list of jobs.
  const isAlways = useMatch(ROUTES.wall) !== null
  const navigate = useNavigate()
  const setWall = (on: boolean) => {
    if (!isAlways) return changeSearch((before) => writeWallParams(before, { ...last.current, on }))
    const view = writeWallParams(search, { ...wall, on: false })
    void navigate(keepViewParams(paths.jobs(search.get('workspace') ?? ''), view))
  }
  const wallAddress =
    isAlways && !wall.on
      ? `${ROUTES.wall}?${writeWallParams(search, { ...wall, on: true }).toString()}`
      : null
  return { isWall: wall.on, setWall, wallAddress }
}

function useRootAttributes(lang: string, theme: Preferences['theme']) {
  useEffect(() => {
    const { documentElement: root } = document
    root.lang = lang
    if (theme === 'auto') delete root.dataset['theme']
    else root.dataset['theme'] = theme
  }, [lang, theme])
}

/** False until there is something to show. */
function useAnswered(): boolean {
  const [isAnswered, setAnswered] = useState(false)
  useEffect(() => void waitForAnswers().then(() => setAnswered(true)), [])
  return isAnswered
}

/** Loads what pairs this screen again: when its session is lost with a new build, these files may be gone. */
function PairAgainParts() {
  const { lang } = useLocale()
  useEffect(() => {
    void pairWords.load(lang)
    // Where it fails, the band of a lost session tries again.
    import('../shell/screen/PairAgain').catch(() => undefined)
  }, [lang])
  return null
}

/** Loads what the first paint of the page's content does not wait for. */
function LateParts() {
  const { lang } = useLocale()
  const painted = useAfterPaint()
  useEffect(() => {
    if (!painted) return
    let uninstall = () => {}
    import('../ui/tooltips').then(
      ({ installTooltips }) => {
        uninstall = installTooltips()
      },
      () => undefined,
    )
    // The pages that report a lost network must be loaded before the network is lost.
    import('../pages/run/RunErrorPage').catch(() => undefined)
    import('./ErrorPage').catch(() => undefined)
    void laterWords.load(lang)
    return () => uninstall()
  }, [painted, lang])
  return (
    painted && (
      <Section fallback={null}>
        <UpdateNote />
      </Section>
    )
  )
}

const LATE_PARTS = <LateParts />

function leaveField(): boolean {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement)) return false
  field.blur()
  return true
}
