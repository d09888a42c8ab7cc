import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { RunTools } from './RunTools'
import { Telling } from './Telling'
import { WallChime } from './WallChime'

type AlertsPartProps =
  { part: 'tools' | 'telling'; run: Run; reference: RunRef } | { part: 'chime'; run: Run }

/** All that tells who is not looking, in one file: what the two share would else be a third, and the first script has to name each. */
export function AlertsPart(props: AlertsPartProps) {
  if (props.part === 'chime') return <WallChime run={props.run} />
  return props.part === 'tools' ? <RunTools {...props} /> : <Telling {...props} />
}
