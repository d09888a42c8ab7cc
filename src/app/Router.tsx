import { BrowserRouter, Outlet, Route, Routes, useLocation, useOutletContext } from 'react-router-dom'
import { RunPage } from '../pages/run/RunPage'
import { ROUTES } from '../contract/routes'
import { Section } from '../shell/updates/Section'
import { lazyWithRetry } from '../shell/updates/lazy'
import { ErrorPage } from './ErrorPage'
import { Layout, type LayoutContext } from './Layout'

// Other pages than the run's: whoever opens a run does not wait for them.
const OtherPage = lazyWithRetry(async () => (await import('./OtherPages')).OtherPage)

/**
 * The declarative router: queries already know how to load, wait and fail, and the router's own data layer would add a fifth to the
 * script of a cold load.
 */
export function Router() {
  // A field whose text is in the address has to see its own change at once, or letters are lost and the caret jumps.
  return (
    <BrowserRouter useTransitions={false}>
      <Routes>
        <Route element={<Layout />}>
          <Route element={<Guarded />}>
            <Route path={ROUTES.lookUp} element={<OtherPage page="lookUp" />} />
            <Route path={ROUTES.serverStatus} element={<OtherPage page="status" />} />
            <Route path={ROUTES.wallSetup} element={<OtherPage page="wallAddress" />} />
            <Route path={ROUTES.run} element={<InstanceRoute />} />
            <Route path="*" element={<ErrorPage code="no_page" />} />
          </Route>
        </Route>
      </Routes>
    </BrowserRouter>
  )
}

/** A page that fails leaves the bar above it standing. */
function Guarded() {
  const context = useOutletContext<LayoutContext>()
  const { pathname } = useLocation()
  return (
    <Section
      key={pathname}
      fallback={({ isMissing }) => <ErrorPage code={isMissing ? 'server_unreachable' : 'crashed'} />}
    >
      <Outlet context={context} />
    </Section>
  )
}

function InstanceRoute() {
  const { zones } = useOutletContext<LayoutContext>()
  return <RunPage zones={zones} />
}
