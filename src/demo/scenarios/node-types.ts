/**
 * The eighteen types that the newer documents list for a node, and Dummy of the example, each with the spelling
 * that the English documents and the examples use.
 */
export const OLDER_SPELLING = {
  Dummy: 'Dummy',
  HiveSQL: 'Hive SQL',
  SparkSQL: 'Spark SQL',
  DWSSQL: 'DWS SQL',
  DLISQL: 'DLI SQL',
  Shell: 'Shell',
  CDMJob: 'CDM Job',
  DISTransferTask: 'DIS Transfer Task',
  CloudTableManager: 'CloudTable Manager',
  OBSManager: 'OBS Manager',
  RestClient: 'Rest Client',
  SMN: 'SMN',
  MRSSpark: 'MRS Spark',
  MapReduce: 'MapReduce',
  MRSFlinkJob: 'MRS Flink Job',
  MRSHetuEngine: 'MRS HetuEngine',
  DLISpark: 'DLI Spark',
  RDSSQL: 'RDS SQL',
  'ModelArts Train': 'ModelArts Train',
} as const satisfies Record<string, string>

export type NodeType = keyof typeof OLDER_SPELLING

export const NODE_TYPES = Object.keys(OLDER_SPELLING) as NodeType[]
