import { describe, expect, it } from 'vitest'
import { normalizeType, isKnownType } from './node-type'

describe('a node type', () => {
  it.each([
    'HiveSQL',
    'SparkSQL',
    'DWSSQL',
    'DLISQL',
    'Shell',
    'CDMJob',
    'DISTransferTask',
    'CloudTableManager',
    'OBSManager',
    'RestClient',
    'SMN',
    'MRSSpark',
    'MapReduce',
    'MRSFlinkJob',
    'MRSHetuEngine',
    'DLISpark',
    'RDSSQL',
    'ModelArts Train',
  ])('that the answer documents: %s', (type) => {
    expect(isKnownType(type)).toBe(true)
  })

  it.each([
    ['with spaces', 'DWS SQL'],
    ['in another case', 'hivesql'],
    ['before a sub-type', 'ETLJob|DLI2DLI'],
    ['of the console', 'For Each'],
    ['with a slash', 'Open/Close Resource'],
    ['without its last letter', 'CloudTableManage'],
  ])('spelled otherwise: %s', (_, type) => {
    expect(isKnownType(type)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['only a sub-type', '|DLI2DLI'],
    ['a word nobody documents', 'QuantumSQL'],
    ['a part of a known one', 'SQL'],
    ['a name of every object', 'constructor'],
  ])('that nobody documents: %s', (_, type) => {
    expect(isKnownType(type)).toBe(false)
  })

  it('folds to its first part, without spaces and case', () => {
    expect(normalizeType('ETL Job|DLI 2 DLI')).toBe('etljob')
  })
})
