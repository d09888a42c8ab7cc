import { CloudOff, KeyRound, Search, ServerCrash, UserX, type LucideIcon } from 'lucide-react'
import type { TroubleCode } from '../../i18n/troubles-en'

const ICONS: Partial<Record<TroubleCode, LucideIcon>> = {
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

/** The same sign for the same trouble, on a page and on a wall. */
export const troubleIcon = (code: TroubleCode): LucideIcon => ICONS[code] ?? ServerCrash
