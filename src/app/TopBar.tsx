import { Keyboard } from 'lucide-react'
import { useLocation, useMatch, useSearchParams } from 'react-router-dom'
import { Link } from '../shell/address/Link'
import { ViewLink } from '../shell/address/ViewLink'
import { type Config } from '../contract/config'
import { readPageRef } from '../contract/page-run'
import { paths, ROUTES } from '../contract/routes'
import { useLocale } from '../i18n/locale'
import { showInvisible } from '../lib/text'
import { readView, writeView } from '../model/run/view'
import { useCrumb } from '../shell/crumb'
import { type Preferences } from '../shell/preferences/preferences'
import { lazyWithRetry } from '../shell/updates/lazy'
import { Section } from '../shell/updates/Section'
import { IconButton } from '../ui/Button'
import { LookUpButton } from './LookUpButton'
import { WorkspaceMenu } from './WorkspaceMenu'
import { LanguageMenu, RecentMenu, ThemeMenu } from './TopBarMenus'

const Account = lazyWithRetry(async () => (await import('./Account')).Account)

export interface TopBarProps {
  config: Config | undefined
  preferences: Preferences
  /** As in the address: empty is the server's default. */
  workspace: string
  /** The start page, which has a look-up of its own. */
  isStart: boolean
  onHelp: () => void
  onLookUp: () => void
}

/** The current location, the way to another run, and the language and theme of the page. */
export function TopBar({ config, preferences, workspace, isStart, onHelp, onLookUp }: TopBarProps) {
  const { t } = useLocale()
  const viewer = config?.viewer
  return (
    <header className="no-print flex h-11 items-center gap-4 border-b border-line bg-card px-6 max-sm:gap-2 max-sm:px-4">
      <ViewLink
        to={paths.start(workspace)}
        className="flex h-11 min-w-6 shrink-0 max-sm:-mx-2.5 max-sm:px-2.5 items-center gap-2.5 font-semibold"
      >
        <Logo />
        <span className="max-sm:sr-only">Nodeline</span>
      </ViewLink>
      <WorkspaceMenu named={workspace} ofServer={config?.workspace ?? null} />
      <Breadcrumbs workspace={workspace} />
      {!isStart && <LookUpButton onClick={onLookUp} />}
      <nav aria-label={t.app.more} className={`flex shrink-0 gap-1 ${isStart ? 'max-sm:ml-auto' : ''}`}>
        <RecentMenu />
        <LanguageMenu onChoose={preferences.setLang} />
        <ThemeMenu theme={preferences.theme} onChoose={preferences.setTheme} />
        <IconButton icon={Keyboard} label={t.app.keys} className="max-sm:hidden" onClick={onHelp} />
        {viewer && viewer.user !== null && (
          <Section fallback={null}>
            <Account user={viewer.user} canSignOut={viewer.canSignOut} />
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

function Breadcrumbs({ workspace }: { workspace: string }) {
  const { t } = useLocale()
  const [search] = useSearchParams()
  const { pathname } = useLocation()
  const { job, id } = readPageRef(pathname, search)
  const isRun = id !== ''
  const isJobs = useMatch(ROUTES.jobs) !== null
  const crumb = useCrumb()
  const view = readView(search)
  // A log over the full width is a page of its own below its run. The key of a node is its name, or begins with it.
  const logNode = isRun && view.log === 'full' ? view.nodes[0] : undefined
  return (
    <nav aria-label={t.app.path} className="min-w-0 flex-1 max-md:flex-none">
      <ol className="flex gap-2 text-t2 max-lg:[&>li:not(:first-child)]:hidden">
        <li className="shrink-0">
          <ViewLink
            to={paths.jobs(workspace)}
            aria-current={isJobs ? 'page' : undefined}
            className={`tap rounded-sm hover:underline ${isJobs ? 'font-semibold text-t1' : ''}`}
          >
            {t.app.jobs}
          </ViewLink>
        </li>
        {job !== '' && !isRun && (
          <>
            <li aria-hidden>/</li>
            <li aria-current="page" className="min-w-0 truncate font-semibold text-t1">
              <bdi>{showInvisible(job)}</bdi>
            </li>
          </>
        )}
        {isRun && (
          <>
            <li aria-hidden>/</li>
            <li className="min-w-0 truncate">
              <ViewLink to={paths.jobRuns({ job, workspace })} className="rounded-sm hover:underline">
                <bdi>{showInvisible(job)}</bdi>
              </ViewLink>
            </li>
            <li aria-hidden>/</li>
            {logNode === undefined ? (
              <>
                <li aria-current="page" className="shrink-0 font-semibold text-t1">
                  {crumb?.text ?? id}
                </li>
                {crumb && <li className="shrink-0 rounded bg-hover px-1.5 text-12 text-t2">{crumb.note}</li>}
              </>
            ) : (
              <>
                <li className="shrink-0">
                  <Link
                    to={`${pathname}?${writeView(search, { nodes: [], log: null, logFind: '' }).toString()}`}
                    className="rounded-sm hover:underline"
                  >
                    {crumb?.text ?? id}
                  </Link>
                </li>
                <li aria-hidden>/</li>
                <li aria-current="page" className="min-w-0 truncate font-semibold text-t1">
                  <bdi>{showInvisible(logNode)}</bdi>
                </li>
              </>
            )}
          </>
        )}
      </ol>
    </nav>
  )
}
