/**
 * Every spelling of a node type that DGC's pages, examples and console show, before `normalizeType`. Types are
 * shown verbatim; this list only decides which words are undocumented.
 */
const KNOWN = `
  HiveSQL SparkSQL DWSSQL DLISQL Shell CDMJob DISTransferTask CloudTableManager CloudTableManage OBSManager
  RestClient RESTAPI SMN MRSSpark MapReduce MRSMapReduce MRSFlinkJob MRSFlink MRSHetuEngine DLISpark RDSSQL
  ModelArtsTrain Dummy CSJob MachineLearning DataMigration OneclickCDC MRSSparkPython CreateOBS
  DeleteOBS ExecuteCloudStream ExecuteDISStream Python MRSHiveSQL MRSSparkSQL MRSImpalaSQL MRSClickHouse
  MRSPrestoSQL ForEach Subjob DorisSQL CSS ImportGES KafkaClient MRSKafka OpenResource CloseResource
  Open/CloseResource ETLJob ROMAFDIJob DLIFlinkJob DataQualityMonitor DISStream DISDump DISClient OCR
  GBaseSQL Notebook HTTPTrigger
`

/** `ETLJob|DLI2DLI` counts by its first part; spaces, hyphens, underscores and case differ between the pages. */
export const normalizeType = (type: string): string =>
  (type.split('|')[0] ?? '').replaceAll(/[\s_-]/g, '').toLowerCase()

const JOB_STARTERS: ReadonlySet<string> = new Set(['subjob', 'foreach'])

/** Whether such a node runs another job: each run of that is a run of its own, to which DGC has no link. */
export const startsJobs = (type: string): boolean => JOB_STARTERS.has(normalizeType(type))

const NORMALIZED: ReadonlySet<string> = new Set(KNOWN.trim().split(/\s+/).map(normalizeType))

export const isKnownType = (type: string): boolean => NORMALIZED.has(normalizeType(type))
