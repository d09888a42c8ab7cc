import { CloudOff, KeyRound, Search, UserX, type LucideIcon } from 'lucide-react'
import { type ErrorPageCode } from '../../i18n/en/errors'

/** The same sign for the same trouble, on a page and on a wall; a broken server for the rest. */
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
