import { useEffect } from 'react'
import { formatCode } from '../../contract/pairing'
import { ROUTES, addParams } from '../../contract/routes'
import { usePairWords } from '../../i18n/pair-words'
import { basePath } from '../../lib/base-path'
import { leaveFor, usePairing } from './use-pairing'

/** The wall that this page shows, as its address says. */
export const readOwnAddress = (): string =>
  window.location.pathname.slice(basePath.length) + window.location.search

/** The page of a code, which proposes what this one showed. */
export const pairingPath = (): string =>
  addParams(`${ROUTES.pair}?wall=1`, new URLSearchParams({ show: readOwnAddress() }))

/** In the band of a wall whose session is lost: the picture stays, with a code to pair the screen again. */
export function PairAgain() {
  const words = usePairWords().screen
  const { asked, approved } = usePairing(readOwnAddress())
  const waiting = asked?.state === 'waiting' ? asked : null
  const isRevoked = waiting !== null && waiting.revoked !== null
  const target = isRevoked ? pairingPath() : (approved?.address ?? null)
  useEffect(() => {
    if (target !== null) leaveFor(target)
  }, [target])
  if (waiting === null) return null
  return (
    <b>
      {words.again(formatCode(waiting.code))} · {waiting.url.replace(/^https?:\/\//, '')}
    </b>
  )
}
