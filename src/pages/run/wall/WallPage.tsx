import { type ErrorDetail } from '../../../contract/errors'
import { type RunRef } from '../../../contract/run-ref'
import { WallChime } from '../../../shell/alerts/WallChime'
import { WallNoData } from './WallNoData'
import { WallRun, type WallRunProps } from './WallRun'

interface WallPageProps {
  reference: RunRef
  /** Null until the first answer. */
  shown: WallRunProps | null
  /** Why there is none. */
  detail: ErrorDetail | null
}

/** A run on a wall, in one chunk: a wall that shows an error needs no further file once its run arrives. */
export function WallPage({ reference, shown, detail }: WallPageProps) {
  if (shown === null) return <WallNoData reference={reference} detail={detail} />
  return (
    <>
      <WallRun {...shown} />
      <WallChime run={shown.run} />
    </>
  )
}
