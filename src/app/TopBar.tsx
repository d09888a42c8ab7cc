import { History, Keyboard, Languages, Moon, Search, Sun } from 'lucide-react'
import { useRef, useState } from 'react'
import { Link, useMatch, useNavigate, useSearchParams } from 'react-router-dom'
import { type Config } from '../contract/config'
import { useLocale } from '../i18n/locale'
import { keepViewParams, paths, ROUTES } from '../contract/routes'
import { recentRuns } from '../shell/look-up/recent-runs'
import { showInvisible } from '../lib/text'
import { Section } from '../shell/updates/Section'
import { lazyWithRetry } from '../shell/updates/lazy'
import { Menu, MenuChoice } from '../ui/Menu'
import { type Preferences, type Theme } from '../shell/preferences/preferences'

const ICON = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const
const BUTTON = 'btn btn-icon btn-quiet'
import { Icon } from '../ui/Icon'

// Most servers know nobody's name.
const Account = lazyWithRetry(async () => (await import('./Account')).Account)

interface TopBarProps {
  viewer: Config['viewer'] | undefined
  preferences: Preferences
  onHelp: () => void
}

/** Where one is, the way to another run, and how the page speaks and looks. */
export function TopBar({ viewer, preferences, onHelp }: TopBarProps) {
  const { t, lang } = useLocale()
  const { theme, setTheme, setLang } = preferences
  const [search] = useSearchParams()
  const lookUp = keepViewParams(ROUTES.lookUp, search)
  const themes: readonly Theme[] = ['auto', 'light', 'dark']
  return (
    <header className="no-print flex h-11 items-center gap-4 border-b border-line bg-card px-6 max-sm:gap-2 max-sm:px-4">
      <Link to={lookUp} className="flex shrink-0 items-center gap-2.5 font-semibold">
        <Logo />
        Nodeline
      </Link>
      <Crumbs />
      <LookUpField />
      <nav aria-label={t.app.more} className="flex shrink-0 gap-1 max-sm:ml-auto">
        <Link
          to={lookUp}
          className={`${BUTTON} sm:hidden`}
          aria-label={t.app.lookUpLabel}
          title={t.app.lookUpLabel}
        >
          <Search {...ICON} />
        </Link>
        <Menu label={t.app.recent} className={BUTTON} align="right" panel={<Recent />}>
          <History {...ICON} />
        </Menu>
        <Menu
          label={t.app.language}
          className={BUTTON}
          align="right"
          panel={
            <>
              <MenuChoice type="radio" name="lang" checked={lang === 'en'} onChange={() => setLang('en')}>
                <span lang="en">English</span>
              </MenuChoice>
              <MenuChoice
                type="radio"
                name="lang"
                checked={lang === 'zh-CN'}
                onChange={() => setLang('zh-CN')}
              >
                <span lang="zh-CN">简体中文</span>
              </MenuChoice>
            </>
          }
        >
          <Languages {...ICON} />
        </Menu>
        <Menu
          label={t.app.theme}
          className={BUTTON}
          align="right"
          panel={themes.map((one) => (
            <MenuChoice
              key={one}
              type="radio"
              name="theme"
              checked={theme === one}
              onChange={() => setTheme(one)}
            >
              {t.app.themes[one]}
            </MenuChoice>
          ))}
        >
          {theme === 'light' ? <Sun {...ICON} /> : <Moon {...ICON} />}
        </Menu>
        <button
          type="button"
          className={`${BUTTON} max-sm:hidden`}
          aria-label={t.app.keys}
          title={t.app.keys}
          onClick={onHelp}
        >
          <Keyboard {...ICON} />
        </button>
        {viewer && viewer.user !== null && (
          <Section fallback={null}>
            <Account {...viewer} />
          </Section>
        )}
      </nav>
    </header>
  )
}

function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 16 16" width="18" height="18">
      <rect x="0.5" y="2" width="9" height="3.4" rx="1.2" fill="var(--t1)" />
      <rect x="3.5" y="6.3" width="12" height="3.4" rx="1.2" fill="var(--fill-running)" />
      <rect x="8" y="10.6" width="5.5" height="3.4" rx="1.2" fill="var(--ctl)" />
    </svg>
  )
}

function Crumbs() {
  const { t } = useLocale()
  const match = useMatch(ROUTES.run)
  if (!match) return <span className="flex-1" />
  const { job = '', id = '' } = match.params
  return (
    <nav aria-label={t.app.path} className="min-w-0 flex-1 max-md:hidden">
      <ol className="flex gap-2 text-t2">
        <li>{t.app.jobs}</li>
        <li aria-hidden>/</li>
        <li className="min-w-0 truncate">
          <bdi>{showInvisible(job)}</bdi>
        </li>
        <li aria-hidden>/</li>
        <li aria-current="page" className="truncate font-semibold text-t1">
          {id}
        </li>
      </ol>
    </nav>
  )
}

function Recent() {
  const { t } = useLocale()
  const [search] = useSearchParams()
  const runs = recentRuns()
  if (runs.length === 0) return <p className="w-56 px-2 py-1 text-12 text-t2">{t.lookUp.noRecent}</p>
  return runs.map((run) => (
    <Link
      key={paths.run(run)}
      to={keepViewParams(paths.run(run), search)}
      className="flex max-w-80 items-baseline gap-3 rounded px-2 py-1 hover:bg-hover"
    >
      <span className="min-w-0 flex-1 truncate">{showInvisible(run.job)}</span>
      <span className="text-12 text-t2">{run.id}</span>
    </Link>
  ))
}

async function addressOf(text: string): Promise<string> {
  const lookUp = `${ROUTES.lookUp}?${new URLSearchParams({ q: text }).toString()}`
  // Who opens a run pastes nothing. Without a network the page that is led to says so.
  const reading = await import('../shell/look-up/parse-pasted').catch(() => null)
  const found = reading?.parsePasted(text, window.location.origin)
  if (!reading || !found || found.job === '' || found.id === '') return lookUp
  return reading.withView(paths.run(found), found.view)
}

/** A pasted address goes straight to its run; anything else opens the look-up page with what was typed. */
function LookUpField() {
  const { t } = useLocale()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  return (
    <form
      role="search"
      className="relative w-[264px] shrink max-sm:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        void addressOf(text).then((to) => navigate(keepViewParams(to, search)))
        setText('')
        field.current?.blur()
      }}
    >
      <Icon icon={Search} className="absolute top-[7px] left-2.5 text-t2" />
      <input
        ref={field}
        type="search"
        aria-label={t.app.lookUpLabel}
        placeholder={t.app.lookUp}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="field w-full pr-2 pl-8"
      />
    </form>
  )
}
