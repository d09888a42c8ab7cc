import { Fragment } from 'react'
import { Outlet, Route, Routes, useLocation } from 'react-router-dom'
import { ROUTES } from '../contract/routes'
import { basePath } from '../lib/base-path'
import { RunPage } from '../pages/run/RunPage'
import { type WallPreviewProps } from '../pages/wall-setup/WallSetupPage'
import { AddressRouter } from '../shell/address/AddressRouter'
import { Section } from '../shell/updates/Section'
import { lazyWithRetry } from '../shell/updates/lazy'
import { type ErrorPageProps } from './ErrorPage'
import { useLocale } from '../i18n/locale'
import { Layout } from './Layout'
import { loadJobsPage } from './prefetch'

// Most viewers open a run: its page is in the first script, since one more round trip would delay the first bars.
const HomePage = lazyWithRetry(async () => (await import('../pages/home/HomePage')).HomePage)
const DemoPage = lazyWithRetry(async () => (await import('../pages/demo/DemoPage')).DemoPage)
const JobRunsPage = lazyWithRetry(async () => (await import('../pages/job-runs/JobRunsPage')).JobRunsPage)
const JobsPage = lazyWithRetry(async () => (await loadJobsPage()).JobsPage)
const ServerStatusPage = lazyWithRetry(
  async () => (await import('../pages/server-status/ServerStatusPage')).ServerStatusPage,
)
const PairPage = lazyWithRetry(async () => (await import('../pages/pair/PairPage')).PairPage)
const WallJobsPage = lazyWithRetry(async () => (await import('../pages/wall/WallJobsPage')).WallJobsPage)
const LatestWall = lazyWithRetry(async () => (await import('../pages/wall/latest/LatestWall')).LatestWall)
const WallSetupPage = lazyWithRetry(
  async () => (await import('../pages/wall-setup/WallSetupPage')).WallSetupPage,
)
const ErrorPage = lazyWithRetry(async () => (await import('./ErrorPage')).ErrorPage)
const RotatedRun = lazyWithRetry(async () => (await import('./RotatedRun')).RotatedRun)
const WallPreview = lazyWithRetry(async () => (await import('./WallPreview')).WallPreview)

/** With the slash, links to the start page have it too: some proxies redirect, or do not know, the path without it. */
const basename = window.location.pathname === basePath ? basePath : `${basePath}/`

const renderPreview = (props: WallPreviewProps) => (
  <Section key={props.target.kind === 'run' ? JSON.stringify(props.target) : 'jobs'} fallback={null}>
    <WallPreview {...props} />
  </Section>
)

/** The declarative router: queries load, wait and report errors, so the router's data layer would add only size. */
export function Router() {
  return (
    <AddressRouter basename={basename}>
      <Routes>
        <Route element={<Layout />}>
          <Route element={<PageSection />}>
            <Route path={ROUTES.lookUp} element={<HomePage />} />
            <Route path={ROUTES.demo} element={<DemoPage />} />
            <Route path={ROUTES.jobs} element={<JobsPage />} />
            <Route path={ROUTES.serverStatus} element={<ServerStatusPage />} />
            <Route
              path={ROUTES.wall}
              element={
                <WallJobsPage
                  renderRun={(run) => (
                    <Section key={JSON.stringify(run)} fallback={null}>
                      <RotatedRun reference={run} />
                    </Section>
                  )}
                />
              }
            />
            <Route path={ROUTES.pair} element={<PairPage preview={renderPreview} />} />
            <Route path={ROUTES.wallSetup} element={<WallSetupPage preview={renderPreview} />} />
            {/* Their pages read the names from the path themselves, as it is written. */}
            <Route caseSensitive path={ROUTES.jobRuns} element={<JobRunsPage />} />
            <Route
              caseSensitive
              path={ROUTES.run}
              element={
                <RunPage
                  renderLatestWall={(wall) => (
                    <Section fallback={wall.renderLatest()}>
                      <LatestWall {...wall} />
                    </Section>
                  )}
                />
              }
            />
            <Route path="*" element={<Failed code="no_page" />} />
          </Route>
        </Route>
      </Routes>
    </AddressRouter>
  )
}

/** When a page fails, the top bar stays. */
function PageSection() {
  const { pathname } = useLocation()
  return <Fragment key={pathname}>{PAGE}</Fragment>
}

/** One element, so that other parameters alone render nothing of it. */
const PAGE = (
  <Section fallback={({ isMissing }) => <Failed code={isMissing ? 'server_unreachable' : 'crashed'} />}>
    <Outlet />
  </Section>
)

/** The error page is a chunk of its own; where that cannot be loaded either, its title is shown. */
function Failed({ code }: ErrorPageProps) {
  const { t } = useLocale()
  return (
    <Section fallback={<p className="p-6">{t.errors.titles[code]}</p>}>
      <ErrorPage code={code} />
    </Section>
  )
}
