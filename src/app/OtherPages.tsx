import { LookUpPage } from '../features/browse/LookUpPage'
import { StatusPage } from '../features/status/StatusPage'

/** All pages but the run's, in one file: each more would split what they share with the run's page into smaller files. */
export function OtherPage({ page }: { page: 'lookUp' | 'status' }) {
  return page === 'lookUp' ? <LookUpPage /> : <StatusPage />
}
