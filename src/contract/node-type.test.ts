import { describe, expect, it } from 'vitest'
import { normalizeType, isKnownType } from './node-type'

describe('a node type', () => {
  it.each([
    ...'HiveSQL SparkSQL DWSSQL DLISQL Shell CDMJob DISTransferTask CloudTableManager OBSManager'.split(' '),
    ...'RestClient SMN MRSSpark MapReduce MRSFlinkJob MRSHetuEngine DLISpark RDSSQL'.split(' '),
    'ModelArts Train',
  ])('is documented: %s', (type) => {
    expect(isKnownType(type)).toBe(true)
  })

  it.each(
    `CDM Job, Data Migration, DIS Stream, DIS Dump, DIS Client, Rest Client, Import GES, MRS Kafka, Kafka Client, ROMA FDI Job,
    DLI Flink Job, DLI SQL, DLI Spark, DWS SQL, MRS Spark SQL, MRS Hive SQL, MRS Presto SQL, MRS HetuEngine, MRS Spark,
    MRS Spark Python, MRS ClickHouse, MRS Impala SQL, MRS Flink Job, MRS MapReduce, CSS, Shell, RDS SQL, ETL Job, Python,
    DORIS SQL, GBase SQL, ModelArts Train, Notebook, OCR, Create OBS, Delete OBS, OBS Manager, Open/Close Resource,
    Data Quality Monitor, Sub Job, For Each, SMN, Dummy, CS Job, MRS SparkSQL, Machine Learning, HTTP Trigger, Oneclick CDC,
    DISStream, ExecuteDISStream, ExecuteCloudStream, RESTAPI, MRSFlink`.split(/,\s+/),
  )('that the node reference, an enumeration or an example has: %s', (type) => {
    expect(isKnownType(type)).toBe(true)
  })

  it.each([
    ['with underscores', 'DIS_STREAM'],
    ['with hyphens', 'dis-client'],
    ['with other spaces', 'DIS\u00a0Dump'],
    ['with spaces', 'DWS SQL'],
    ['in another case', 'hivesql'],
    ['before a sub-type', 'ETLJob|DLI2DLI'],
    ['of the console', 'For Each'],
    ['with a slash', 'Open/Close Resource'],
    ['without its last letter', 'CloudTableManage'],
  ])('is recognized %s', (_, type) => {
    expect(isKnownType(type)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['only a sub-type', '|DLI2DLI'],
    ['an unknown word', 'QuantumSQL'],
    ['a part of a known one', 'SQL'],
    ['a name of every object', 'constructor'],
  ])('is undocumented: %s', (_, type) => {
    expect(isKnownType(type)).toBe(false)
  })

  it('is normalized to its first part, without spaces and case', () => {
    expect(normalizeType('ETL Job|DLI 2 DLI')).toBe('etljob')
  })
})
