import { LookUpPage } from '../pages/look-up/LookUpPage'
import { ServerStatusPage } from '../pages/server-status/ServerStatusPage'
import { WallSetupPage } from '../pages/wall-setup/WallSetupPage'
import { Section } from '../shell/updates/Section'
import { lazyWithRetry } from '../shell/updates/lazy'

// It draws a whole wall.
const WallPreview = lazyWithRetry(async () => (await import('./WallPreview')).WallPreview)

interface OtherPageProps {
  page: 'lookUp' | 'status' | 'wallAddress'
}

/** All pages but the run's, in one file: each more would split what they share with the run's page into smaller files. */
export function OtherPage({ page }: OtherPageProps) {
  if (page === 'lookUp') return <LookUpPage />
  if (page === 'status') return <ServerStatusPage />
  return (
    <WallSetupPage
      preview={(of) => (
        <Section key={JSON.stringify(of.run)} fallback={null}>
          <WallPreview {...of} />
        </Section>
      )}
    />
  )
}
