import { type Run } from '../../contract/run'
import { unpackRun } from '../../contract/run-transfer'
import { type CompressedBody } from './compressed-body'

/** The run that a body holds, which was made for viewers. */
export const readContract = async (contract: CompressedBody): Promise<Run> =>
  unpackRun(JSON.parse((await contract.as(null)).toString()))
