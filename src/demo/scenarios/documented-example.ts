import { type Json, toJson } from '../json'
import { LOG_BUCKET } from './wire'
import { DEFAULT_WORKSPACE, type DemoInstance } from './demo-instance'

/**
 * The documented example, byte for byte: a literal, because no writer would produce its two `instanceId` keys and its
 * stray spaces.
 */
export const DOCUMENTED_EXAMPLE = `{
    "jobName":"job_batch",
    "instanceId":34765,
    
    "status":"fail",
    "planTime":1551425326540,
    "startTime":1551425327000,
    "endTime":1551425387000,
    "executeTime":1,
    "instanceId":30654,
    "total":2,
    "nodes":[
        {
            "endTime":1551671590000,
            "inputRowCount":0,
            "instanceId":34765,
            "nodeName":"Dummy_8556",
            
            "planTime":1551671580000,
            "retryTimes":0,
            "startTime":1551671584000,
            "status":"success",
            "submitTime":1550910278706,
            "type":"Dummy"
        },
        {
            "endTime":1551671598000,
            "inputRowCount":0,
            "instanceId":34765,
            "logPath":"obs://dlf-log-b384b9e9ab9b4ee8994c8633aabc9505/job_batch/2019-03-04 11_53_00.000/error/error.job",
            "nodeName":"error",
            
            "planTime":1551671580000,
            "retryTimes":0,
            "startTime":1551671594000,
            "status":"success",
            "submitTime":1550910278706,
            "type":"DWS SQL"
        }
    ]
}`

/**
 * The header of the example is that of another run. This is the run that its nodes belong to, with the header that
 * the documented list of instances gives for it, and without the undocumented field.
 */
function consistent(): string {
  const id = 34766
  const planTime = 1_551_671_580_000
  const node = (
    nodeName: string,
    type: string,
    startTime: number,
    endTime: number,
    logPath?: string,
  ): Json => ({
    endTime,
    inputRowCount: 0,
    instanceId: id,
    logPath,
    nodeName,
    planTime,
    retryTimes: 0,
    startTime,
    status: 'success',
    type,
  })
  const log = `${LOG_BUCKET}/job_batch/2019-03-04 11_53_00.000/error/error.job`
  return toJson({
    jobName: 'job_batch',
    instanceId: id,
    status: 'success',
    planTime,
    startTime: planTime,
    endTime: planTime + 18_000,
    executeTime: 18_000,
    total: 2,
    nodes: [
      node('Dummy_8556', 'Dummy', planTime + 4_000, planTime + 10_000),
      node('error', 'DWS SQL', planTime + 14_000, planTime + 18_000, log),
    ],
  })
}

export const DOCUMENTED_RUNS: readonly DemoInstance[] = [
  {
    job: 'job_batch',
    id: '34765',
    workspace: DEFAULT_WORKSPACE,
    group: 'contradictions',
    what: {
      en: 'The documented example, as printed: it contradicts itself',
      'zh-CN': '文档里的示例原文：前后自相矛盾',
    },
    text: () => DOCUMENTED_EXAMPLE,
  },
  {
    job: 'job_batch',
    id: '34766',
    workspace: DEFAULT_WORKSPACE,
    group: 'states',
    what: {
      en: 'The same two nodes with a header that fits them',
      'zh-CN': '同样两个节点，配上与之相符的作业信息',
    },
    text: consistent,
  },
]
