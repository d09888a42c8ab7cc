import { type ReactNode } from 'react'
import { RunPage } from '../pages/run/RunPage'
import { AddressRouter, usePath, useRoute } from '../shell/address/AddressRouter'
import { Section } from '../shell/updates/Section'
import { lazyWithRetry } from '../shell/updates/lazy'
import { type ErrorPageProps } from './ErrorPage'
import { useLocale } from '../i18n/locale'
import { Layout } from './Layout'

// Most viewers open a run: its page is in the first script, since one more round trip would delay the first bars.
const LookUpPage = lazyWithRetry(async () => (await import('../pages/look-up/LookUpPage')).LookUpPage)
const DemoPage = lazyWithRetry(async () => (await import('../pages/demo/DemoPage')).DemoPage)
const ServerStatusPage = lazyWithRetry(
  async () => (await import('../pages/server-status/ServerStatusPage')).ServerStatusPage,
)
const WallSetupPage = lazyWithRetry(
  async () => (await import('../pages/wall-setup/WallSetupPage')).WallSetupPage,
)
const ErrorPage = lazyWithRetry(async () => (await import('./ErrorPage')).ErrorPage)
const WallPreview = lazyWithRetry(async () => (await import('./WallPreview')).WallPreview)

/** The page of the address, in the frame that all pages share. */
export function Router() {
  return (
    <AddressRouter>
      <Layout>
        <PageSection />
      </Layout>
    </AddressRouter>
  )
}

/** When a page fails, the top bar stays. */
function PageSection() {
  return (
    <Section
      key={usePath()}
      fallback={({ isMissing }) => <Failed code={isMissing ? 'server_unreachable' : 'crashed'} />}
    >
      <Page />
    </Section>
  )
}

function Page(): ReactNode {
  switch (useRoute()?.name) {
    case 'lookUp':
      return <LookUpPage />
    case 'demo':
      return <DemoPage />
    case 'serverStatus':
      return <ServerStatusPage />
    case 'wallSetup':
      return (
        <WallSetupPage
          preview={({ run, choice }) => (
            <Section key={JSON.stringify(run)} fallback={null}>
              <WallPreview run={run} choice={choice} />
            </Section>
          )}
        />
      )
    case 'run':
      return <RunPage />
    default:
      return <Failed code="no_page" />
  }
}

/** The error page is a chunk of its own; where that cannot be loaded either, its title is shown. */
function Failed({ code }: ErrorPageProps) {
  const { t } = useLocale()
  return (
    <Section fallback={<p className="p-6">{t.errors.titles[code]}</p>}>
      <ErrorPage code={code} />
    </Section>
  )
}
