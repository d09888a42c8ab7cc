import { CloudOff, KeyRound, Search, UserX, type LucideIcon } from 'lucide-react'
import { type ErrorPageCode } from '../../i18n/en/errors'

/** The icon of an error, for page and wall alike. */
export const ERROR_ICONS: Partial<Record<ErrorPageCode, LucideIcon>> = {
  bad_address: Search,
  not_found: Search,
  instance_not_found: Search,
  job_not_found: Search,
  workspace_not_found: Search,
  forbidden: UserX,
  credentials_refused: KeyRound,
  signed_out: UserX,
  throttled: CloudOff,
  upstream_unreachable: CloudOff,
  server_unreachable: CloudOff,
}
