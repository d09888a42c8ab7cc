import { useSearchParams } from 'react-router-dom'
import { parseWallParams } from '../../contract/wall-params'
import { type PreviewProps } from './preview'
import { ApprovePage } from './ApprovePage'
import { PairingScreen } from './PairingScreen'

/** `/pair`: on a screen without a session its code, for users the page that approves it. */
export function PairPage({ preview }: PreviewProps) {
  const [search] = useSearchParams()
  if (parseWallParams(search).on) return <PairingScreen show={search.get('show') ?? ''} />
  return <ApprovePage preview={preview} />
}
